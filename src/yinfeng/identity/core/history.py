"""Firms that changed their names: which firms a name has stood for, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.names import read_names
from yinfeng.identity.core.records import Records
from yinfeng.identity.core.texts import Texts
from yinfeng.identity.core.vocabulary import Vocabulary

MOST = 2
"""So many firms may a record be by its name, if the name changed hands."""
Firms = npt.NDArray[np.int32]
_Span = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Renaming:
    """A firm now called `name` was called `former` between two days, as ISO text; an empty day is open.

    `former` may also be the id of a record, which is then that firm whatever it is called there.
    """

    name: str
    former: str
    valid_from: str = ""
    valid_to: str = ""


def find_firms(records: Records, history: Sequence[Renaming], vocabulary: Vocabulary) -> Firms:
    """Return which firms of the history each record may be, by its name or its id.

    Shape: (n, MOST) numbers of firms from 1 on, 0 for none. Where a record states its day, only names count that held
    on it; where it does not, a name that changed hands may be any of its firms.
    """
    firms = np.zeros((len(records), MOST), np.int32)
    if not history:
        return firms
    spans = _spans_by_key(history, vocabulary)
    ids = {one: row for row, one in enumerate(records.ids)}
    for firm, renaming in zip(_firms(history, vocabulary), history, strict=True):
        if (row := ids.get(renaming.former)) is not None:
            firms[row, 0] = firm
    days = records.days or [""] * len(records)
    keys = _keys(records.names, vocabulary)
    known = np.flatnonzero(np.isin(keys, np.array(list(spans), np.uint64)) & (firms[:, 0] == 0))
    for row in known.tolist():
        held = [firm for firm, first, last in spans[int(keys[row])] if _holds(days[row], first, last)]
        for slot, firm in enumerate(list(dict.fromkeys(held))[:MOST]):
            firms[row, slot] = firm
    return firms


def _spans_by_key(history: Sequence[Renaming], vocabulary: Vocabulary) -> dict[int, list[_Span]]:
    """Return for the key of each name the firms it has stood for, with the days between which it did."""
    spans: dict[int, list[_Span]] = {}
    present = _keys([one.name for one in history], vocabulary).tolist()
    former = _keys([one.former for one in history], vocabulary).tolist()
    firms = _firms(history, vocabulary)
    for one, now, before, firm in zip(history, present, former, firms, strict=True):
        spans.setdefault(before, []).append((firm, one.valid_from, one.valid_to))
        spans.setdefault(now, []).append((firm, one.valid_to, ""))
    return spans


def _firms(history: Sequence[Renaming], vocabulary: Vocabulary) -> list[int]:
    """Return the firm of each line: lines of one present name are one firm, and so are lines that follow each other."""
    present = _keys([one.name for one in history], vocabulary).tolist()
    former = _keys([one.former for one in history], vocabulary).tolist()
    firm_of = {key: number for number, key in enumerate(dict.fromkeys(present), 1)}
    for now, before in zip(present, former, strict=True):
        if before in firm_of and firm_of[before] != firm_of[now]:  # what this one was called, another line goes on from
            old, new = firm_of[before], firm_of[now]
            firm_of = {key: new if firm == old else firm for key, firm in firm_of.items()}
    return [firm_of[key] for key in present]


def _keys(names: Sequence[str], vocabulary: Vocabulary) -> npt.NDArray[np.uint64]:
    return read_names(Texts.of(names), vocabulary).body.whole_keys()


def _holds(day: str, first: str, last: str) -> bool:
    return not day or ((not first or first <= day) and (not last or day <= last))
