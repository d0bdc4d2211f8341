"""The rows of the monthly returns read plainly: any row with a project number, under the header above it.

Only the cells come from the product (`read_workbook`); what they mean is worked out here a second time, for these
files alone.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import Sheet

STEPS = ["在谈", "签约", "注册", "供地", "开工", "竣工", "投产", "终止"]
NUMBER = re.compile(r"SL2[56]-\d{4}")
SENT = re.compile(r"(?:报送|填报|上报)日期：(\d{4}年\d+月\d+日)")
UNIT = re.compile("亿元|万元|万美元")
SUM = re.compile("投资额|总投资|签约金额")
LINE = re.compile("：|示例数据")
OTHER_SHEETS = {"上月", "汇总", "填表说明"}
NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
SERIALS = range(40_000, 50_000)
Row = dict[str, str]


def project_rows(path: Path) -> list[Row]:
    """Return number, unit, day of sending, sum and days of the steps of each row, as a clean table would say them."""
    (sheet,) = [
        sheet
        for sheet in read_workbook(path.read_bytes()).sheets
        if not sheet.hidden and sheet.name not in OTHER_SHEETS
    ]
    cells = Cells(sheet)
    title = "".join(str(cell) for row in sheet.rows[:9] for cell in row if cell and LINE.search(str(cell)))
    return list(rows_of_sheet(cells, title, path.name.split("_")[1]))


class Cells:
    """The cells of a sheet; one that is merged into another says what that one says."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.heads = {
            (row, column): (top, left)
            for top, left, bottom, right in sheet.merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }

    def said(self, row: int, column: int) -> object:
        row, column = self.heads.get((row, column), (row, column))
        cells = self.sheet.rows[row] if 0 <= row < len(self.sheet.rows) else []
        return cells[column] if column < len(cells) else None


def rows_of_sheet(cells: Cells, title: str, unit: str) -> Iterator[Row]:
    columns: dict[int, str] = {}
    for at, row in enumerate(cells.sheet.rows):
        texts = [str(cell) for cell in row if cell is not None]
        if any(text.endswith(("编号", "编码")) for text in texts):
            columns = {column: header(cells, at, column) for column in range(len(row))}
        number = next((text for text in texts if NUMBER.fullmatch(text)), "")
        if number:
            told = {header: cells.said(at, column) for column, header in columns.items()}
            yield {"项目编号": number, "填报单位": unit, "协议投资额": "", **clean(cells.sheet, columns, told, title)}


def header(cells: Cells, at: int, column: int) -> str:
    """Return what stands above a column in the row of the header and those beside it, lines of text left out."""
    texts = dict.fromkeys(str(cells.said(row, column) or "") for row in (at - 1, at, at + 1))
    return "".join(text for text in texts if not LINE.search(text))


def clean(sheet: Sheet, columns: dict[int, str], told: dict[str, object], title: str) -> Row:
    hidden = {columns[column] for column in sheet.hidden_columns if column in columns}
    row: Row = {f"{step}日期": "" for step in STEPS}
    if sent := SENT.search(title):
        row["报送日期"] = day(sent[1])
    for name, value in told.items():
        if value is not None and name not in hidden:
            row |= dict(cell(name, value, title))
    currency = next((str(value) for name, value in told.items() if "币种" in name and value), "人民币")
    if currency != "人民币" and currency not in row["协议投资额"]:
        row["协议投资额"] = row["协议投资额"].replace("元", currency)
    return row


def cell(name: str, value: object, title: str) -> Iterator[tuple[str, str]]:
    """Yield what a cell says below a header, if it is one of those that count."""
    step = next((step for step in STEPS if name.startswith(step)), "")
    if step and ("日期" in name or "时间" in name):
        yield f"{step}日期", day(value)
    elif "报送日期" in name:
        yield "报送日期", day(value)
    elif "填报单位" in name or "报送单位" in name:
        yield "填报单位", str(value)
    elif SUM.search(name):
        yield "协议投资额", money(value, (UNIT.search(name) or UNIT.search(title) or [""])[0])


def day(value: object) -> str:
    """Return a day as 2026-03-05, whatever it is written as; a part of a month as it is."""
    if isinstance(value, int | float):
        serial = int(value)
        if serial in SERIALS:
            return str(date(1899, 12, 30) + timedelta(days=serial))
        return day(f"{serial // 10_000}.{serial // 100 % 100}.{serial % 100}")
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    year, *rest = re.findall(r"\d+", str(value))
    return "-".join([year if len(year) == 4 else f"20{year}", *rest])


def money(value: object, unit: str) -> str:
    """Return a sum with its unit: 3.5 under 亿元 as 3.5亿元, and what has one already as it is."""
    text = f"{value:.10g}" if isinstance(value, int | float) else str(value).translate(NARROW).partition("（")[0]
    return text if re.search("[元亿万]", text) or not re.search(r"\d", text) else text + unit
