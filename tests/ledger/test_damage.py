"""Damaged returns and mappings, as data: what is done to a sound file, and which cells must be named, all at once."""

import csv
import html
import io
import random
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.translation import gettext
from tests.ledger.browsing import BASE, act_for
from tests.ledger.test_tables import HEADER, MAPPING, NAMES, TABLES, messages, read, row, told

from yinfeng.ledger.core.mapping import load_tables
from yinfeng.ledger.core.tables import read_table
from yinfeng.ledger.models import Batch, Entry, Subject

CELLS = {
    "an impossible day": ({"签约日期": "2026-02-30"}, "签约日期", "2022-03-05"),
    "a day of dots": ({"签约日期": "......"}, "签约日期", "2022-03-05"),
    "a day in words": ({"签约日期": "三月"}, "签约日期", "2022-03-05"),
    "a unit misspelt": ({"责任单位": "东湖區区"}, "责任单位", "是否想写“东湖区”"),
    "a unit from elsewhere": ({"责任单位": "火星"}, "责任单位", "别名"),
    "a group misspelt": ({"小组": "电子信息产业小组"}, "小组", "是否想写“电子信息产业发展小组”"),
    "a stage misspelt": ({"最近阶段": "started_or_complete", "依据": "推断"}, "最近阶段", "是否想写"),
    "a sender misspelt": ({"填报单位": "市招商办公", "项目名称": "甲"}, "填报单位", "是否想写“市招商办”"),
    "a scale twice": ({"协议投资额": "5亿亿元"}, "协议投资额", "不是数额"),
    "a negative amount": ({"协议投资额": "-5亿元"}, "协议投资额", "不是数额"),
    "a range upside down": ({"协议投资额": "9-3亿元"}, "协议投资额", "不是数额"),
    "an absurd amount": ({"协议投资额": f"{'9' * 30}亿元"}, "协议投资额", "不是数额"),
    "a formula": ({"协议投资额": "=SUM(A1:A9)"}, "协议投资额", "不是数额"),
    "pieces for money": ({"协议投资额": "5个"}, "协议投资额", "不是数额"),
    "a day of sending that is none": ({"报送日期": "昨天", "项目名称": "甲"}, "报送日期", "按装入时间算"),
    "no key": ({"项目编号": "", "项目名称": "甲"}, "项目编号", "没有编号"),
    "an endless key": ({"项目编号": "p" * 65, "项目名称": "甲"}, "项目编号", "超过 64 个字"),
    "an endless cell": ({"项目名称": "长" * 600}, "项目名称", "超过 500 个字"),
}  # fmt: skip


def table_of(*rows: str) -> str:
    return "\n".join([HEADER, *rows]) + "\n"


@pytest.mark.parametrize(("cells", "column", "says"), CELLS.values(), ids=CELLS)
def test_a_damaged_cell_is_named_with_advice(cells: dict[str, str], column: str, says: str):
    reading = read(table_of(row(项目编号="p0", 项目名称="好"), row(**cells), row(项目编号="p9", 项目名称="好")))
    assert told(reading) == [f"3 {column}"]
    assert says in messages(reading)
    assert all(problem.advice for problem in reading.problems)
    assert {"p0", "p9"} <= {said.key for said in reading.said}


@pytest.mark.parametrize("seed", range(10))
def test_all_damaged_cells_of_a_file_are_named_at_once(seed: int):
    rng = random.Random(seed)
    chosen = [rng.choice([*CELLS.values()]) for _ in range(rng.randint(2, 10))]
    rows = [row(**{"项目编号": f"p{n}", **cells}) for n, (cells, _, _) in enumerate(chosen)]
    assert told(read(table_of(*rows))) == [f"{n} {column}" for n, (_, column, _) in enumerate(chosen, start=2)]


SOUND = table_of(*(row(项目编号=f"p{n}", 项目名称="芯片封装测试", 协议投资额="２亿元") for n in range(1, 7)))
THIRD = row(项目编号="p3", 项目名称="芯片封装测试", 协议投资额="２亿元")

FILES = {
    "line ends of Windows": (SOUND.replace("\n", "\r\n"), [], 6),
    "line ends of old machines": (SOUND.replace("\n", "\r"), [], 6),
    "blank lines": (SOUND.replace("\n", "\n\n"), [], 6),
    "a mark in front": (SOUND.encode("utf-8-sig"), [], 6),
    "GB18030": (SOUND.encode("gb18030"), [], 6),
    "UTF-16": (SOUND.encode("utf-16"), [], 6),
    "UTF-16 of the other order without a mark": (SOUND.encode("utf-16-be"), [], 6),
    "a zero byte": (SOUND.replace("p3", "p\0003", 1), ["4"], 6),
    "a zero byte in a file of old machines": (SOUND.replace("p3", "p\0003", 1).replace("\n", "\r"), ["4"], 6),
    "broken bytes": (SOUND.encode().replace(b"p3,", b"p3,\xff\xfe", 1), ["4"], 6),
    "semicolons": (SOUND.replace(",", ";"), ["1"], 0),
    "tabs": (SOUND.replace(",", "\t"), ["1"], 0),
    "no header": (SOUND.replace(f"{HEADER}\n", ""), ["1"], 0),
    "a column renamed": (SOUND.replace("协议投资额", "协议投资金额", 1), ["1 协议投资额"], 6),
    "a column twice": (SOUND.replace("投资方,", "项目名称,", 1), ["1 投资方", "1 项目名称"], 6),
    "a long row": (SOUND.replace(THIRD, f"{THIRD},多"), ["4"], 5),
    "a short row": (SOUND.replace(THIRD, "p3,芯片"), ["4", "4 填报单位"], 6),
    "an open quote": (SOUND.replace("p3,", 'p3,"', 1), ["4"], 5),
    "quotes inside a quoted cell": (SOUND.replace("p3,芯片", 'p3,"芯"片', 1), ["4"], 5),
    "open quotes in two rows": (SOUND.replace("p3,", 'p3,"', 1).replace("p5,", 'p5,"', 1), ["4", "6"], 4),
    "a cell of a million": (SOUND.replace("p3,芯片", "p3," + "芯" * 10**6, 1), ["4"], 5),
    "a key twice, said otherwise": (SOUND.replace(THIRD, THIRD.replace("p3", "p2").replace("２亿", "３亿")), ["4"], 5),
    "a key twice, said the same": (SOUND.replace("p3", "p2", 1), [], 5),
    "cut short": (SOUND.encode()[: len(SOUND.encode()) - 30], ["7", "7 填报单位"], 6),
    "nothing": ("", ["1"], 0),
}


