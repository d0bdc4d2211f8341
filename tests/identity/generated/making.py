"""Makes a set of records: draws subjects, writes each as often as it is mentioned, shuffles, and keeps the truth."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from tests.identity.generated import columns, firms, projects
from tests.identity.generated.drawing import credit_codes, mentions
from tests.identity.generated.rates import MIXES, Mix
from tests.identity.generated.writing import in_traditional, typed

COLUMNS = ("id", "name", "uscc", "investor", "place", "amount", "unit")
PART_OF = ("inside", "branch")


@dataclass(frozen=True)
class Records:
    """A set of records by column, the subject each one means, and look-alikes by row: (left, right, kind, verdict)."""

    family: str
    columns: dict[str, list[str]]
    subject: np.ndarray
    lookalikes: list[tuple[int, int, str, str]]

    def same(self) -> np.ndarray:
        """All pairs of rows that mean one subject, as (n, 2) with left < right, sorted."""
        order = np.argsort(self.subject, kind="stable")
        _, starts, sizes = np.unique(self.subject[order], return_index=True, return_counts=True)
        pairs = []
        for size in range(2, int(sizes.max(initial=1)) + 1):
            first = starts[sizes == size]
            for one in range(size):
                for other in range(one + 1, size):
                    pairs.append(np.column_stack([order[first + one], order[first + other]]))
        found = np.concatenate(pairs) if pairs else np.empty((0, 2), dtype=np.int64)
        found.sort(axis=1)
        return found[np.lexsort((found[:, 1], found[:, 0]))]

    def write(self, path: Path) -> None:
        """Write the records as `yinfeng resolve` reads them."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(self.columns)
            writer.writerows(zip(*self.columns.values(), strict=True))


def _firm_rows(rng: np.random.Generator, subject: np.ndarray, mix: Mix, dice: Random) -> tuple[list[tuple], list[str]]:
    drawn = firms.draw(rng, int(subject.max()) + 1, mix)
    codes = credit_codes(rng, len(drawn))
    rows = []
    for number in subject.tolist():
        firm = drawn[number]
        name = typed(firms.mention(firm, mix.firm, dice), mix.writing, dice)
        code = columns.uscc(codes[number], codes[number - 1], mix.firm_columns, dice)
        rows.append((name, code, "", columns.place(firm.county, mix.firm_columns, dice), "", ""))
    return rows, [firm.neighbour for firm in drawn]


def _project_rows(
    rng: np.random.Generator, subject: np.ndarray, mix: Mix, dice: Random
) -> tuple[list[tuple], list[str]]:
    drawn = projects.draw(rng, int(subject.max()) + 1, mix)
    codes = credit_codes(rng, len(drawn))
    for number, project in enumerate(drawn):
        if project.neighbour in {"next_phase", "second"}:
            codes[number] = codes[number - 1]  # one investor, one credit code
    rows = []
    for number in subject.tolist():
        project = drawn[number]
        name = typed(projects.mention(project, mix.project, dice), mix.writing, dice)
        code = columns.uscc(codes[number], codes[number - 1], mix.project_columns, dice)
        investor = projects.investors(project, drawn[number - 2], mix.project_columns, dice)
        place = columns.place(project.county, mix.project_columns, dice)
        if project.park and dice.random() < 0.2:
            place = project.park
        rows.append((name, code, investor, place, *columns.amount(project.yi, mix.project_columns, dice)))
    return rows, [project.neighbour for project in drawn]


FAMILIES: dict[str, Callable] = {"firms": _firm_rows, "projects": _project_rows}


def generate(family: str, n_records: int, seed: int, mix: str = "open") -> Records:
    """Make `n_records` of a family; the same arguments give the same records everywhere."""
    rng = np.random.default_rng([seed, len(family)])
    dice = Random(seed * 1000 + len(family))
    subject = mentions(rng, n_records)
    rows, neighbour = FAMILIES[family](rng, subject, MIXES[mix], dice)
    order = rng.permutation(n_records)
    rows = [rows[number] for number in order.tolist()]
    subject = subject[order]
    names, *others = (list(column) for column in zip(*rows, strict=True))
    names = in_traditional(names, MIXES[mix].writing["traditional"], dice)
    ids = [f"r{number:07d}" for number in range(n_records)]
    table = dict(zip(COLUMNS, (ids, names, *others), strict=True))
    return Records(family, table, subject, _lookalikes(subject, neighbour))


def _lookalikes(subject: np.ndarray, neighbour: list[str]) -> list[tuple[int, int, str, str]]:
    """For each neighbour the first record of it and of the subject it was made beside."""
    first = np.full(len(neighbour) + 1, -1)
    first[subject[::-1]] = np.arange(subject.size)[::-1]
    found = []
    for number, kind in enumerate(neighbour):
        if kind:
            left, right = sorted((int(first[number - 1]), int(first[number])))
            found.append((left, right, kind, "part_of" if kind in PART_OF else "different"))
    return found
