"""A page shows what a later room knows of its things without knowing that room: rooms enter panels at start-up.

A place is a name such as `plan:clause`. Its page asks once and gets every panel of every room; a panel names the
template that prints it, the thing it belongs to, and what the template prints.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of another room's page. `about` is the key of the thing it belongs to; empty means the page itself."""

    template: str
    about: str = ""
    shows: Mapping[str, object] = field(default_factory=dict)


Provider = Callable[..., Iterable[Panel]]
Panels = Mapping[str, tuple[Panel, ...]]

_providers: defaultdict[str, list[Provider]] = defaultdict(list)


def register(place: str, provider: Provider) -> None:
    """Enter what a room has to show at a place; entering it twice changes nothing."""
    if provider not in _providers[place]:
        _providers[place].append(provider)


def panels(place: str, **asked: object) -> Panels:
    """Return the panels of a place by what they are about, in the order in which rooms entered.

    Shape: each provider is called once, with what the page asks about as keywords.
    """
    found: defaultdict[str, list[Panel]] = defaultdict(list)
    for provider in _providers[place]:
        for panel in provider(**asked):
            found[panel.about].append(panel)
    return {about: tuple(some) for about, some in found.items()}
