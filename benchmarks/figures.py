"""Measures beside what a user would pick instead: the same board over the same rows, answers asserted equal first.

Rows: invented entries of one campaign, as columns. A subject has one entry of each of six stages or none, and one
agreed amount. The board: for each stage and unit, how many subjects surely reached it in the window, how many
possibly, and the sum of the agreed amounts of the sure ones. Peers get the same columns in their own format and their
usual way of asking; the Django ORM asks a SQLite table.

    python benchmarks/figures.py [--entries 100000 1000000 10000000] [--runs 5] [--peers duckdb polars pandas orm]

Cold: from rows in any order to the answer. Warm: columns (tables, frames) are there. Prints medians of alternating
runs in milliseconds, the ratio to ours and peak memory; ratios under 1.3 are ties.
"""

import argparse
import gc
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from yinfeng.figures.core.asking import Ask
from yinfeng.figures.core.columns import NO_FIRST_DAY, Axis, Columns, Track
from yinfeng.figures.core.cubes import Cube
from yinfeng.figures.core.measuring import tally
from yinfeng.figures.core.reached import day_number
from yinfeng.kernel.days import Interval

STAGES = ("negotiating", "signed", "registered", "funded", "started", "producing")
N_UNITS = 46
WINDOW = Interval(date(2022, 1, 1), date(2022, 12, 31))
FIRST, LAST = day_number(WINDOW.from_day), day_number(WINDOW.to_day)
TIE = 1.3


@dataclass
class Rows:
    """The invented entries, one row each: subject, unit, word (0-5 stages, 6 agreed amount), days, amount in fen."""

    subject: np.ndarray
    unit: np.ndarray
    word: np.ndarray
    first: np.ndarray
    last: np.ndarray
    low: np.ndarray

    @property
    def n_subjects(self) -> int:
        return int(self.subject.max()) + 1


def draw(n_entries: int, seed: int = 2026) -> Rows:
    """Draw entries: 7 in 10 stages present, a third of the days known only to a month or year, one in 30 without."""
    rng = np.random.default_rng(seed)
    n_subjects = round(n_entries / (0.7 * len(STAGES) + 1))
    unit = rng.integers(0, N_UNITS, n_subjects, dtype=np.int32)
    parts = []
    begin = rng.integers(day_number(date(2020, 1, 1)), day_number(date(2023, 12, 31)), n_subjects)
    for word in range(len(STAGES)):
        who = np.flatnonzero(rng.random(n_subjects) < 0.7).astype(np.int32)
        day = begin[who] + rng.integers(0, 120, who.size) * word
        vague = rng.choice([0, 30, 365], who.size, p=[0.67, 0.23, 0.10])
        first = np.where(rng.random(who.size) < 1 / 30, NO_FIRST_DAY, day).astype(np.int32)
        parts.append(
            (who, np.full(who.size, word, np.int8), first, (day + vague).astype(np.int32), np.zeros(who.size, np.int64))
        )
    everyone = np.arange(n_subjects, dtype=np.int32)
    amount = (rng.lognormal(2.0, 1.6, n_subjects) * 1e9).astype(np.int64)
    none = np.full(n_subjects, NO_FIRST_DAY, np.int32)
    parts.append((everyone, np.full(n_subjects, 6, np.int8), none, none, amount))
    subject, word, first, last, low = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = rng.permutation(subject.size)
    return Rows(subject[order], unit[subject[order]], word[order], first[order], last[order], low[order])


# ---- ours ----


def columns_of(rows: Rows) -> Columns:
    """Make the engine's columns from rows in any order: what a cold board costs."""
    n = rows.n_subjects
    unit = np.empty(n, dtype=np.int32)
    unit[rows.subject] = rows.unit
    tracks = {}
    for number, word in enumerate((*STAGES, "agreed_amount")):
        chosen = np.flatnonzero(rows.word == number)
        money = rows.low[chosen]
        currency = np.full(chosen.size, 0 if word == "agreed_amount" else -1, dtype=np.int8)
        subject, first, last = (getattr(rows, name)[chosen] for name in ("subject", "first", "last"))
        tracks[word, "reported"] = Track.ordered(
            subject, first=first, last=last, low=money, high=money, currency=currency
        )
    return Columns(range(n), {"unit": Axis(tuple(map(str, range(N_UNITS))), unit)}, tracks)


def asks() -> list[Ask]:
    return [Ask("count", "project", WINDOW, WINDOW.to_day, ("reported",), word) for word in STAGES]


def board(columns: Columns) -> list[Cube]:
    return [tally(columns, ask, {}, "unit") for ask in asks()]


