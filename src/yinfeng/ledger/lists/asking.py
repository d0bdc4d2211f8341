"""What a reader asks of a list, read from the address. A parameter that makes no sense is told and left out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.utils.translation import gettext_noop as _

from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.kernel.problems import Place, Problem
from yinfeng.kernel.quantity import Quantity, parse_quantity
from yinfeng.ledger.lists.columns import LISTS, Filter, ListKind

Query = Mapping[str, Sequence[str]]

SIZE, MAX_SIZE = 50, 500
MAX_TEXT = 100
_ALL_FILTERS = {wanted.key for kind in LISTS for wanted in kind.filters}


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters as they may stand in an address, the order (a column's key, with - for the largest first), and the page.

    No `columns` means those that are shown unless others are chosen. `kept` is the moment asked for, see plan `When`.
    """

    filters: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    columns: tuple[str, ...] = ()
    page: int = 1
    size: int = SIZE
    kept: str = ""

    def without(self, *keys: str) -> "Asked":
        """Return the same without some filters, from the first page on."""
        kept = {key: value for key, value in self.filters.items() if key not in keys}
        return replace(self, filters=kept, page=1)

    def having(self, **filters: str) -> "Asked":
        """Return the same with some filters set, from the first page on."""
        return replace(self, filters={**self.filters, **filters}, page=1)

    def address(self, **more: str) -> str:
        """Return the query of an address that asks for this, defaults left out."""
        said = {**self.filters, "sort": self.order, "columns": ",".join(self.columns)}
        said |= {"size": "" if self.size == SIZE else str(self.size), "page": "" if self.page == 1 else str(self.page)}
        query = urlencode({key: value for key, value in {**said, **more}.items() if value})
        return "?" + "&".join(part for part in (query, self.kept) if part)


def read_asked(
    query: Query, kind: ListKind, choices: Mapping[str, Collection[str]], *, kept: str = ""
) -> tuple[Asked, list[Problem]]:
    """Read the parameters of an address.

    Shape: `choices` are the values each filter of sort choice may take; parameters of other pages are passed over.
    """
    reading = _Reading(query, kind, choices)
    asked = Asked(reading.filters(), reading.order(), reading.columns(), reading.number("page"), reading.size(), kept)
    return asked, reading.problems


def read_money(text: str) -> Quantity:
    """Read an amount of money as printed.

    Raises: ValueError if it is none that can be compared.
    """
    quantity = parse_quantity(text)
    if not quantity.is_money:
        raise ValueError(text)
    return quantity


def read_window(filters: Mapping[str, str]) -> tuple[Interval | None, Interval | None]:
    """Return the first and the last period of the window asked for."""
    first, last = filters.get("from"), filters.get("to")
    return parse_interval(first) if first else None, parse_interval(last) if last else None


class _Reading:
    """One address being read, and what was wrong with it."""

    def __init__(self, query: Query, kind: ListKind, choices: Mapping[str, Collection[str]]) -> None:
        self.query, self.kind, self.choices = query, kind, choices
        self.problems: list[Problem] = []

    def tell(self, name: str, message: str, advice: str = "", **facts: object) -> None:
        self.problems.append(Problem(Place(field=name), message, advice, {"said": self.said(name)[:60], **facts}))

    def said(self, name: str) -> str:
        values = self.query.get(name) or [""]
        return values[-1].replace("\x00", "").strip()

    def filters(self) -> dict[str, str]:
        found = {
            wanted.key: self.said(wanted.key)
            for wanted in self.kind.filters
            if self.said(wanted.key) and self._is_sound(wanted, self.said(wanted.key))
        }
        for name in sorted(_ALL_FILTERS - self.kind.asks.keys()):
            if self.said(name):
                self.tell(name, _("这张表没有“{field}”这个条件，没有用上。"), field=name)
        first, last = read_window(found)
        if first and last and first.from_day and first.from_day > last.to_day:
            self.tell("from", _("日期起在止之后，两个都没有用上。"), _("请对调。"))
            found = {key: value for key, value in found.items() if key not in ("from", "to")}
        if "from" not in found and "to" not in found:
            found.pop("certainty", None)
        return found

    def _is_sound(self, wanted: Filter, said: str) -> bool:
        """Tell whether a filter's value can be used, and say so where it cannot."""
        if wanted.sort == "choice" and said not in self.choices.get(wanted.key, ()):
            self.tell(wanted.key, _("没有“{said}”这个选项，这个条件没有用上。"), _("请从列表里选。"))
            return False
        if wanted.sort == "flag" and said != "1":
            self.tell(wanted.key, _("“{said}”不是勾选值，这个条件没有用上。"), _("请写 1。"))
            return False
        if wanted.sort == "text" and len(said) > MAX_TEXT:
            self.tell(wanted.key, _("搜索的文字超过 {limit} 个字，没有用上。"), _("请写其中几个字。"), limit=MAX_TEXT)
            return False
        return self._reads(wanted, said)

    def _reads(self, wanted: Filter, said: str) -> bool:
        try:
            if wanted.sort == "amount":
                read_money(said)
            if wanted.sort == "day":
                parse_interval(said)
        except ValueError:
            if wanted.sort == "amount":
                advice = _("请写成 20亿元、3500万元、1亿美元一类。")
                self.tell(wanted.key, _("“{said}”不是金额，这个条件没有用上。"), advice)
            else:
                advice = _("请写成 2022-03-05、2022-03 或 2022。")
                self.tell(wanted.key, _("“{said}”不是日期，这个条件没有用上。"), advice)
            return False
        return True

    def order(self) -> str:
        said = self.said("sort")
        if said and said.removeprefix("-") not in {"key", *(column.key for column in self.kind.columns)}:
            self.tell("sort", _("没有“{said}”这种排序，按通常的次序排。"))
            return ""
        return "" if said == self.kind.order else said

    def columns(self) -> tuple[str, ...]:
        said = {part for value in self.query.get("columns") or () for part in value.split(",") if part}
        known = [column.key for column in self.kind.others]
        if unknown := sorted(said - {"name", *known}):
            self.tell("columns", _("没有“{unknown}”这一栏。"), unknown="、".join(unknown)[:60])
        chosen = tuple(key for key in known if key in said)
        return () if chosen == self.kind.shown or not chosen else chosen

    def number(self, name: str, default: int = 1) -> int:
        said = self.said(name)
        if not said:
            return default
        if not said.isdecimal() or len(said) > 9 or int(said) == 0:
            self.tell(name, _("“{said}”不是页码或行数，没有用上。"))
            return default
        return int(said)

    def size(self) -> int:
        said = self.number("size", SIZE)
        if said > MAX_SIZE:
            self.tell("size", _("一页最多 {limit} 行。"), limit=MAX_SIZE)
        return min(said, MAX_SIZE)
