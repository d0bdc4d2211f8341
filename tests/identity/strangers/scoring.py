"""Scores what was resolved against what a hand decided."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).parent
Pair = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """Records as `yinfeng resolve` reads them, the pairs that are the same, and look-alikes with their verdict."""

    name: str
    rows: list[dict[str, str]]
    same: set[Pair]
    lookalikes: dict[Pair, str]


@dataclass(frozen=True)
class Score:
    """How the pairs called the same compare with those that are."""

    name: str
    right: int
    missed: list[Pair]
    wrong: list[Pair]
    lookalikes_called_same: list[Pair]
    lookalikes_told: int  # with the very verdict a hand gave

    @property
    def precision(self) -> float:
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + len(self.wrong) + len(self.missed), 1)


def ordered(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def _read(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def clustered(name: str) -> Case:
    """A set whose records name their subject, with its look-alikes."""
    rows = _read(name)
    subject = {row["id"]: row.pop("subject") for row in rows}
    same = {ordered(a, b) for a, b in combinations(subject, 2) if subject[a] == subject[b]}
    lookalikes = {ordered(row["left_id"], row["right_id"]): row["verdict"] for row in _read(f"{name}_lookalikes")}
    return Case(name, rows, same, lookalikes)


def paired() -> Case:
    """The pairs of firm names: two records of each."""
    rows, same, lookalikes = [], set(), {}
    for pair in _read("firms"):
        ids = ordered(*(f"f{int(pair['pair']):02d}{side[0]}" for side in ("left", "right")))
        for side, key in zip(("left", "right"), ids, strict=True):
            rows.append({"id": key, **{column: pair[f"{side}_{column}"] for column in ("name", "uscc", "place")}})
        if pair["verdict"] == "same":
            same.add(ids)
        else:
            lookalikes[ids] = pair["verdict"]
    return Case("firms", rows, same, lookalikes)


def renames() -> list[dict[str, str]]:
    """Former and current names, with the day from which the current one holds."""
    return _read("renames")


def cases() -> list[Case]:
    return [clustered("press"), clustered("districts"), paired()]


def score(case: Case, found: Iterable[tuple[str, str, str]]) -> Score:
    """Hold verdicts (left, right, verdict) against a case; a pair that is not named is different."""
    verdict = {ordered(left, right): word for left, right, word in found}
    called = {pair for pair, word in verdict.items() if word == "same"}
    told = sum(verdict.get(pair, "different") == word for pair, word in case.lookalikes.items())
    return Score(
        case.name, len(called & case.same), sorted(case.same - called), sorted(called - case.same),
        sorted(called & case.lookalikes.keys()), told,
    )  # fmt: skip
