"""What a clerk types into a cell: a day, a sum, a stage, each in the unit's own way."""

from dataclasses import dataclass
from datetime import date

from generator.amounts import WAN, YI
from generator.campaign import NAMES
from generator.days import part_of_month
from generator.dice import Dice
from generator.habits import STEP_WORDS, Habit
from generator.model import Amount, Claim, Record, latest
from generator.project_forms import GROUP_NAMES, remark, standing_claim

_EPOCH = date(1899, 12, 30)
_REACHED = {"negotiating": "在谈"}
_CURRENCY_NAMES = {"CNY": "人民币", "USD": "美元", "HKD": "港元"}
_QUALIFIERS = "约超"
_WIDE = {ord("."): "．", **{ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}}
_REMARKED = 0.08
_WRAPPED_AT = 8


@dataclass(frozen=True)
class Row:
    """A project in the return that was sent on a day."""

    record: Record
    sent: date

    @property
    def unit(self) -> str:
        """Return the unit that sends it."""
        return self.record.unit_on(self.sent)

    @property
    def amount(self) -> Amount | None:
        """Return what is agreed, or talked about, as known that day."""
        return latest(self.record.amounts, self.sent)

    def claim(self, step: str) -> Claim | None:
        """Return what the unit says about a step."""
        return standing_claim(self.record, step, self.sent)


def written(day: date, style: str) -> object:
    """Return a day in a style: a date cell, Excel's serial number, 20260305 as a number, or text."""
    year, month, number = day.year, day.month, day.day
    return {
        "date": day, "serial": (day - _EPOCH).days, "8位": int(f"{day:%Y%m%d}"), "-": day.isoformat(),
        "/": f"{year}/{month}/{number}", ".": f"{year}.{month}.{number}", "text": f"{year}-{month}-{number}",
        "年": f"{year}年{month}月{number}日", "短年": f"{year % 100}年{month}月{number}日",
    }[style]  # fmt: skip


def _day(habit: Habit, row: Row, step: str) -> object:
    claim = row.claim(step)
    if claim is None:
        return None
    if claim.part:
        return part_of_month(claim.day, claim.part)
    return written(claim.day, Dice("style", row.record.index, step, claim.day).pick(habit.dates))


def _sum(habit: Habit, amount: Amount) -> object:
    """Return a sum as a number or text under the unit of its header; what is more than a number keeps its words."""
    if habit.money in ("text", "全角") or amount.low is None:
        return amount.text.translate(_WIDE if habit.money == "全角" else {})
    number = {"亿": amount.low / YI, "万": amount.low // WAN}.get(habit.money)
    if amount.text[0] in _QUALIFIERS or amount.low != amount.high:
        whole = amount.low % YI == 0 and habit.money == "亿" and amount.unit == "CNY"
        return amount.text.removesuffix("亿元") if whole else amount.text
    if number is None:
        return f"{amount.low // WAN:,}{'万元' if habit.money == '千分万元' else ''}"
    return number


def _amount(habit: Habit, row: Row, column: str) -> object:
    """Return what stands in the column of sums, or in that of foreign money beside it."""
    amount, holds = row.amount, {one.holds for one in habit.laid}
    if amount is None:
        return None
    if habit.remarks and amount.low is not None and Dice("remark", row.record.index).chance(_REMARKED):
        return f"{amount.text}（分两期）"
    foreign = amount.unit != "CNY" and amount.low is not None
    if "foreign" in holds and foreign != (column == "foreign"):
        return None
    if not foreign or "currency" in holds:
        return _sum(habit, amount)
    return amount.low // WAN if column == "foreign" and is_plain(row, "USD") else amount.text


def is_plain(row: Row, currency: str = "CNY") -> bool:
    """Tell whether a row's sum is one plain number of a currency."""
    amount = row.amount
    plain = amount is not None and amount.low is not None and amount.low == amount.high
    return plain and amount.unit == currency and amount.text[0] not in _QUALIFIERS


def _name(habit: Habit, name: str) -> str:
    """Return a name, a long one on two lines of its cell where the unit's columns are narrow."""
    wraps = habit.wrapped_names and len(name) > _WRAPPED_AT
    return f"{name[:_WRAPPED_AT]}\n{name[_WRAPPED_AT:]}" if wraps else name


def _stage(row: Row) -> str | None:
    reached = [step for step in STEP_WORDS if row.claim(step)]
    return _REACHED.get(reached[-1], f"已{STEP_WORDS[reached[-1]]}") if reached else None


def cell(habit: Habit, row: Row, holds: str, number: int) -> object:
    """Return what stands in a column of a project's row, None for an empty cell."""
    record = row.record
    step, _, part = holds.rpartition(".")
    if step:
        claim = row.claim(step)
        return _day(habit, row, step) if part == "day" else (claim.paper or None) if claim else None
    amount = row.amount
    said = {
        "no": number, "key": record.number, "name": _name(habit, record.name), "investor": record.investor,
        "seat": record.seat, "origin": record.origin, "group": GROUP_NAMES[latest(record.groups, row.sent)],
        "industry": record.industry, "place": NAMES[record.place_on(row.sent)], "unit": NAMES[row.unit],
        "note": remark(record, row.sent), "event": record.event if row.claim("signed") else "", "stage": _stage(row),
        "amount": _amount(habit, row, "amount"), "foreign": _amount(habit, row, "foreign"),
        "currency": _CURRENCY_NAMES[amount.unit] if amount and amount.low is not None else "",
        "old": record.worth * 9 // 10 // WAN, "sent": written(row.sent, habit.dates[0]),
    }  # fmt: skip
    return said[holds] or None


def money_in(row: Row, column: str) -> int:
    """Return what a row adds to the sum below a column, in fen; money of another currency adds nothing to yuan."""
    amount = row.amount
    if amount is None or amount.low is None or column not in ("amount", "foreign"):
        return 0
    return amount.low if (amount.unit == "CNY") == (column == "amount") and amount.unit in ("CNY", "USD") else 0
