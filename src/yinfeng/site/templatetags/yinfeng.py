"""Template tags that every room's pages may use."""

from typing import Any

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.display import money
from yinfeng.kernel.problems import Problem
from yinfeng.site.navigation import Link, links

register = template.Library()
register.filter("money", money)

STANDINGS = {
    "reported": _("报道"),
    "claimed": _("申报"),
    "verified": _("核定"),
    "refused": _("不予认定"),
    "withdrawn": _("撤回"),
}


@register.simple_tag(takes_context=True)
def navigation(context: Any) -> list[tuple[str, list[Link]]]:
    """Return the campaign's pages by section, for the layout."""
    return links(context["campaign"].slug, context["request"].path)


@register.inclusion_tag("site/_standing.html")
def standing(key: str) -> dict[str, Any]:
    """Print the standing of a fact as a tag with its word and its colour."""
    return {"key": key, "label": STANDINGS.get(key, key)}


@register.inclusion_tag("site/_empty.html")
def nothing_here(why: str, fill: str = "") -> dict[str, str]:
    """Print a panel that says why it is empty and what would fill it."""
    return {"why": why, "fill": fill}


@register.filter
def say(problem: Problem) -> str:
    """Return a problem's words in the reader's language."""
    return problem.say(gettext)
