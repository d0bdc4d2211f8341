"""The records that are held against each other: columns of text, and amounts in fen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yinfeng.identity.core.amounts import Amounts, no_amounts, read_amounts


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """Firms or projects as columns of n cells; a column that nobody has is left out (None).

    Shape: `ids` and `names` n each; `codes` credit codes, of the firm or of the project's investor; `investors` one or
    several, separated by / 、 or ;; `places` as printed, the narrowest counts; `days` the day a row speaks of, as ISO
    text, for names that change hands.
    """

    ids: Sequence[str]
    names: Sequence[str]
    codes: Sequence[str] | None = None
    investors: Sequence[str] | None = None
    places: Sequence[str] | None = None
    amounts: Amounts | None = None
    days: Sequence[str] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def money(self) -> Amounts:
        """Return the amounts, unstated where there is no such column."""
        return self.amounts or no_amounts(len(self))

    @staticmethod
    def of(rows: Sequence[dict[str, str]]) -> "Records":
        """Return rows as columns; a cell that is no amount counts as not stated. Shape: keys as in the CSV."""

        def column(key: str) -> list[str] | None:
            cells = [row.get(key) or "" for row in rows]
            return cells if any(cells) else None

        cells: Any = column("amount")
        amounts = read_amounts(cells, column("unit"))[0] if cells else None
        ids = [row["id"] for row in rows]
        names = [row["name"] for row in rows]
        return Records(ids, names, column("uscc"), column("investor"), column("place"), amounts, column("day"))
