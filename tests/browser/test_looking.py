"""What a look at a page reports besides its layout: answers, policy, complaints, requests elsewhere, accessibility."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from tests.browser.looking import Eye

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="zh"><title>页</title><main><h1>页</h1>{}</main></html>'
POLICY = "default-src 'self'; img-src *; script-src 'unsafe-inline'"


class Answer(BaseHTTPRequestHandler):
    """Gives every address the same answer."""

    def __init__(self, body: str, policy: str, status: int, *rest) -> None:
        self.body, self.policy, self.status = body, policy, status
        super().__init__(*rest)

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/" else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(PAGE.format(self.body).encode() if self.path == "/" else b"")

    def log_message(self, *_) -> None:
        """Say nothing."""


@contextmanager
def answering(body: str, policy: str = POLICY, status: int = 200) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, body, policy, status)) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def faults(chromium, looks, body, **answer) -> str:
    with answering(body, **answer) as address:
        eye = Eye(chromium, 800, address)
        found = eye.look(address).faults
        eye.context.close()
    return "\n".join(found)


def test_a_sound_page_has_no_fault(chromium, looks):
    assert faults(chromium, looks, "<p>没有什么不对。</p>") == ""


@pytest.mark.parametrize(
    ("body", "answer", "said"),
    [
        ("", {"status": 404}, "answers 404"),
        ("", {"policy": "img-src *"}, "no strict content security policy"),
        ("<script>console.error('坏了')</script>", {}, "the console says: 坏了"),
        ("<script>nothing.here</script>", {}, "nothing is not defined"),
        ('<img alt="" src="http://example.org/x.png">', {}, "asks elsewhere for http://example.org/x.png"),
        ("<input>", {}, "label: Form elements must have labels"),
    ],
)
def test_a_fault_is_named(chromium, looks, body, answer, said):
    assert said in faults(chromium, looks, body, **answer)
