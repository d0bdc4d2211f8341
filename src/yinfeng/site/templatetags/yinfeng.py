"""Template tags that every room's pages may use."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode, url
from django.utils.html import escape
from django.utils.translation import gettext

from yinfeng.kernel.display import money
from yinfeng.kernel.panels import Panel, Panels
from yinfeng.kernel.problems import Problem
from yinfeng.ledger.showing import STANDINGS
from yinfeng.plan.moments import NAMES
from yinfeng.site.navigation import Link, links

register = template.Library()
register.filter("money", money)


@register.simple_tag(takes_context=True)
def navigation(context: Any) -> list[tuple[str, list[Link]]]:
    """Return the campaign's pages by section, for the layout."""
    return links(context["campaign"].slug, context["request"].path, context.get("when"))


class MomentURLNode(URLNode):
    """An address within the campaign that keeps the moment the page was asked for."""

    def __init__(self, node: URLNode) -> None:
        if node.asvar:
            raise template.TemplateSyntaxError("`to` prints an address; `url ... as` keeps one")
        self.query = node.kwargs.pop("query", None)
        super().__init__(node.view_name, node.args, node.kwargs, None)

    def render(self, context: Any) -> str:
        """Return the address."""
        address, when = super().render(context), context.get("when")
        address += f"?{self.query.resolve(context)}" if self.query else ""
        return str(escape(when.added_to(address) if when else address))


@register.tag
def to(parser: Parser, token: Token) -> MomentURLNode:
    """Print an address as `url` does, and keep the moment: `{% to "plan:units" campaign.slug query="of=county" %}`."""
    return MomentURLNode(url(parser, token))


@register.simple_tag(takes_context=True)
def other_parameters(context: Any) -> list[tuple[str, str]]:
    """Return what the address asks for besides the moment and the page number, for the form that changes the moment."""
    asked = context["request"].GET
    return [(name, value) for name in asked if name not in (*NAMES, "page") for value in asked.getlist(name) if value]


@register.simple_tag(takes_context=True)
def this_page_now(context: Any) -> str:
    """Return the address of this page without a moment."""
    query = context["request"].GET.copy()
    for name in NAMES:
        query.pop(name, None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def page_address(context: Any, number: int) -> str:
    """Return the address of another page of the same list: everything else that was asked for is kept."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@register.inclusion_tag("site/_standing.html")
def standing(key: str) -> dict[str, Any]:
    """Print the standing of a fact as a tag with its word and its colour."""
    return {"key": key, "label": STANDINGS.get(key, key)}


@register.inclusion_tag("site/_empty.html")
def nothing_here(why: str, fill: str = "") -> dict[str, str]:
    """Print a panel that says why it is empty and what would fill it."""
    return {"why": why, "fill": fill}


@register.filter
def about(panels: Panels, key: str) -> tuple[Panel, ...]:
    """Return the panels of other rooms about one thing of the page; about nothing means the page itself."""
    return panels.get(key, ())


@register.filter
def say(problem: Problem) -> str:
    """Return a problem's words in the reader's language."""
    return problem.say(gettext)
