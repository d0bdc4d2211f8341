"""Which language a page is read in: `?lang=` first, then the cookie, then simplified Chinese.

Templates are written in simplified Chinese; English comes from gettext, traditional Chinese from the finished page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from yinfeng.site.traditional import to_traditional

COOKIE = "yinfeng_lang"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Language:
    """A language pages are offered in: its tag, its name in itself, a short name, and the catalogue it is made from."""

    tag: str
    name: str
    short: str
    catalogue: str


LANGUAGES = {
    language.tag: language
    for language in (
        Language("zh-Hans", "简体中文", "简", "zh-hans"),
        Language("zh-Hant", "繁體中文", "繁", "zh-hans"),
        Language("en", "English", "EN", "en"),
    )
}
DEFAULT = "zh-Hans"


def language_of(request: HttpRequest) -> Language:
    """Return the language this request is answered in; an unknown tag counts as none."""
    asked = (request.GET.get("lang"), request.COOKIES.get(COOKIE))
    return next((LANGUAGES[tag] for tag in asked if tag in LANGUAGES), LANGUAGES[DEFAULT])


class LanguageMiddleware:
    """Activates the language, remembers a choice, and turns finished pages into traditional script where asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in its language."""
        language = language_of(request)
        with translation.override(language.catalogue):
            response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", language.tag)
        if request.GET.get("lang") == language.tag:
            response.set_cookie(COOKIE, language.tag, max_age=YEAR, samesite="Lax", httponly=True)
        if language.tag == "zh-Hant" and _is_page(response):
            response.content = to_traditional(response.content.decode(response.charset)).encode(response.charset)
        return response


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
