"""A second reading of the ledger's files, plain and slow, that shares nothing with the generator and of the product
only how the cells of a workbook are read.

It proves that the files alone, read as FORMS.md says, come to what the generator's model says.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.sample.plainly import STEPS, project_rows

SCALES = {"亿": 10**8, "万": 10**4, "": 1}
CURRENCIES = {"元": "CNY", "": "CNY", "美元": "USD", "港元": "HKD"}


@dataclass
class Said:
    word: str
    number: str
    day: date
    known: date
    amount: tuple[int, int, str] | None = None
    gone: date | None = None
    verdict: str = ""
    ruled: date | None = None
    verified: tuple[int, int, str] | None = None

    def standing(self, at: date) -> str:
        if self.known > at or (self.gone and self.gone <= at):
            return ""
        if self.ruled is None or self.ruled > at:
            return "claimed"
        return "refused" if self.verdict == "不予认可" else "verified"


@dataclass
class Project:
    units: list[tuple[date, str]] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)
    amounts: list[tuple[date, tuple[int, int, str] | None]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def unit(self, at: date) -> str:
        return [unit for day, unit in self.units if day <= at][-1]

    def of(self, word: str, standing: str, at: date) -> list[Said]:
        return [said for said in self.said if said.word == word and said.standing(at) == standing]


def rows_of(path: Path) -> list[dict[str, str]]:
    _, header, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")))
    return [dict(zip(header, row, strict=True)) for row in rows]


def day_of(text: str) -> date:
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    return date(*numbers) if len(numbers) == 3 else date(numbers[0], numbers[1], 15)


def amount_of(text: str) -> tuple[int, int, str] | None:
    found = re.fullmatch(r"(?:约|超)?([\d,.]+)(?:-([\d.]+))?(亿|万)?(元|美元|港元)?", text)
    if not found:
        return None
    low, high = (
        int(Decimal(part.replace(",", "")) * SCALES[found[3] or ""] * 100) for part in (found[1], found[2] or found[1])
    )
    return low, high, CURRENCIES[found[4] or ""]


class Ledger:
    """The projects of a ledger folder, and which pairs of numbers are held to be the same."""

    def __init__(self, folder: Path) -> None:
        self.projects: dict[str, Project] = {}
        self.same: dict[str, tuple[str, date]] = {}
        self.revoked: dict[str, date] = {}
        for form, take in (
            ("招商项目月报", self._project), ("到位资金月报", self._money), ("撤回说明", self._withdrawal),
            ("项目流转单", self._transfer), ("审核意见表", self._ruling), ("重复项目认定表", self._decision),
        ):  # fmt: skip
            read = project_rows if form == "招商项目月报" else rows_of
            rows = [row for path in folder.rglob(f"{form}_*") for row in read(path)]
            for row in sorted(rows, key=lambda row: day_of(row["报送日期"])):
                take(row, day_of(row["报送日期"]))

    def _project(self, row: dict[str, str], sent: date) -> None:
        project = self.projects.setdefault(row["项目编号"], Project([(sent, row["填报单位"])]))
        if project.cells.get("协议投资额") != row["协议投资额"]:
            project.amounts.append((sent, amount_of(row["协议投资额"])))
        for step in STEPS:
            cell = row[f"{step}日期"]
            if cell and day_of(cell) != day_of(project.cells.get(f"{step}日期") or "1900-01-01"):
                self._replace(project, step, sent)
                project.said.append(Said(step, "", day_of(cell), sent))
        project.cells = row

    def _replace(self, project: Project, word: str, sent: date, number: str = "") -> None:
        for said in project.said:
            if (said.word, said.number, said.gone) == (word, number, None):
                said.gone = sent

    def _money(self, row: dict[str, str], sent: date) -> None:
        project = self.projects[row["项目编号"]]
        self._replace(project, "到位资金", sent, row["批次"])
        project.said.append(Said("到位资金", row["批次"], day_of(row["到位日期"]), sent, amount_of(row["到位金额"])))

    def _withdrawal(self, row: dict[str, str], sent: date) -> None:
        for said in self.projects[row["项目编号"]].said:
            whole = row["事项"] == "整个项目"
            meant = (said.word, said.number) == (row["事项"], row["批次"]) and said.day == day_of(
                row["原填日期"] or "1900-1-1"
            )
            if (whole or meant) and (said.gone is None or said.gone > sent):
                said.gone = sent

    def _transfer(self, row: dict[str, str], sent: date) -> None:
        if row["答复"] == "接收" and row["项目编号"] in self.projects:
            self.projects[row["项目编号"]].units.append((sent, row["转入单位"]))

    def _ruling(self, row: dict[str, str], sent: date) -> None:
        for said in self.projects[row["项目编号"]].said:
            if (said.word, said.number, said.day) == (row["事项"], row["批次"], day_of(row["发生日期"])):
                said.verdict, said.ruled, said.verified = row["结论"], sent, amount_of(row["核定数"])

    def _decision(self, row: dict[str, str], sent: date) -> None:
        if row["结论"] == "同一项目":
            self.same[row["项目编号乙"]] = (row["项目编号甲"], sent)
        elif row["结论"] == "撤销认定":
            self.revoked[row["项目编号乙"]] = sent

    def subjects(self, at: date) -> list[list[Project]]:
        """Return the projects known on a day, two together where they are held to be the same."""
        groups: dict[str, list[Project]] = {}
        for number, project in sorted(self.projects.items(), key=lambda item: item[0] in self.same):
            kept, since = self.same.get(number, (number, at))
            back = self.revoked.get(number)
            held = since <= at and (back is None or back > at)
            if project.units[0][0] <= at:
                groups.setdefault(kept if held else number, []).append(project)
        return list(groups.values())


def reached(subject: list[Project], word: str, asked: tuple[str, ...], window: tuple[date, date], at: date) -> bool:
    for standing in asked:
        found = [said for project in subject for said in project.of(word, standing, at)]
        if found:
            return any(window[0] <= said.day <= window[1] for said in found)
    return False
