"""The score of the importer's reports against what is expected, and what went wrong, in words to work from.

`python -m tests.workbooks.scoring [CASE…]` reads the cases (all, or those whose name contains a word) and prints both.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.workbooks.comparing import FIELDS, Verdict, judge
from tests.workbooks.matching import flagged, matched_sums
from tests.workbooks.values import answers_of

WEIGHTS = {"classes": 0.35, "fields": 0.45, "sums": 0.10, "problems": 0.10}
REFUSED_WITHOUT_REASON = 0.5
NOTHING: dict[str, object] = {"rows": []}


@dataclass
class Tally:
    """How many of all were right."""

    right: float = 0
    all: float = 0

    def add(self, right: float, of: float = 1) -> None:
        """Count what was right of some more."""
        self.right += right
        self.all += of

    @property
    def rate(self) -> float:
        """The share that was right; 1 where nothing was asked."""
        return self.right / self.all if self.all else 1.0


@dataclass
class Score:
    """What one report, or all of them, got right."""

    file: str
    classes: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    sums: Tally = field(default_factory=Tally)
    problems: Tally = field(default_factory=Tally)
    refusal: Tally = field(default_factory=Tally)
    missed: int = 0
    false: int = 0
    faults: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def overall(self) -> float:
        """The weighted score: a refusal is all there is to a file that is or must be refused."""
        if self.stopped:
            return self.refusal.rate
        asked = [tally for tally in self.fields.values() if tally.all]
        right, of = sum(tally.right for tally in asked), sum(tally.all for tally in asked)
        parts = {"classes": self.classes.rate, "fields": Tally(right, of).rate}
        parts |= {"sums": self.sums.rate, "problems": self.problems.rate}
        return sum(weight * parts[name] for name, weight in WEIGHTS.items())


def score(expected: dict, report: dict) -> Score:
    """Return the score of one report against its expectation."""
    found = Score(str(expected["file"]))
    if _settle_refusal(found, expected, report):
        return found
    got = blocks_of(report)
    wanted = blocks_of(expected)
    for block in wanted:
        only = len(got) == 1 and None in (block["sheet"], got[0].get("sheet"))
        answer = got[0] if only else next((one for one in got if one.get("sheet") == block["sheet"]), NOTHING)
        got = [one for one in got if one is not answer]
        _score_block(found, block, answer)
        _score_problems(found, block, [*(answer.get("problems") or []), *(report.get("problems") or [])])
    for block in got:
        _score_stray(found, block)
    return found


def blocks_of(report: dict) -> list[dict]:
    """Return what the report says of each sheet: the first one, and the further ones."""
    more = report.get("more") or []
    further = more.get("sheets", []) if isinstance(more, dict) else more
    return [report, *further, *(report.get("sheets") or [])]


def _settle_refusal(found: Score, expected: dict, report: dict) -> bool:
    allowed = answers_of(expected["must_refuse"])
    refused = bool(report.get("must_refuse", report.get("refused")))
    right = 1.0 if refused in allowed else 0.0
    if refused and right and not report.get("reason"):
        right = REFUSED_WITHOUT_REASON
    if right < 1:
        found.faults.append(f"refused: {refused}, reason: {report.get('reason')!r}; accepted: {allowed}")
    found.refusal.add(right)
    found.stopped = refused or allowed == [True]
    if found.stopped and not refused:
        found.false += sum(_is_line(row) for block in blocks_of(report) for row in block.get("rows", []))
    if found.stopped and True not in allowed:
        lost = sum(row["class"] == "data" for block in blocks_of(expected) for row in block["rows"])
        found.missed += lost
    return found.stopped


def _is_line(row: dict) -> bool:
    return row.get("class") == "data" and not row.get("source_col")


def _score_block(found: Score, expected: dict, got: dict) -> None:
    rows = {row["source_row"]: row for row in got.get("rows", []) if "source_row" in row and not row.get("source_col")}
    for wanted in expected["rows"]:
        row = rows.pop(wanted["source_row"], {"class": "blank"})
        _score_row(found, wanted, row)
    _score_stray(found, {"sheet": got.get("sheet"), "rows": list(rows.values())})
    for right, fault in matched_sums(expected.get("subtotal_mismatches", []), got.get("subtotal_mismatches") or []):
        found.sums.add(right)
        found.faults += [fault] if fault else []


def _score_row(found: Score, expected: dict, got: dict) -> None:
    kinds = answers_of(expected["class"])
    right = got["class"] in kinds
    found.classes.add(right)
    if not right:
        found.faults.append(f"row {expected['source_row']} class: expected {' or '.join(kinds)}, got {got['class']}")
    if "data" not in kinds:
        found.false += got["class"] == "data"
    elif kinds == ["data"]:
        found.missed += got["class"] != "data"
        _score_fields(found, expected, got)


def _score_fields(found: Score, expected: dict, got: dict) -> None:
    is_data = got["class"] == "data"
    verdicts: Iterable[Verdict] = judge(expected, got if is_data else {})
    for verdict in verdicts:
        found.fields[verdict.field].add(is_data and verdict.right)
        if is_data and not verdict.right:
            found.faults.append(f"row {expected['source_row']} {verdict}")


def _score_stray(found: Score, block: dict) -> None:
    for row in block.get("rows", []):
        if _is_line(row):
            found.classes.add(0)
            found.false += 1
            found.faults.append(f"{block.get('sheet')} row {row.get('source_row')}: a project that is none")


def _score_problems(found: Score, expected: dict, got: list[dict]) -> None:
    for problem in expected.get("problems", []):
        right = flagged(problem, got)
        found.problems.add(right)
        if not right:
            found.faults.append(f"row {problem['row']} {problem['field']}: not flagged")


def sum_up(scores: list[Score]) -> Score:
    """Return what all reports got right together; its overall score is that of the counts."""
    together = Score("all files")
    for one in scores:
        for name in ("classes", "sums", "problems", "refusal"):
            tally = getattr(one, name)
            getattr(together, name).add(tally.right, tally.all)
        for name, tally in one.fields.items():
            together.fields[name].add(tally.right, tally.all)
        together.missed += one.missed
        together.false += one.false
    return together


def mean(scores: list[Score]) -> float:
    """Return the score of the set: every file counts the same."""
    return sum(one.overall for one in scores) / len(scores)


def score_cases(words: list[str], read: Callable[[str, bytes], dict]) -> list[Score]:
    """Return the scores of the cases whose names contain one of the words, or of all."""
    from tests.workbooks.cases import CASES

    chosen = [case for name, case in CASES.items() if not words or any(word in name for word in words)]
    return [score(case.expected, read(case.file, case.content)) for case in chosen]


if __name__ == "__main__":
    from tests.workbooks.printing import print_scores
    from tests.workbooks.reading import read_case

    print_scores(score_cases(sys.argv[1:], read_case))
