"""What a person answers about projects that vanished from a list, read from a form: all at once or one by one."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinfeng.kernel.days import Interval, parse_interval
from yinfeng.kernel.refusals import RefusedError
from yinfeng.workbooks.vanishing import ANSWERED, Answer

_FIELDS = ("gone", "answer", "day", "other")


def read_answers(sent: QueryDict) -> dict[str, Answer]:
    """Return the answers by the key of the project; whoever is not answered about is left out.

    Shape: the lists gone, answer, day and other, of one length; `all_same` answers whatever else is left open.
    Raises: RefusedError if a day cannot be read.
    """
    lines = zip(*(sent.getlist(name) for name in _FIELDS), strict=False)
    rest = "same" if sent.get("all_same") else ""
    answers = {}
    for key, kind, day, other in lines:
        if (said := kind or rest) in ANSWERED:
            answers[key] = Answer(said, _interval(day) if said == "ended" else None, other if said == "renamed" else "")
    return answers


def _interval(text: str) -> Interval | None:
    """Return the day on which a project ended, None where none is told."""
    if not text.strip():
        return None
    try:
        return parse_interval(text.strip())
    except ValueError:
        raise RefusedError(
            _("终止日期“{text}”读不出。请写成 2026-03-05、2026-03 或 2026年3月；不知道可以不填。"), text=text[:40]
        ) from None
