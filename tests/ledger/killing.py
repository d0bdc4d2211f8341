"""A process that is killed at its work: a script that starts Django once, forks workers and kills them.

    killing.py MODE DIRECTORY    MODE is sweep, random, load or campaign

The directory holds a database of its own. One line of JSON is printed for each kill:
`deed` what was being done · `fell` before, inside or after a transaction · `moment` which one, where it was chosen ·
`found` how many deeds of the script the database held afterwards (null: a state that no whole number of deeds makes) ·
`acked` how many were acknowledged before · `wrong` what else is not as it must be.

A worker passes two moments at each SQL statement and each commit: one before, one after. It tells its watcher over a
pipe `b` when a transaction began, `c` when it was committed, `a` when the deed returned. All instants are given, so the
database after n deeds is the same to the last identifier whether or not somebody was killed on the way.
"""

import gc
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Deed = tuple[str, Callable[[], object]]

NOON = datetime(2026, 6, 30, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
ROOT = Path(__file__).parents[2]
ROWS = 210
RANDOM_KILLS = 120
MAPPING = """\
tables:
  - key: projects
    files: projects-*.csv
    title: 项目月报
    kind: project
    subject: 编号
    standing: claimed
    sender: 填报单位
    source: {title: 报表, day: 报送日期}
    columns:
      - {column: 名称, word: name}
      - {column: 协议投资额, word: agreed_amount, reads: quantity}
      - {column: 签约日期, word: signed, reads: day, paper: 协议}
      - {column: 开工日期, word: started, reads: day}
  - key: firms
    files: firms.csv
    title: 企业名单
    kind: firm
    subject: 编号
    columns: [{column: 名称, word: name}]
"""


def monthly_return(month: int, rows: int = ROWS) -> str:
    """Write a month's return: a third of the rows is new, in the others every third amount differs from before."""
    lines = ["编号,名称,协议投资额,签约日期,协议,开工日期,填报单位,报表,报送日期"]
    for number in range(month * rows // 3, month * rows // 3 + rows):
        amount = number % 40 + 1 + (month if number % 3 == 0 else 0)
        unit = "东湖区" if number % 2 else "西岭县"
        day = f"2026-03-{number % 28 + 1:02}"
        started = f"2026-0{min(month + 3, 6)}" if number % 5 == month % 5 else ""
        lines.append(
            f"p{number},项目{number},{amount}亿元,{day},投资协议,{started},{unit},{month}月报,2026-0{month + 3}-05"
        )
    return "\n".join(lines) + "\n"


# ---- the database as seen from outside ----

INSTANTS = frozenset({"at", "known_at", "recorded_at"})


def contents(database: Path, leave_out: frozenset[str] = frozenset()) -> str:
    """Return every row of the ledger's tables as text, read over a connection of its own."""
    connection = sqlite3.connect(database)
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'ledger_%' ORDER BY name"
    found = []
    for (table,) in connection.execute(query).fetchall():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in leave_out]
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1").fetchall()
        found.append(f"{table} {rows}")
    connection.close()
    return "\n".join(found)


CHECKS = {
    "integrity": "SELECT * FROM pragma_integrity_check WHERE integrity_check != 'ok'",
    "foreign keys": "SELECT * FROM pragma_foreign_key_check",
    "a batch has as many entries as it says": "SELECT id FROM ledger_batch b WHERE n_entries != "
    "(SELECT count(*) FROM ledger_entry WHERE batch_id = b.id)",
    "every subject has entries": "SELECT id FROM ledger_subject WHERE id NOT IN (SELECT subject_id FROM ledger_entry)",
    "every source has entries": "SELECT id FROM ledger_source WHERE id NOT IN (SELECT source_id FROM ledger_entry)",
}


def wrongs(database: Path) -> list[str]:
    """Say what in the database is not as it must be after any kill, over a connection of its own."""
    connection = sqlite3.connect(database)
    found = [name for name, query in CHECKS.items() if connection.execute(query).fetchone()]
    connection.close()
    return found


def unlike_the_fold() -> list[str]:
    """Name the subjects whose row in the list tables differs from the fold of their entries."""
    from django.db import connections

    from yinfeng.ledger.core.fold import fold
    from yinfeng.ledger.core.projection import project_row
    from yinfeng.ledger.models import KINDS, Subject
    from yinfeng.ledger.projecting import stages_of
    from yinfeng.ledger.selectors import load_entries
    from yinfeng.plan.selectors import get_plan

    campaign = the_campaign()
    stages, entries = stages_of(get_plan(campaign)), load_entries(campaign)
    rows = {kind: table.objects.in_bulk() for kind, table in KINDS.items()}
    found = []
    for subject in Subject.objects.all():
        row = rows[subject.kind].get(subject.pk)
        expected = project_row(subject.kind, subject.key, fold(entries[subject.pk]), stages.get(subject.kind, ()))
        if row is None or {name: getattr(row, name) for name in expected} != expected:
            found.append(f"row of {subject}")
    connections.close_all()
    return found


# ---- workers and how they end ----


class Trap:
    """Counts the moments of a worker's database work, tells the phases, and dies at the chosen moment."""

    def __init__(self, pipe: int, deadly: int = 0) -> None:
        self.pipe, self.deadly, self.passed = pipe, deadly, 0

    def tell(self, phase: str) -> None:
        os.write(self.pipe, phase.encode())

    def moment(self) -> None:
        self.passed += 1
        if self.passed == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.moment()
        result = execute(sql, params, many, context)
        if sql.startswith("BEGIN"):
            self.tell("b")
        self.moment()
        return result

    def around(self, commit: Callable[[], None]) -> Callable[[], None]:
        def committing() -> None:
            self.moment()
            commit()
            self.tell("c")
            self.moment()

        return committing


def work(deeds: list[Deed], pipe: int, deadly: int) -> None:
    """Do the deeds one after the other, acknowledge each, and wait to be killed."""
    from django.db import connection

    trap = Trap(pipe, deadly)
    connection._commit = trap.around(connection._commit)
    with connection.execute_wrapper(trap):
        for _, deed in deeds:
            deed()
            trap.tell("a")
    os.write(pipe, f"={trap.passed}".encode())
    os.close(pipe)
    signal.pause()


def kill_at_work(deeds: list[Deed], *, deadly: int = 0, after: float | None = None) -> str:
    """Let a worker do the deeds, kill it at a moment, after some seconds, or when it is done; return what it told."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        try:
            os.close(reading)
            gc.disable()
            work(deeds, writing, deadly)
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(1)
    os.close(writing)
    if after is not None:
        time.sleep(after)
        os.kill(worker, signal.SIGKILL)
    told = b""
    while part := os.read(reading, 4096):
        told += part
    os.close(reading)
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("a worker failed instead of being killed")
    return told.decode()


def fell(told: str) -> str:
    """Say where in a deed's work a kill fell, by the last that the worker told of it."""
    last = told.partition("=")[0].rpartition("a")[2]
    return {"": "before", "b": "inside", "c": "after"}[last[-1:]]


def tell(**kill: object) -> None:
    print(json.dumps(kill, ensure_ascii=False), flush=True)


# ---- the house in which they work ----


class House:
    """A data directory with a database that can be put back to how it was."""

    def __init__(self, directory: Path) -> None:
        self.database = directory / "yinfeng.sqlite3"
        self.kept = directory / "kept"
        self.files = directory / "files"
        self.files.mkdir()

    def keep(self) -> None:
        from django.db import connections

        connections.close_all()  # the last connection writes the log into the database
        shutil.copy(self.database, self.kept)

    def put_back(self) -> None:
        for path in self.database.parent.glob(f"{self.database.name}*"):
            path.unlink()
        shutil.copy(self.kept, self.database)

    def place_in(self, states: list[str]) -> int | None:
        """Return after how many deeds the database looks as it does now; None: after no whole number of them."""
        now = contents(self.database)
        return states.index(now) if now in states else None

    def moments(self, deeds: list[Deed]) -> int:
        """Return how many moments the deeds pass when nobody is killed, from the beginning."""
        self.put_back()
        return int(kill_at_work(deeds).rpartition("=")[2])

    def states(self, deeds: list[Deed]) -> list[str]:
        """Return the contents before the deeds and after each, when nobody is killed in between."""
        self.put_back()
        states = [contents(self.database)]
        for deed in deeds:
            kill_at_work([deed])
            states.append(contents(self.database))
            if wrong := wrongs(self.database) + unlike_the_fold():
                raise RuntimeError(f"{deed[0]} leaves wrong even when nobody is killed: {wrong}")
        return states


def start(directory: Path, folder: Path | None) -> House:
    """Start Django on the directory with the campaign of a folder, or with that of the ledger's tests."""
    os.environ |= {"YINFENG_DATA": str(directory), "DJANGO_SETTINGS_MODULE": "yinfeng.settings"}
    import django

    django.setup()
    from django.core.management import call_command
    from tests.ledger.conftest import PLAN

    from yinfeng.plan.actions import load_campaign
    from yinfeng.plan.selectors import get_plan

    call_command("migrate", verbosity=0)
    (directory / "plan.yaml").write_text(PLAN, encoding="utf-8")
    get_plan(load_campaign(path=folder or directory, by="test", at=NOON))  # parsed once, for all workers
    return House(directory)


def the_campaign():
    from yinfeng.plan.models import Campaign

    return Campaign.objects.get()


def deed_maker(house: House) -> Callable[..., Deed]:
    """Return what makes a deed of a name and a number; a deed finds what it needs when it is done."""
    from yinfeng.kernel.days import parse_interval
    from yinfeng.kernel.quantity import parse_quantity
    from yinfeng.kernel.viewer import Viewer
    from yinfeng.ledger import actions
    from yinfeng.ledger.core.mapping import load_tables
    from yinfeng.ledger.importing import import_file
    from yinfeng.ledger.models import Batch, Entry, Source

    (projects, _), _ = load_tables(MAPPING)
    east, office = Viewer("甲", "east"), Viewer("乙", "office")

    def paper() -> Source:
        return Source(campaign=the_campaign(), kind="paper", title="投资协议", paper="agreement")

    def claimed(number: int) -> int:
        return Entry.objects.filter(subject__key=f"k{number}", word="signed", standing="claimed").latest("pk").pk

    def bring(number: int, at: datetime) -> None:
        path = house.files / f"projects-{number}.csv"
        path.write_text(monthly_return(number), encoding="utf-8")
        if import_file(campaign=the_campaign(), path=path, table=projects, by=east, at=at).batch is None:
            raise RuntimeError("the file was in the ledger already")

    def claim(number: int, at: datetime) -> None:
        actions.claim(
            campaign=the_campaign(), kind="project", key=f"k{number}", word="signed", paper=paper(), by=east, at=at,
            interval=parse_interval("2026-05"), quantity=parse_quantity("3亿元"),
        )  # fmt: skip

    deeds: dict[str, Callable[[int, datetime], object]] = {
        "import": bring,
        "claim": claim,
        "rule": lambda n, at: actions.rule(entry_id=claimed(n), accepted=True, reason="齐全", by=office, at=at),
        "refuse": lambda n, at: actions.rule(
            entry_id=claimed(n), accepted=False, reason="不齐", by=office, at=at, paper=paper()
        ),
        "correct": lambda n, at: actions.correct(
            entry_id=claimed(n), by=east, at=at, interval=parse_interval("2026-05-06")
        ),
        "withdraw": lambda n, at: actions.withdraw(entry_id=claimed(n), by=east, at=at, reason="报错了"),
        "undo": lambda n, at: actions.undo(
            batch=Batch.objects.get(entries=claimed(n)), by=east, at=at, reason="填错了"
        ),
    }
    return lambda name, number: (name, lambda: deeds[name](number, NOON + timedelta(hours=number)))


# ---- the ways of killing ----


def sweep(house: House) -> None:
    """Kill each kind of deed at every moment it passes, each time on the same database; then do it again."""
    deed = deed_maker(house)
    deed("claim", 1)[1]()
    house.keep()
    for name in ("claim", "rule", "refuse", "correct", "withdraw", "undo"):
        sweep_one(house, deed(name, 2 if name == "claim" else 1))
    deed("import", 0)[1]()
    house.keep()
    sweep_one(house, deed("import", 1))


def sweep_one(house: House, deed: Deed) -> None:
    states = house.states([deed])
    for moment in range(1, house.moments([deed]) + 1):
        house.put_back()
        told = kill_at_work([deed], deadly=moment)
        found = house.place_in(states)
        wrong = wrongs(house.database)
        if found == 0:  # whoever was interrupted does it again
            kill_at_work([deed])
            wrong += ["doing it again did not work"] if house.place_in(states) != 1 else []
        tell(deed=deed[0], fell=fell(told), moment=moment, found=found, acked=told.count("a"), wrong=wrong)


SCRIPT = ["claim", "rule", "import", "claim", "rule", "claim", "refuse", "import", "correct", "claim", "withdraw"]


def random_kills(house: House) -> None:
    """Kill after random delays, going on each time from what was left, until the script is through; then anew."""
    deeds = list(numbered(deed_maker(house)))
    house.keep()
    states = house.states(deeds)
    rng = random.Random(22)
    done = len(deeds)
    for _ in range(RANDOM_KILLS):
        if done == len(deeds):
            house.put_back()
            done = 0
        told = kill_at_work(deeds[done:], after=rng.uniform(0, 0.25))
        found = house.place_in(states)
        acked = done + told.count("a")
        name = deeds[min(acked, len(deeds) - 1)][0]
        where = "after" if found == acked + 1 else fell(told)  # it may die between committing and telling so
        tell(deed=name, fell=where, moment=0, found=found, acked=acked, wrong=wrongs(house.database))
        done = acked if found is None else found


def numbered(deed: Callable[..., Deed]) -> Iterator[Deed]:
    """Give each import the number of its month, each claim a number of its own, the others that of the last claim."""
    months = claims = 0
    for name in SCRIPT:
        if name == "import":
            months += 1
        elif name == "claim":
            claims += 1
        yield deed(name, months if name == "import" else claims)


def load(house: House) -> None:
    """Interrupt the first load of a small campaign at every other moment, some twice, and let the next run finish."""
    (house.files / "tables.yaml").write_text(MAPPING, encoding="utf-8")
    (house.files / "firms.csv").write_text("编号,名称\nf1,示例企业\n", encoding="utf-8")
    for month in range(3):
        (house.files / f"projects-{month}.csv").write_text(monthly_return(month, 60), encoding="utf-8")
    house.keep()
    rng = random.Random(5)
    whole, moments = whole_load(house, house.files)
    for moment in range(1, moments + 1, 3):
        house.put_back()
        interrupt_load(house, house.files, moment)
        if moment % 5 == 0:
            interrupt_load(house, house.files, rng.randint(1, 40))
        finish_load(house, house.files, whole)


def campaign(house: House) -> None:
    """Interrupt the load of the real campaign until it is through in spite of it."""
    files = ROOT / "campaigns" / "quanzhou-2022" / "ledger"
    house.keep()
    rng = random.Random(7)
    whole, _ = whole_load(house, files)
    house.put_back()
    while interrupt_load(house, files, rng.randint(1, 400)):
        pass
    finish_load(house, files, whole)


def loading(files: Path, minute: int) -> Deed:
    from yinfeng.ledger.loading import LOADER, load_ledger

    at = NOON + timedelta(minutes=minute)
    return "load", lambda: load_ledger(campaign=the_campaign(), folder=files, by=LOADER, at=at)


def whole_load(house: House, files: Path) -> tuple[str, int]:
    """Return the contents (but for instants) after a load that nobody interrupted, and how many moments it has."""
    moments = house.moments([loading(files, 0)])
    return contents(house.database, INSTANTS), moments


def interrupt_load(house: House, files: Path, moment: int) -> bool:
    """Go on with a load until a moment; tell what the kill left, and whether there was anything to interrupt."""
    told = kill_at_work([loading(files, 1)], deadly=moment)
    killed = "=" not in told
    if killed:
        wrong = wrongs(house.database) + unlike_the_fold()
        tell(deed="load", fell=fell(told), moment=moment, found=0, acked=0, wrong=wrong)
    return killed


def finish_load(house: House, files: Path, whole: str) -> None:
    """Let the next runs go on: the first finishes, the second adds nothing."""
    for minute in (2, 3):
        kill_at_work([loading(files, minute)])
        if contents(house.database, INSTANTS) != whole:
            tell(deed="load", fell="end", moment=0, found=None, acked=0, wrong=["not as if nobody had interrupted"])


MODES = {"sweep": sweep, "random": random_kills, "load": load, "campaign": campaign}

if __name__ == "__main__":
    mode, place = sys.argv[1], Path(sys.argv[2])
    MODES[mode](start(place, ROOT / "campaigns" / "quanzhou-2022" if mode == "campaign" else None))