@pytest.mark.parametrize(("content", "places", "n"), FILES.values(), ids=FILES)
def test_a_damaged_file_is_read_as_far_as_it_can_be(content: str | bytes, places: list[str], n: int):
    reading = read(content)
    assert told(reading) == places, messages(reading)
    assert len({said.key for said in reading.said}) == n


@pytest.mark.parametrize(
    ("cell", "currency", "place"), [("5", "火星币", "币种"), ("-5", "", "亿元"), ("5", "usd", None)]
)
def test_a_plain_sum_names_what_is_wrong_with_it(cell: str, currency: str, place: str | None):
    content = f"编号,亿元,万元,面积,个数,币种\np1,{cell},,,,{currency}\n".encode()
    reading = read_table(content, "plain.csv", TABLES["plain"], NAMES)
    assert told(reading) == ([f"2 {place}"] if place else [])


def test_every_problem_of_many_rows_is_told():
    content = io.StringIO()
    writer = csv.writer(content)
    writer.writerow(["编号", "亿元", "万元", "面积", "个数", "币种"])
    writer.writerows([f"p{n}", "x" if n % 2 else "5", "", "", "", ""] for n in range(200_000))
    reading = read_table(content.getvalue().encode(), "plain.csv", TABLES["plain"], NAMES)
    assert len(reading.problems) == 100_000


MAPPINGS = {
    "another section": ("tables:", "table:", "是否想写“tables”"),
    "an unknown word": ("standing: claimed", "standng: claimed", "是否想写“standing”"),
    "a kind nobody has": ("kind: project", "kind: projct", "没有“projct”这一类"),
    "a way of reading nobody has": ("reads: unit}", "reads: units}", "是否想写“unit”"),
    "a bracket left open": ("{title: 报表, day: 报送日期}", "{title: 报表, day: 报送日期", "括号没有配对"),
    "a key twice": ("key: plain", "key: projects", "已在第"),
    "a ruling without a verdict": ("    verdict: 结论\n", "", "verdict"),
    "no columns": ("    columns:\n      - {column: 亿元", "    colums:\n      - {column: 亿元", "columns"),
}


@pytest.mark.parametrize(("before", "after", "says"), MAPPINGS.values(), ids=MAPPINGS)
def test_a_damaged_mapping_is_told_and_its_other_tables_are_read(before: str, after: str, says: str):
    assert before in MAPPING
    tables, problems = load_tables(MAPPING.replace(before, after, 1))
    assert says in "\n".join(map(str, problems))
    assert all(problem.where.line for problem in problems)
    assert len(tables) == (0 if before == "tables:" else len(TABLES) - 1)


@pytest.fixture
def folder(campaign, settings, tmp_path: Path) -> Path:
    settings.CAMPAIGNS_DIR = settings.DATA = tmp_path / "campaigns"
    place = tmp_path / "campaigns" / campaign.slug / "ledger"
    place.mkdir(parents=True)
    (place / "tables.yaml").write_text(MAPPING, encoding="utf-8")
    return place


@pytest.mark.parametrize("name", [name for name, (_, places, _) in FILES.items() if places])
def test_the_upload_page_shows_what_is_wrong_and_stores_nothing(client, campaign, folder, name: str):
    content = FILES[name][0]
    sent = SimpleUploadedFile("projects.csv", content.encode() if isinstance(content, str) else content)
    act_for(client, "east")
    page = client.post(f"{BASE}import/", {"file": sent})
    shown = html.unescape(page.content.decode())
    assert page.status_code == (200 if content else 400)
    for problem in read(content).problems if content else ():
        assert problem.message.format(**problem.facts) in shown
    assert not any(model.objects.exists() for model in (Batch, Subject, Entry))


@pytest.mark.parametrize("name", FILES)
def test_every_problem_is_said_in_english_too(name: str):
    problems = read(FILES[name][0]).problems
    with translation.override("en"):
        assert all(gettext(part) != part for problem in problems for part in (problem.message, problem.advice))


@pytest.mark.parametrize("content", [b"tables: [", b"\xff\xfe\xfa", b"", "tables: 甲".encode("gb18030")])
def test_the_upload_page_works_with_a_damaged_mapping(client, campaign, folder, content: bytes):
    (folder / "tables.yaml").write_bytes(content)
    page = client.get(f"{BASE}import/")
    assert page.status_code == 200
    assert "tables.yaml" in page.content.decode()
