"""Template filters that name the words of the plan format in the reader's language."""

from typing import Any

from django import template

from yinfeng.plan import words
from yinfeng.plan.core.particulars import Particular

register = template.Library()


@register.filter
def section_word(section: str) -> Any:
    """Return what a section of the plan, or a family of provisions, is called."""
    return words.SECTIONS.get(section) or words.FAMILIES.get(section, section)


@register.filter
def field_word(told: Particular) -> Any:
    """Return what a particular is called: the printed name of a figure, else the field's."""
    return told.printed or words.FIELDS.get(told.name, told.name)


@register.filter
def value_words(told: Particular) -> list[Any]:
    """Return the values of a particular, words of the format by their names."""
    return [value_word(value, told.name) for value in told.values]


@register.filter
def value_word(value: str, field: str) -> Any:
    """Return what a word of the format is called, as a value of a field; anything else as it is."""
    return words.VALUES.get(field, {}).get(value, value)
