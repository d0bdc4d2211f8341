"""A month's return laid out as the unit lays it out: titles, header, groups, sums, notes, and the sheets beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.workbooks.lines import LEFT, UP, Formula, Line, blank, header, note, subtotal, title
from tests.workbooks.lines import data as data_line

from generator.amounts import WAN, YI
from generator.cells import Row, cell, is_plain, money_in, written
from generator.habits import Column, Habit, runs

_CHINESE = "一二三四五六七八九十"
_MARK = "（示例数据）"
_SUMS = ("amount", "foreign")


@dataclass(frozen=True)
class Page:
    """One sheet as the writers take it: its lines and where they stand; the file's other sheets are pages too."""

    name: str
    lines: Sequence[Line]
    skip_rows: int = 0
    skip_columns: int = 0
    hidden: bool = False
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    @property
    def placed(self) -> list[Line]:
        """The lines where they stand on the sheet."""
        shift = (None,) * self.skip_columns
        lines = [Line((*shift, *line.cells), line.kind) for line in self.lines]
        return [Line((), "blank")] * self.skip_rows + lines


def pages(habit: Habit, month: str, rows: list[Row], before: list[Row], sent: date | None) -> list[Page]:
    """Return the sheets of a month's file; `before` are the rows of the month before, `sent` the day of the file."""
    layout, beside = _Layout(habit, month, sent), []
    if habit.instructions:
        beside.append(
            Page("填表说明", [note("填表说明" + _MARK), note("1. 每月 20 日前报送。"), note("2. 金额以合同为准。")])
        )
    if habit.summary:
        beside.append(Page("汇总", list(_summary(habit, rows))))
    beside.append(layout.page(habit.sheet, rows))
    if habit.last_month and before:
        beside.append(layout.page("上月", before, hidden=habit.last_month == "hidden"))
    return beside