def numbers(cubes: list[Cube]) -> np.ndarray:
    """Return (stage, unit, [sure, possible, sum of the sure])."""
    return np.array([[[c.count[u, 1], c.count[u, 0], c.low[0, u, 1]] for u in range(N_UNITS)] for c in cubes])


def only(columns: Columns, subject: int) -> Columns:
    """The columns of one subject: what an entry is exchanged through."""
    tracks = {}
    for mark, track in columns.tracks.items():
        a, b = np.searchsorted(track.subject, [subject, subject + 1])
        tracks[mark] = Track(
            np.zeros(b - a, np.int32), *(getattr(track, n)[a:b] for n in ("first", "last", "low", "high", "currency"))
        )
    axis = columns.axes["unit"]
    return Columns(range(1), {"unit": Axis(axis.labels, axis.code[subject : subject + 1])}, tracks)


def exchange(kept: list[Cube], columns: Columns, subject: int) -> list[Cube]:
    """One more entry: the subject's signing moves to a day inside the window; one cell of the board changes."""
    before = only(columns, subject)
    day = np.array([FIRST + 10], dtype=np.int32)
    none = np.zeros(1, np.int64)
    signed = Track(np.zeros(1, np.int32), day, day, none, none, np.full(1, -1, np.int8))
    after = replace(before, tracks={**before.tracks, ("signed", "reported"): signed})
    return [k - lost + gained for k, lost, gained in zip(kept, board(before), board(after), strict=True)]


def moved(columns: Columns) -> Columns:
    """The columns after that entry, made anew: the first signed subject signed on another day."""
    track = columns.tracks["signed", "reported"]
    first, last = track.first.copy(), track.last.copy()
    first[0] = last[0] = FIRST + 10
    later = Track(track.subject, first, last, track.low, track.high, track.currency)
    return Columns(columns.keys, columns.axes, {**columns.tracks, ("signed", "reported"): later})


# ---- peers: each returns the same numbers from the same rows ----

SQL = f"""
    WITH amount AS (SELECT subject, low FROM rows WHERE word = 6)
    SELECT r.word, r.unit,
           count(*) FILTER (WHERE r.first >= {FIRST} AND r.last <= {LAST}) AS sure,
           count(*) FILTER (WHERE r.first <= {LAST} AND r.last >= {FIRST}
                              AND NOT (r.first >= {FIRST} AND r.last <= {LAST})) AS possible,
           coalesce(sum(a.low) FILTER (WHERE r.first >= {FIRST} AND r.last <= {LAST}), 0) AS total
    FROM rows r JOIN amount a USING (subject) WHERE r.word < 6 GROUP BY 1, 2 ORDER BY 1, 2
"""


def shaped(table: list[tuple]) -> np.ndarray:
    result = np.zeros((len(STAGES), N_UNITS, 3), dtype=np.int64)
    for word, unit, *values in table:
        result[int(word), int(unit)] = [int(value) for value in values]
    return result


def duckdb_peer(rows: Rows) -> Callable[[], np.ndarray]:
    import duckdb

    connection = duckdb.connect()
    frame = {name: getattr(rows, name) for name in ("subject", "unit", "word", "first", "last", "low")}
    connection.register("given", frame)
    connection.execute("CREATE TABLE rows AS SELECT * FROM given")
    return lambda: shaped(connection.execute(SQL).fetchall())


def polars_peer(rows: Rows) -> Callable[[], np.ndarray]:
    import polars as pl

    frame = pl.DataFrame({name: getattr(rows, name) for name in ("subject", "unit", "word", "first", "last", "low")})
    inside = (pl.col("first") >= FIRST) & (pl.col("last") <= LAST)
    overlaps = (pl.col("first") <= LAST) & (pl.col("last") >= FIRST)

    def ask() -> np.ndarray:
        lazy = frame.lazy()
        amount = lazy.filter(pl.col("word") == 6).select("subject", amount="low")
        found = (
            lazy.filter(pl.col("word") < 6)
            .join(amount, on="subject")
            .group_by("word", "unit")
            .agg(
                inside.sum().alias("sure"),
                (overlaps & ~inside).sum().alias("possible"),
                (pl.col("amount") * inside).sum(),
            )
        )
        return shaped(found.collect().rows())

    return ask


