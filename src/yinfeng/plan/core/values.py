"""The typed scalars of a plan file: days, spans, figures as printed, and the honest unknown."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, StringConstraints

from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.kernel.marking import mark as _
from yinfeng.kernel.quantity import Quantity, parse_quantity

UNKNOWN: Final = "unknown: not in the published text"
WHOLE_REGION = ("all", "region")
"""Keys that stand for the whole region where a unit, body or tier may stand."""

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_PLACE = re.compile(r"[0-9]{1,9}")

Unknown = Literal["unknown: not in the published text"]
Key = Annotated[str, StringConstraints(pattern=rf"^{KEY.pattern}$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Anchor = Annotated[str, StringConstraints(min_length=1, max_length=16)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ValueProblemError(ValueError):
    """A value that makes no sense: message and advice of the problem, which may name the {value} and the facts."""

    def __init__(self, message: str, advice: str, **facts: object) -> None:
        super().__init__(message)
        self.message, self.advice, self.facts = message, advice, facts


def _typed(read: Callable[[str], Any], message: str, advice: str) -> BeforeValidator:
    def check(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return read(value.strip())
        except ValueError:
            raise ValueProblemError(message, advice) from None

    return BeforeValidator(check)


def _read_whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _read_yes(text: str) -> bool:
    answers = {"yes": True, "no": False, "是": True, "否": False}
    if text not in answers:
        raise ValueError(text)
    return answers[text]


def _read_day(text: str) -> date:
    interval = parse_interval(text)
    if interval.precision != "day":
        raise ValueError(text)
    return interval.to_day


def _read_span(value: object) -> object:
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(end, str) and _PLACE.fullmatch(end) for end in value)
    ):
        start, end = int(value[0]), int(value[1])
        if start < end:
            return (start, end)
    raise ValueProblemError(_("“{value}”不是 [起, 止] 两个字符位置。"), _("请写两个数，起小于止。"))


Whole = Annotated[int, _typed(_read_whole, _("“{value}”不是整数。"), _("应如 12。"))]
Yes = Annotated[bool, _typed(_read_yes, _("“{value}”不是 yes 或 no。"), _("请写 yes 或 no。"))]
Day = Annotated[date, _typed(_read_day, _("“{value}”不是日期。"), _("应如 2022-12-31。"))]
Period = Annotated[
    Interval,
    _typed(
        parse_interval,
        _("“{value}”不是日期或期间。"),
        _("应如 2022-12-31、2022-03、2022 或 2022-01..2022-11。"),
    ),
]
Printed = Annotated[
    Quantity, _typed(parse_quantity, _("“{value}”不是数额。"), _("应如 20亿元、3500万元、2000个、9.3%。"))
]
Span = Annotated[tuple[int, int], BeforeValidator(_read_span)]
