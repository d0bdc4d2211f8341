"""A workbook brought into a database, beside what a user would pick instead: the same answers asserted first.

The sheet: an invented list of projects as an office keeps it, 25 columns, drawn by seed: names, investors, counties,
sums under 万元, days, ticks, remarks; nothing in it is wrong. The task: from the bytes of the file to rows stored in
SQLite; asserted of every row are its name, its sum in yuan and the day of its signing. Ours also understands the
headers by itself, looks at every cell for what a person should see, keeps each thing a row says as an entry with its
cell and makes the rows of the lists; the peers are told the columns and store them as a table.

    python benchmarks/workbooks.py [--rows 1000 10000 100000] [--runs 3] [--peers pandas import-export fastexcel]

Every run is a process of its own, which gives its seconds (without imports and making the empty tables), the seconds
of a processor that it took, and its peak memory. Prints medians of alternating runs and the ratio to ours; ratios under
1.3 are ties.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CAMPAIGN = ROOT / "campaigns" / "sample-2026"
HEADER = (
    "序号", "项目名称", "投资方", "县（市、区）", "建设地点", "建设内容及规模", "产业类别", "总投资（万元）",
    "其中：固定资产投资", "到位资金（万元）", "年度计划投资（万元）", "签约时间", "注册时间", "开工时间", "竣工时间",
    "是否重点", "目前进展", "责任单位", "责任领导", "联系人", "联系电话", "存在问题", "下一步措施", "用地（亩）",
    "备注",
)  # fmt: skip
NAME, AMOUNT, SIGNED = 1, 7, 11
TABLE = "CREATE TABLE rows ({})".format(", ".join(f'"{name}"' for name in HEADER))
AT = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=8)))
TIE = 1.3


# ---- the sheet ----


def draw(n_rows: int, counties: list[str], seed: int = 2026) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the list; every name differs, every sum is in 万元 with at most one decimal."""
    rng = random.Random(seed)
    for number in range(1, n_rows + 1):
        yield number, *_who(rng, number, rng.choice(counties)), *_sums(rng), *_days(rng), *_remarks(rng)


def _who(rng: random.Random, number: int, county: str) -> Iterator[object]:
    firm = "".join(map(rng.choice, (_PLACES, _FIRST, _LAST)))
    other = f"、{rng.choice(_PLACES)}{rng.choice(_FIRST)}投资有限公司" if rng.random() < 0.2 else ""
    yield f"{firm}{rng.choice(_PRODUCTS)}{rng.choice(_WORKS)}{number}号项目"
    yield f"{firm}{rng.choice(_KINDS)}有限公司{other}"
    yield county
    yield f"{county}{rng.choice(_FIRST)}工业园{rng.randrange(1, 40)}号地块"
    lines, area = rng.randrange(1, 30), rng.randrange(5, 400) * 500
    yield f"建设{rng.choice(_PRODUCTS)}生产线{lines}条，标准厂房{area}平方米及配套设施"
    yield rng.choice(_INDUSTRIES)


def _sums(rng: random.Random) -> Iterator[float]:
    total = rng.lognormvariate(8.5, 1.2)
    yield round(total, rng.choice((0, 0, 1)))
    yield round(total * rng.uniform(0.5, 0.9), 1)
    yield round(total * rng.uniform(0, 0.3), 1)
    yield round(total * rng.uniform(0.1, 0.4))


def _days(rng: random.Random) -> Iterator[object]:
    signed = date(2025, 1, 1) + timedelta(rng.randrange(540))
    started = signed + timedelta(rng.randrange(30, 300))
    yield signed
    yield signed + timedelta(rng.randrange(10, 90)) if rng.random() < 0.7 else None
    yield f"{started.year}年{started.month}月" if rng.random() < 0.5 else None
    yield f"{started.year + 1}年{started.month}月底前" if rng.random() < 0.3 else None