@dataclass
class _Layout:
    """The lines of a list; `n` counts those that were laid, so that formulas know where they stand."""

    habit: Habit
    month: str
    sent: date | None
    n: int = 0

    def page(self, name: str, rows: list[Row], hidden: bool = False) -> Page:
        """Return a sheet with the whole list from the title to the signatures."""
        habit, self.n = self.habit, 0
        places = frozenset(habit.place(holds) + habit.skip_columns for holds in habit.hidden_columns)
        return Page(name, list(self._lines(rows)), habit.skip_rows, habit.skip_columns, hidden, places)

    def _lines(self, rows: list[Row]) -> Iterator[Line]:
        for line in self._all(rows):
            self.n += 1
            yield line

    def _all(self, rows: list[Row]) -> Iterator[Line]:
        habit = self.habit
        yield from self._titles()
        yield from self._header()
        yield from self._below_header()
        if habit.total == "top":
            yield self._sum("合计", rows)
        yield from self._body(rows)
        if self.month in habit.pasted:
            yield from self._header()
            yield from self._body(rows)
        yield from (blank(number) for number in range(len(rows) + 1, len(rows) + 1 + habit.spare))
        if habit.total == "bottom":
            yield self._sum("合计", rows)
        yield from (note(text) for text in habit.footer)

    def _titles(self) -> Iterator[Line]:
        width = len(self.habit.laid)
        year, number = self.month.split("-")
        words = {"month": f"{year}年{int(number)}月", "sent": written(self.sent, "年") if self.sent else ""}
        for text in self.habit.titles:
            yield title(text.format(**words), *[LEFT] * (width - 1)) if text else blank()

    def _header(self) -> Iterator[Line]:
        columns = self.habit.laid
        if any(column.above for column in columns):
            above = [count for _, count in runs([column.above or column.leaf for column in columns])]
            starts = [sum(above[:at]) for at in range(len(above))]
            yield header(
                *(columns[at].above or columns[at].leaf if at in starts else LEFT for at in range(len(columns)))
            )
            yield header(*(column.leaf if column.above else UP for column in columns))
        else:
            yield header(*(column.leaf for column in columns))

    def _below_header(self) -> Iterator[Line]:
        habit = self.habit
        if habit.numbered_columns:
            yield header(*(f"({number})" for number in range(1, len(habit.laid) + 1)))
        if habit.asked:
            yield note(*(_asked(column) for column in habit.laid))
        if habit.sample:
            example = {"no": "例", "key": "SL00-0000", "name": "某某智能制造项目（填写示例）", "investor": "某某公司"}
            yield note(*(example.get(column.holds) for column in habit.laid))

    def _body(self, rows: list[Row]) -> Iterator[Line]:
        habit = self.habit
        named = [str(cell(habit, row, habit.by, 0)) for row in rows] if habit.by else [""] * len(rows)
        number, short = 0, self.month in habit.short
        for order, (name, count) in enumerate(runs(named)):
            group, number = rows[number : number + count], number + count
            if habit.section:
                label = f"{_numeral(order)}、{name}（{count}个）"
                yield note(label, *[LEFT] * (len(habit.laid) - 1))
            for at, row in enumerate(group):
                yield self._row(row, number - count + at + 1, continues=habit.merge and at > 0)
                if habit.page and (at + 1) % habit.page == 0 and at + 1 < len(group):
                    yield self._sum("本页小计", group[at + 1 - habit.page : at + 1], subtotals=True)
                    yield from self._header()
            slips = short and count > 1 and all(is_plain(row) for row in group)
            short = short and not slips
            if habit.subtotals:
                yield self._sum("小计", group[:-1] if slips else group, subtotals=True)

    def _row(self, row: Row, number: int, continues: bool) -> Line:
        habit = self.habit
        cells = [cell(habit, row, column.holds, number) for column in habit.laid]
        if continues:
            cells[habit.place(habit.by)] = UP
        return data_line(*cells, hidden=habit.hide_ended and row.claim("terminated") is not None)

    def _sum(self, label: str, rows: list[Row], subtotals: bool = False) -> Line:
        """Return a line that states the sum of some rows; as a formula it adds up what are numbers above it."""
        habit = self.habit
        cells: list[object] = [None] * len(habit.laid)
        cells[0] = label
        for column in (holds for holds in _SUMS if any(one.holds == holds for one in habit.laid)):
            cells[habit.place(column)] = self._stated(rows, column)
        return subtotal(*cells) if subtotals else Line(tuple(cells), "total")

    def _stated(self, rows: list[Row], column: str) -> object:
        habit = self.habit
        if habit.formula:
            place = habit.place(column)
            numbers = [value for row in rows if isinstance(value := cell(habit, row, column, 0), int | float)]
            letter, last = chr(ord("A") + place + habit.skip_columns), self.n + habit.skip_rows
            return Formula(f"=SUM({letter}{last - len(rows) + 1}:{letter}{last})", round(sum(numbers), 6))
        fen = sum(money_in(row, column) for row in rows)
        if habit.money == "亿":
            return round(fen / YI, 6)
        return f"{fen // WAN:,}" if habit.money.startswith("千分") else fen // WAN


def _asked(column: Column) -> str:
    if column.holds == "group":
        return "下拉选择"
    return (
        "填写到日" if column.holds.endswith(".day") else "必填" if column.holds in ("key", "name", "amount") else "选填"
    )


def _summary(habit: Habit, rows: list[Row]) -> Iterator[Line]:
    """Yield a small table of counts and sums, which is no list of projects."""
    yield title("按产业小组汇总" + _MARK)
    yield header("产业小组", "项目数", "投资额（亿元）")
    for name, count in sorted(set(runs(sorted(str(cell(habit, row, "group", 0)) for row in rows)))):
        fen = sum(money_in(row, "amount") for row in rows if cell(habit, row, "group", 0) == name)
        yield note(name, count, round(fen / YI, 4))


def _numeral(order: int) -> str:
    tens, ones = divmod(order + 1, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_CHINESE[tens - 1]}十"
    return ten + (_CHINESE[ones - 1] if ones else "")
