"""The question and the value of a printed figure as plain data that is kept, and read back from it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.values import Sum, Value
from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity


def value_from(kept: Mapping[str, Any]) -> Value:
    """Return a value as it was before it was kept."""
    sums = tuple(Sum(one["currency"], _ends(one["sure"]), _ends(one["possible"])) for one in kept["sums"])
    return Value(**{**kept, "sums": sums})


def _ends(kept: list[int]) -> tuple[int, int]:
    return kept[0], kept[1]


def plain_ask(ask: Ask) -> dict[str, object]:
    """Return a question as the plain data that is kept; `ask_from` reads it back."""
    at_least = str(ask.at_least) if ask.at_least else None
    return asdict(ask) | {"window": str(ask.window), "until": str(ask.until), "at_least": at_least}


def ask_from(kept: Mapping[str, Any]) -> Ask:
    """Return a question as it was before it was kept."""
    at_least = kept["at_least"]
    return Ask(
        **{
            **kept,
            "window": parse_interval(kept["window"]),
            "until": date.fromisoformat(kept["until"]),
            "standings": tuple(kept["standings"]),
            "unless": tuple(kept["unless"]),
            "at_least": parse_quantity(at_least) if at_least else None,
            "where": tuple((axis, label) for axis, label in kept["where"]),
            "keys": tuple(kept["keys"]),
        }
    )