def _remarks(rng: random.Random) -> Iterator[object]:
    yield "√" if rng.random() < 0.1 else None
    yield f"已签约，{rng.choice(_PROGRESS)}"
    yield rng.choice(_OFFICES)
    yield from rng.choices(_PEOPLE, k=2)
    yield f"1380000{rng.randrange(10_000):04d}"
    yield rng.choice(_TROUBLES)
    yield rng.choice(_PROGRESS)
    yield rng.randrange(5, 300)
    yield f"第{rng.randrange(1, 20)}次调度会研究" if rng.random() < 0.3 else None


_PLACES = ("福建", "泉港", "东海", "南江", "北辰", "西湖", "中闽", "新界", "华安", "嘉禾")
_FIRST = (
    "沐禾", "启明", "恒瑞", "金谷", "云川", "海岳", "瑞丰", "卓越", "宏图", "天成", "百川", "德润", "安泰", "星河",
    "锦程", "远航", "同创", "永盛", "立信", "佳和",
)  # fmt: skip
_LAST = ("达", "盛", "源", "宇", "泰", "通", "辉", "创", "联", "兴")
_PRODUCTS = (
    "高端装备", "运动鞋服", "功能面料", "石墨负极", "半导体封测", "智能家居", "建筑陶瓷", "食品饮料", "光伏组件",
    "医疗器械", "储能电池", "树脂工艺品",
)  # fmt: skip
_INDUSTRIES = ("纺织鞋服", "石油化工", "电子信息", "机械装备", "健康食品", "建材家居", "生物医药", "新能源")
_PROGRESS = (
    "正在办理施工许可", "厂房主体结构封顶", "设备正在安装调试", "正在开展方案设计", "正在办理用地手续", "准备招标",
    "土地平整",
)  # fmt: skip
_PEOPLE = ("张三", "李四", "王五", "赵六", "陈七", "林八")
_WORKS = ("生产", "研发制造", "智能制造", "加工", "扩建")
_KINDS = ("科技", "实业", "新材料", "集团")
_OFFICES = ("市工信局", "市商务局", "市招商办", "市发改委")
_TROUBLES = ("无", "无", "用地指标待落实", "用工紧张", "融资需求")


