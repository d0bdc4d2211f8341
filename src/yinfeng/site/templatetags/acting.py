"""The choice of the unit to act for, in the header and wherever a form needs it."""

from typing import Any

from django import template

from yinfeng.site.acting import Choice, choice

register = template.Library()


@register.simple_tag(takes_context=True)
def acting_choice(context: Any) -> Choice | None:
    """Return what can be chosen in this page's campaign. One query, asked once a page."""
    request = context["request"]
    if not hasattr(request, "acting_choice"):
        request.acting_choice = choice(context["campaign"], request.viewer.unit)
    return request.acting_choice
