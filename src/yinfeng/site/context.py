"""What every page's layout needs to know, and nothing it does not print."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from yinfeng.plan.selectors import list_campaigns
from yinfeng.site.language import LANGUAGES, language_of


def layout(request: HttpRequest) -> dict[str, Any]:
    """Return the language, the choice of languages, and the campaigns (asked for only where a page lists them)."""
    return {
        "language": language_of(request),
        "languages": [(language, _address(request, language.tag)) for language in LANGUAGES.values()],
        "campaigns": SimpleLazyObject(lambda: list_campaigns(viewer=request.viewer)),
    }


def _address(request: HttpRequest, tag: str) -> str:
    """Return this page's address in another language, its other parameters kept."""
    query = request.GET.copy()
    query["lang"] = tag
    return f"?{query.urlencode()}"
