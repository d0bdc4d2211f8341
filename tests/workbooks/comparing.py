"""Whether what a report says of a row is what a clerk reads there, field by field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tests.workbooks.values import answers_of

from yinfeng.kernel.folding import fold

CORE_MILESTONES = ("signed", "registered", "started", "producing")
PLAIN_FIELDS = ("name", "investors", "county", "amount", "stage", "inferred_unit")
FIELDS = (*PLAIN_FIELDS, "dates", "other_amounts", "hidden")


@dataclass(frozen=True)
class Verdict:
    """One field of one row, judged."""

    field: str
    part: str
    expected: object
    got: object
    right: bool

    def __str__(self) -> str:
        spot = f"{self.field}.{self.part}" if self.part else self.field
        wanted = " or ".join(brief(answer) for answer in answers_of(self.expected))
        return f"{spot}: expected {wanted}, got {brief(self.got)}"


def judge(expected: dict, got: dict) -> Iterator[Verdict]:
    """Yield a verdict on every field that is expected of a data row, and on milestones that nobody wrote."""
    for field in PLAIN_FIELDS:
        if field in expected:
            yield _verdict(field, "", expected[field], got.get(field))
    if expected.get("hidden"):
        yield _verdict("hidden", "", True, got.get("hidden"))
    dates = got.get("dates") or {}
    for milestone in {**expected["dates"], **{name: None for name in CORE_MILESTONES if dates.get(name)}}:
        yield _verdict("dates", milestone, expected["dates"].get(milestone), dates.get(milestone))
    amounts = got.get("other_amounts") or {}
    for name, amount in expected["other_amounts"].items():
        yield _verdict("other_amounts", name, amount, amounts.get(name))


def _verdict(field: str, part: str, expected: object, got: object) -> Verdict:
    right = any(agrees(field, answer, got) for answer in answers_of(expected))
    return Verdict(field, part, expected, got, right)


def agrees(field: str, answer: object, got: object) -> bool:
    """Tell whether two values of a field mean the same."""
    if field in EMPTY_IS_A_VALUE:
        return bool(EMPTY_IS_A_VALUE[field](answer) == EMPTY_IS_A_VALUE[field](got))
    if answer is None or not got:
        return answer is None and not got
    meaning = MEANINGS.get(field, str)
    return bool(meaning(answer) == meaning(got))


def _folded(names: object) -> set[str]:
    return {fold(str(name)) for name in names or []}


def _date(value: dict) -> tuple[object, ...]:
    return value.get("from"), value.get("to"), value.get("precision"), bool(value.get("planned"))


def _amount(value: dict) -> tuple[object, ...]:
    ends = value.get("range") or {}
    numbers = (value.get("value"), ends.get("from"), ends.get("to"))
    return *map(number, numbers), value.get("currency"), value.get("qualifier", "=")


def _name(value: object) -> str:
    return fold(str(value))


def number(text: object) -> Decimal | None:
    """Return the decimal number, none where there is none."""
    try:
        return None if text is None else Decimal(str(text))
    except InvalidOperation:
        return None


EMPTY_IS_A_VALUE: dict[str, Callable] = {"investors": _folded, "inferred_unit": bool, "hidden": bool}
MEANINGS: dict[str, Callable] = {"name": _name, "dates": _date, "amount": _amount, "other_amounts": _amount}


def brief(value: object) -> str:
    """Return a value as short as it can be read."""
    if isinstance(value, dict) and "precision" in value:
        planned = " planned" if value.get("planned") else ""
        return f"{value.get('from')}…{value.get('to')} {value['precision']}{planned}"
    if isinstance(value, dict) and "currency" in value:
        ends = value.get("range") or {}
        figure = f"{ends.get('from')}…{ends.get('to')}" if ends else value.get("value")
        return f"{value.get('qualifier', '=')}{figure} {value['currency']}"
    return repr(value)
