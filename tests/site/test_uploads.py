"""What is too large is refused before it arrives."""

import pytest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.test import RequestFactory

from yinfeng.ledger.papers import MAX_BYTES
from yinfeng.site.uploads import AROUND


class Unread:
    """A body that nobody may read."""

    def read(self, *_: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def answer(length: object, lang: str = "", body: object = None):
    environ = RequestFactory().post("/", QUERY_STRING=f"lang={lang}").environ
    environ |= {"CONTENT_LENGTH": str(length), "wsgi.input": body or Unread()}
    handler = WSGIHandler()
    return handler.get_response(WSGIRequest(environ))


@pytest.mark.parametrize(("lang", "says"), [("", "文件超过 20 MiB。"), ("en", "larger than 20 MiB")])
def test_a_body_larger_than_any_file_we_take_is_refused_unread_and_in_words(db, lang, says):
    response = answer(MAX_BYTES + AROUND + 1, lang)
    assert response.status_code == 413
    assert says in response.content.decode()


@pytest.mark.parametrize("length", ["", "none", "-1"])
def test_a_body_of_no_length_goes_on_and_is_taken_as_empty(db, length):
    assert answer(length).status_code != 413
