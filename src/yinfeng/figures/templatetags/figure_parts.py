"""Template filters for the values of figures."""

from django import template

register = template.Library()


@register.filter
def parts(text: str) -> list[str]:
    """Return a value currency by currency, so that each stands on a line of its own."""
    return text.split(" · ")