def pandas_peer(rows: Rows) -> Callable[[], np.ndarray]:
    import pandas as pd

    frame = pd.DataFrame({name: getattr(rows, name) for name in ("subject", "unit", "word", "first", "last", "low")})

    def ask() -> np.ndarray:
        amount = frame.loc[frame.word == 6, ["subject", "low"]].set_index("subject")["low"]
        stages = frame[frame.word < 6]
        inside = (stages["first"] >= FIRST) & (stages["last"] <= LAST)
        overlaps = (stages["first"] <= LAST) & (stages["last"] >= FIRST)
        counted = pd.DataFrame({
            "word": stages.word, "unit": stages.unit, "sure": inside, "possible": overlaps & ~inside,
            "total": stages.subject.map(amount) * inside,
        })  # fmt: skip
        found = counted.groupby(["word", "unit"]).sum().reset_index()
        return shaped(list(found.itertuples(index=False, name=None)))

    return ask


def orm_peer(rows: Rows) -> Callable[[], np.ndarray]:
    """The Django ORM over SQLite, with the index a developer would add."""
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
        django.setup()
    from django.db import connection, models
    from django.db.models import Count, F, Q, Sum

    class Line(models.Model):
        unit = models.IntegerField()
        word = models.SmallIntegerField()
        first = models.IntegerField()
        last = models.IntegerField()
        amount = models.BigIntegerField()

        class Meta:
            app_label = "bench"
            db_table = f"line_{rows.subject.size}"
            indexes = [models.Index(fields=["word", "unit"], name=f"by_word_{rows.subject.size}")]

    with connection.schema_editor() as editor:
        editor.create_model(Line)
    amount = np.zeros(rows.n_subjects, dtype=np.int64)
    paid = rows.word == 6
    amount[rows.subject[paid]] = rows.low[paid]
    stage = ~paid
    lines = zip(
        rows.unit[stage].tolist(), rows.word[stage].tolist(), rows.first[stage].tolist(), rows.last[stage].tolist(),
        amount[rows.subject[stage]].tolist(), strict=True,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO line_{rows.subject.size} (unit, word, first, last, amount) VALUES (%s,%s,%s,%s,%s)", lines
        )
    inside = Q(first__gte=FIRST, last__lte=LAST)
    overlaps = Q(first__lte=LAST, last__gte=FIRST)
    query = Line.objects.values("word", "unit").annotate(
        sure=Count("id", filter=inside),
        possible=Count("id", filter=overlaps & ~inside),
        total=Sum(F("amount"), filter=inside, default=0),
    )
    return lambda: shaped([(r["word"], r["unit"], r["sure"], r["possible"], r["total"]) for r in query.all()])


COLD = ("duckdb", "polars", "pandas")
PEERS = {"duckdb": duckdb_peer, "polars": polars_peer, "pandas": pandas_peer, "orm": orm_peer}


# ---- timing ----


def timed(task: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


def race(tasks: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Run the tasks in turn, A B C A B C …, and return each one's median in milliseconds."""
    for task in tasks.values():
        task()
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            taken[name].append(timed(task))
    return {name: statistics.median(times) for name, times in taken.items()}


def peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def compare(n_entries: int, runs: int, peers: list[str]) -> None:
    rows = draw(n_entries)
    columns = columns_of(rows)
    kept = board(columns)
    answer = numbers(kept)
    subject = int(columns.tracks["signed", "reported"].subject[0])
    assert np.array_equal(numbers(exchange(kept, columns, subject)), numbers(board(moved(columns)))), "one more entry"
    tasks: dict[str, Callable[[], object]] = {
        "ours, cold board": lambda: board(columns_of(rows)),
        "ours, warm board": lambda: board(columns),
        "ours, one more entry": lambda: exchange(kept, columns, subject),
    }
    for name in peers:
        peer = PEERS[name](rows)
        assert np.array_equal(peer(), answer), f"{name} gives another answer"
        tasks[name] = peer
        if name in COLD:
            tasks[f"{name}, cold"] = lambda name=name: PEERS[name](rows)()
    medians = race(tasks, runs)
    ours = medians["ours, warm board"]
    print(f"\n{rows.subject.size:,} entries, {rows.n_subjects:,} subjects, answers equal, median of {runs} runs")
    for name, median in medians.items():
        ratio = median / (medians["ours, cold board"] if name.endswith("cold") else ours)
        verdict = "" if name.startswith("ours") else "tie" if 1 / TIE < ratio < TIE else f"{ratio:.1f} × ours"
        print(f"  {name:<22}{median:12.2f} ms   {verdict}")
    print(f"  peak memory of the whole run so far {peak_mib():,} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS))
    given = parser.parse_args()
    for n_entries in given.entries:
        compare(n_entries, given.runs, given.peers)


if __name__ == "__main__":
    main()
