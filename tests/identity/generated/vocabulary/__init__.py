"""The generator's own word lists, written for it alone: the engine that is judged on the records has others."""

import csv
from pathlib import Path

_HERE = Path(__file__).parent


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this folder."""
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(name: str) -> tuple[str, ...]:
    """The words of a text file of this folder."""
    return tuple((_HERE / name).read_text(encoding="utf-8").split())