def write(path: Path, rows: Iterable[tuple[Any, ...]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet("项目清单")
        page.write(0, 0, "2026年示例市招商项目清单（截至2026年6月30日）")
        for at, row in enumerate((HEADER, *rows), 1):
            page.write_row(at, 0, row)


Answers = list[tuple[str, int, str]]
"""Name, sum in yuan and day of signing of every row, sorted."""


def expected(rows: Iterable[tuple[Any, ...]]) -> Answers:
    return sorted((row[NAME], yuan(row[AMOUNT]), row[SIGNED].isoformat()) for row in rows)


def yuan(wan: float) -> int:
    return round(wan * 10_000)


# ---- ours and the peers: each prepares, then stores a file in the database of a directory ----

Task = Callable[[], object]
DATABASE = "yinfeng.sqlite3"


def ours(file: Path, directory: Path) -> Task:
    """Read, understood, compared with the ledger and stored as entries, with the rows of the lists."""
    campaign, unit = _campaign(directory)
    from yinfeng.kernel.viewer import Viewer
    from yinfeng.workbooks.actions import bring

    return lambda: bring(campaign=campaign, content=file.read_bytes(), name=file.name, by=Viewer("示例", unit), at=AT)


def ours_read(file: Path, directory: Path) -> Task:
    """Read and understood only: what a preview is made from."""
    campaign, _ = _campaign(directory)
    from yinfeng.plan.selectors import get_plan
    from yinfeng.workbooks.opening import open_workbook

    return lambda: open_workbook(file.read_bytes(), file.name, get_plan(campaign))


def ours_head(file: Path, directory: Path) -> Task:
    """The first rows: what is shown while the whole is read."""
    campaign, _ = _campaign(directory)
    from yinfeng.plan.selectors import get_plan
    from yinfeng.workbooks.opening import open_head, open_workbook

    plan = get_plan(campaign)
    return lambda: open_head(file.read_bytes(), file.name, plan) or open_workbook(file.read_bytes(), file.name, plan)


def _campaign(directory: Path) -> tuple[Any, str]:
    """Start Django on an empty database with the invented campaign; return it and a unit of it."""
    os.environ |= {"YINFENG_DATA": str(directory), "DJANGO_SETTINGS_MODULE": "yinfeng.settings"}
    sys.path.insert(0, str(ROOT / "src"))
    import django

    django.setup()
    from django.core.management import call_command

    from yinfeng.plan.actions import load_campaign
    from yinfeng.plan.selectors import get_plan

    call_command("migrate", verbosity=0)
    campaign = load_campaign(path=CAMPAIGN, by="benchmark", at=AT)
    return campaign, next(unit.key for unit in get_plan(campaign).units if unit.kind == "department")


def pandas_peer(file: Path, directory: Path) -> Task:
    import openpyxl  # noqa: F401
    import pandas as pd

    def store() -> None:
        frame = pd.read_excel(file, header=1, engine="openpyxl")
        frame[HEADER[AMOUNT]] = (frame[HEADER[AMOUNT]] * 10_000).round().astype("int64")
        frame[HEADER[SIGNED]] = frame[HEADER[SIGNED]].dt.strftime("%Y-%m-%d")
        with sqlite3.connect(directory / DATABASE) as connection:
            frame.to_sql("rows", connection, index=False)

    return store


def fastexcel_peer(file: Path, directory: Path) -> Task:
    import fastexcel
    import polars as pl

    def store() -> None:
        frame = fastexcel.read_excel(file).load_sheet(0, header_row=1).to_polars()
        frame = frame.with_columns(
            (pl.col(HEADER[AMOUNT]) * 10_000).round().cast(pl.Int64), pl.col(HEADER[SIGNED]).dt.strftime("%Y-%m-%d")
        )
        others = [name for name, kind in frame.schema.items() if kind.is_temporal()]
        frame = frame.with_columns(pl.col(others).dt.strftime("%Y-%m-%d"))
        with sqlite3.connect(directory / DATABASE) as connection:
            connection.execute(TABLE)
            connection.executemany(f"INSERT INTO rows VALUES ({', '.join('?' * len(HEADER))})", frame.iter_rows())

    return store


def import_export_peer(file: Path, directory: Path) -> Task:
    """django-import-export with its settings for large files: in bulk, without looking for differences."""
    import django
    from django.conf import settings

    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": directory / DATABASE}},
        INSTALLED_APPS=["import_export"],
        USE_TZ=False,
    )
    django.setup()
    import tablib
    from django.db import connection, models
    from import_export import fields, resources

    texts = {f"c{at}": models.TextField(null=True, db_column=name) for at, name in enumerate(HEADER)}
    typed = {
        f"c{AMOUNT}": models.BigIntegerField(db_column=HEADER[AMOUNT]),
        f"c{SIGNED}": models.DateField(db_column=HEADER[SIGNED]),
    }
    meta = type("Meta", (), {"app_label": "benchmark", "db_table": "rows"})
    line = type("Line", (models.Model,), {"__module__": __name__, "Meta": meta, **texts, **typed})
    with connection.schema_editor() as editor:
        editor.create_model(line)

    def before_import_row(self, row, **kwargs):
        row[HEADER[AMOUNT]] = yuan(row[HEADER[AMOUNT]])
        row[HEADER[SIGNED]] = row[HEADER[SIGNED]].date()

    options = {
        "model": line, "fields": list(texts), "import_id_fields": [], "use_bulk": True, "batch_size": 1000,
        "skip_diff": True, "skip_html_diff": True, "force_init_instance": True,
    }  # fmt: skip
    columns = {f"c{at}": fields.Field(attribute=f"c{at}", column_name=name) for at, name in enumerate(HEADER)}
    resource = type(
        "Lines",
        (resources.ModelResource,),
        {**columns, "Meta": type("Meta", (), options), "before_import_row": before_import_row},
    )

    def store() -> None:
        with file.open("rb") as opened:
            dataset = tablib.Dataset().load(opened, format="xlsx", skip_lines=1)
        resource().import_data(dataset, raise_errors=True, use_transactions=True)

    return store


TABLE_QUERY = f'SELECT "{HEADER[NAME]}", "{HEADER[AMOUNT]}", "{HEADER[SIGNED]}" FROM rows'
LEDGER_QUERY = """
    SELECT name, amount_low / 100, to_day FROM ledger_project
    JOIN ledger_entry USING (subject_id) WHERE word = 'signed' AND from_day = to_day
"""
TASKS = {
    "ours": ours, "ours, read": ours_read, "ours, first rows": ours_head, "pandas": pandas_peer,
    "import-export": import_export_peer, "fastexcel": fastexcel_peer,
}  # fmt: skip
STORED = {"ours": LEDGER_QUERY} | dict.fromkeys(("pandas", "import-export", "fastexcel"), TABLE_QUERY)
"""How the answers of those who store something are asked for."""


# ---- timing ----


def run_here(name: str, file: Path, directory: Path) -> dict[str, float]:
    """Do one task in this process and return what it took."""
    task = TASKS[name](file, directory)
    start, worked = time.perf_counter(), time.process_time()
    task()
    taken = {"seconds": time.perf_counter() - start, "worked": time.process_time() - worked}
    return taken | {"peak": peak_mib()}


def peak_mib() -> float:
    """Return the peak memory of this process alone; what Python reports counts the process that started it as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def run(name: str, file: Path, answers: Answers) -> dict[str, float]:
    """Do one task in a process of its own, with its own directory, and assert its answers."""
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, __file__, "--do", name, str(file), directory]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        if done.returncode:
            raise RuntimeError(f"{name} failed: {done.stderr[-2000:]}")
        if name in STORED:
            with sqlite3.connect(Path(directory) / DATABASE) as connection:
                found = sorted(connection.execute(STORED[name]).fetchall())
            assert found == answers, f"{name} stores other answers"
        return json.loads(done.stdout.splitlines()[-1])


def compare(n_rows: int, runs: int, peers: list[str], counties: list[str], directory: Path) -> None:
    file, rows = directory / f"{n_rows}.xlsx", list(draw(n_rows, counties))
    write(file, rows)
    answers = expected(rows)
    del rows
    names = ["ours", "ours, read", "ours, first rows", *peers]
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            taken[name].append(run(name, file, answers))
    print(f"\n{n_rows:,} rows of {len(HEADER)} columns, {file.stat().st_size / 2**20:.1f} MiB, answers equal, "
          f"median of {runs} runs")  # fmt: skip
    ours_seconds = _median(taken["ours"], "seconds")
    for name in names:
        seconds, worked = _median(taken[name], "seconds"), _median(taken[name], "worked")
        ratio, peak = seconds / ours_seconds, max(one["peak"] for one in taken[name])
        verdict = "" if name.startswith("ours") else "tie" if 1 / TIE < ratio < TIE else f"{ratio:.2f} × ours"
        print(f"  {name:<18}{seconds:8.2f} s{worked:8.2f} s of a processor{peak:8.0f} MiB   {verdict}", flush=True)


def _median(taken: list[dict[str, float]], what: str) -> float:
    return statistics.median(one[what] for one in taken)


def counties_of(plan_file: Path) -> list[str]:
    sys.path.insert(0, str(ROOT / "src"))
    from yinfeng.plan.folder import read_folder

    return [unit.label for unit in read_folder(plan_file).plan.units if unit.kind in ("county", "zone")]


def main() -> None:
    if sys.argv[1:2] == ["--do"]:
        name, file, directory = sys.argv[2:]
        print(json.dumps(run_here(name, Path(file), Path(directory))))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    peers = [name for name in STORED if name != "ours"]
    parser.add_argument("--peers", nargs="*", default=peers, choices=peers)
    given = parser.parse_args()
    counties = counties_of(CAMPAIGN / "plan.yaml")
    with tempfile.TemporaryDirectory() as directory:
        for n_rows in given.rows:
            compare(n_rows, given.runs, given.peers, counties, Path(directory))


if __name__ == "__main__":
    main()
