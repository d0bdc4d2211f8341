"""A process that is killed at its work: a script that starts Django once, forks workers and kills them.

    killing.py MODE DIRECTORY    MODE is sweep, random or load

The directory holds a database of its own. One line of JSON is printed for each kill:
`deed` what was being done · `fell` before, inside or after a transaction · `moment` which one, where it was chosen ·
`found` how many deeds of the script the database held afterwards (null: a state that no whole number of deeds makes) ·
`acked` how many were acknowledged before · `wrong` what else is not as it must be.

A worker passes two moments at each SQL statement and each commit: one before, one after. It tells its watcher over a
pipe `b` when a transaction began, `c` when it was committed, `a` when the deed returned. All instants are given, so the
database after n deeds is the same to the last identifier whether or not somebody was killed on the way.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Deed = tuple[str, Callable[[], object]]

NOON = datetime(2026, 6, 30, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
ROWS = 300
RANDOM_KILLS = 150
STRIDES = {"undo": 7}
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


def monthly_return(month: int) -> str:
    """Write a month's return: a third of the rows is new, in the others every third amount differs from before."""
    lines = ["编号,名称,协议投资额,签约日期,协议,开工日期,填报单位,报表,报送日期"]
    for number in range(month * ROWS // 3, month * ROWS // 3 + ROWS):
        amount = number % 40 + 1 + (month if number % 3 == 0 else 0)
        unit = "东湖区" if number % 2 else "西岭县"
        day = f"2026-03-{number % 28 + 1:02}"
        started = f"2026-0{min(month + 3, 6)}" if number % 5 == month % 5 else ""
        lines.append(
            f"p{number},项目{number},{amount}亿元,{day},投资协议,{started},{unit},{month}月报,2026-0{month + 3}-05"
        )
    return "\n".join(lines) + "\n"


# ---- the database as seen from outside ----


def contents(database: Path, leave_out: tuple[str, ...] = ()) -> str:
    """Return every row of the ledger's tables as text, read over a connection of its own."""
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'ledger_%'")]
    found = []
    for table in sorted(tables):
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1") if is_table(connection, table) else ()
        kept = [tuple(row[name] for name in row.keys() if name not in leave_out) for row in rows]  # noqa: SIM118
        found.append(f"{table} {kept}")
    connection.close()
    return "\n".join(found)


def is_table(connection: sqlite3.Connection, name: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'", [name]).fetchone())


CHECKS = {
    "integrity": "SELECT * FROM pragma_integrity_check WHERE integrity_check != 'ok'",
    "foreign keys": "SELECT * FROM pragma_foreign_key_check",
    "a batch has as many entries as it says": "SELECT id FROM ledger_batch b WHERE n_entries != "
    "(SELECT count(*) FROM ledger_entry WHERE batch_id = b.id)",
    "every subject has entries": "SELECT id FROM ledger_subject WHERE id NOT IN (SELECT subject_id FROM ledger_entry)",
    "every source has entries": "SELECT id FROM ledger_source WHERE id NOT IN (SELECT source_id FROM ledger_entry)",
}


def wrongs(database: Path) -> list[str]:
    """Say what in the database is not as it must be after any kill."""
    connection = sqlite3.connect(database)
    found = [name for name, query in CHECKS.items() if connection.execute(query).fetchone()]
    connection.close()
    return found + unlike_the_fold()


def unlike_the_fold() -> list[str]:
    """Name the subjects whose row in the list tables differs from the fold of their entries."""
    from django.db import connections

    from yinfeng.ledger.core.fold import fold
    from yinfeng.ledger.core.projection import project_row
    from yinfeng.ledger.models import KINDS, Subject
    from yinfeng.ledger.projecting import stages_of
    from yinfeng.ledger.selectors import load_entries

    campaign = the_campaign()
    stages, entries = stages_of(campaign), load_entries(campaign)
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
            work(deeds, writing, deadly)
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
    last = told.rpartition("a")[2]
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

    def states(self, deeds: list[Deed]) -> list[str]:
        """Return the contents before the deeds and after each, when nobody is killed in between."""
        self.put_back()
        states = [contents(self.database)]
        for deed in deeds:
            kill_at_work([deed])
            states.append(contents(self.database))
            if wrong := wrongs(self.database):
                raise RuntimeError(f"{deed[0]} leaves wrong even when nobody is killed: {wrong}")
        return states


def start(directory: Path) -> House:
    """Start Django on the directory with the campaign of the ledger's tests."""
    os.environ |= {"YINFENG_DATA": str(directory), "DJANGO_SETTINGS_MODULE": "yinfeng.settings"}
    import django

    django.setup()
    from django.core.management import call_command
    from tests.ledger.conftest import PLAN

    from yinfeng.plan.actions import load_campaign
    from yinfeng.plan.selectors import get_plan

    call_command("migrate", verbosity=0)
    (directory / "plan.yaml").write_text(PLAN, encoding="utf-8")
    get_plan(load_campaign(path=directory, by="test", at=NOON))  # parsed once, for all workers
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
            batch=Batch.objects.get(file_name=f"projects-{n}.csv"), by=east, at=at, reason="导错了"
        ),
    }
    return lambda name, number: (name, lambda: deeds[name](number, NOON + timedelta(hours=number)))


# ---- the three ways of killing ----


def sweep(house: House) -> None:
    """Kill each kind of deed at every moment it passes, each time on the same database; then do it again."""
    deed = deed_maker(house)
    for made in [deed("import", 0), deed("claim", 1)]:
        made[1]()
    house.keep()
    for name, number in [
        ("import", 1), ("claim", 2), ("rule", 1), ("refuse", 1), ("correct", 1), ("withdraw", 1), ("undo", 0),
    ]:  # fmt: skip
        one = deed(name, number)
        states = house.states([one])
        house.put_back()
        moments = int(kill_at_work([one]).rpartition("=")[2])
        for moment in range(1, moments + 1, STRIDES.get(name, 1)):
            house.put_back()
            told = kill_at_work([one], deadly=moment)
            found = place_of(states, house)
            wrong = wrongs(house.database)
            if found == 0:  # whoever was interrupted does it again
                kill_at_work([one])
                wrong += ["doing it again did not work"] if contents(house.database) != states[1] else []
            tell(deed=name, fell=fell(told), moment=moment, found=found, acked=told.count("a"), wrong=wrong)


def place_of(states: list[str], house: House) -> int | None:
    now = contents(house.database)
    return states.index(now) if now in states else None


SCRIPT = ["claim", "rule", "import", "claim", "rule", "claim", "refuse", "import", "correct", "claim", "withdraw"]


def random_kills(house: House) -> None:
    """Kill after random delays, going on each time from what was left, until the script is through; then anew."""
    deed = deed_maker(house)
    house.keep()
    deeds = list(numbered(deed))
    states = house.states(deeds)
    rng = random.Random(22)
    done = len(deeds)
    for _ in range(RANDOM_KILLS):
        if done == len(deeds):
            house.put_back()
            done = 0
        left = deeds[done:]
        longest = 0.35 if left[0][0] == "import" else 0.08
        told = kill_at_work(left, after=rng.uniform(0, longest))
        found = place_of(states, house)
        acked = done + told.count("a")
        name = deeds[min(acked, len(deeds) - 1)][0]
        tell(deed=name, fell=fell(told), moment=0, found=found, acked=acked, wrong=wrongs(house.database))
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


if __name__ == "__main__":
    home = start(Path(sys.argv[2]))
    {"sweep": sweep, "random": random_kills}[sys.argv[1]](home)
