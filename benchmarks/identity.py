"""Same firm, same project? The identity engine beside what a user would pick instead, over generated records.

Records: invented firms or projects with a known truth (`tests/identity/generated`, whose words the engine does not
share). Peers get what the engine's own normaliser makes of them, and are judged at the threshold that is best for them,
picked with the truth, and at a fixed 0.95; the engine at the one threshold it has. Every run is a process of its own.

    python benchmarks/identity.py [--family firms projects] [--records 10000 100000 1000000] [--runs 3] [--seed 1]
                                  [--mix open|sealed] [--peers splink recordlinkage tfidf]

Prints F1, precision, recall, the median seconds of alternating runs, and peak memory. The engine's seconds are from
columns of text to verdicts, normalising included; a peer's start with the normalised frame, and the seconds of
normalising stand in a line of their own. Memory is the peak of the process, records and libraries included.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the generator lies with the tests
FIXED = 0.95
LEAST = 0.5


# ---- what a process of its own does ----


def make(folder: Path, family: str, n_records: int, seed: int, mix: str) -> None:
    """Generate the records and the codes of the pairs that are the same."""
    from tests.identity.generated import generate

    made = generate(family, n_records, seed, mix)
    pd.DataFrame(made.columns).to_pickle(folder / "records.pickle")
    pairs = made.same()
    np.save(folder / "same.npy", pairs[:, 0] * n_records + pairs[:, 1])
    alike = [(left * n_records + right, kind) for left, right, kind, _ in made.lookalikes]
    pd.DataFrame(alike, columns=["pair", "kind"]).to_pickle(folder / "lookalikes.pickle")


def columns_of(folder: Path) -> dict[str, list[str]]:
    frame = pd.read_pickle(folder / "records.pickle")
    return {name: frame[name].tolist() for name in frame.columns}


def run_normalising(folder: Path, family: str) -> dict[str, float]:
    from identity_normal import normalised

    columns = columns_of(folder)
    start = time.perf_counter()
    frame = normalised(columns, family)
    seconds = time.perf_counter() - start
    frame.to_pickle(folder / "normal.pickle")
    return {"seconds": seconds}


def run_ours(folder: Path, family: str) -> dict[str, float]:
    from identity_normal import resolved

    columns = columns_of(folder)
    start = time.perf_counter()
    left, right, probability, same = resolved(columns)
    seconds = time.perf_counter() - start
    save(folder / "ours.npz", (left, right, np.where(same, 1.0, probability * LEAST)), len(columns["id"]))
    return {"seconds": seconds}


def run_peer(folder: Path, family: str, name: str) -> dict[str, float]:
    from identity_peers import PEERS

    frame = pd.read_pickle(folder / "normal.pickle")
    start = time.perf_counter()
    pairs = PEERS[name](frame, family)
    seconds = time.perf_counter() - start
    save(folder / f"{name}.npz", pairs, len(frame))
    return {"seconds": seconds}


def save(path: Path, pairs: tuple[np.ndarray, ...], n_records: int) -> None:
    left, right, score = (np.asarray(column) for column in pairs)
    low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right).astype(np.int64)
    np.savez(path, pair=low * n_records + high, score=score)


def child(what: str, folder: Path, family: str) -> None:
    """Do one thing and print its seconds and the peak memory of doing it."""
    tasks = {"normalising": run_normalising, "ours": run_ours}
    task = tasks.get(what)
    told = task(folder, family) if task else run_peer(folder, family, what)
    print(json.dumps({**told, "mib": peak_mib()}))


def peak_mib() -> int:
    """The peak of this program alone; `ru_maxrss` would begin with what the parent had when it forked."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


# ---- scores ----


def scored(folder: Path, name: str) -> dict[str, float]:
    """F1, precision and recall at the best threshold, and F1 at the fixed one."""
    same = np.sort(np.load(folder / "same.npy"))
    kept = np.load(folder / f"{name}.npz")
    pair, first = np.unique(kept["pair"], return_index=True)
    score = kept["score"][first]
    right = np.isin(pair, same, assume_unique=True)
    fixed = score >= FIXED
    at_fixed = 2 * right[fixed].sum() / (fixed.sum() + same.size)
    order = np.argsort(-score, kind="stable")
    hits, calls = np.cumsum(right[order]), np.arange(1, order.size + 1)
    ends = np.flatnonzero(np.append(np.diff(score[order]) != 0, True))
    f1 = 2 * hits / (calls + same.size)
    best = fixed.sum() - 1 if name == "ours" else ends[np.argmax(f1[ends])]
    return {
        "f1": float(f1[best]), "precision": float(hits[best] / calls[best]), "recall": float(hits[best] / same.size),
        "threshold": float(score[order][best]), "f1_fixed": float(at_fixed),
    }  # fmt: skip


def fooled(folder: Path, name: str, threshold: float) -> str:
    """Per kind of look-alike, how many were called the same."""
    alike = pd.read_pickle(folder / "lookalikes.pickle")
    kept = np.load(folder / f"{name}.npz")
    called = alike.pair.isin(kept["pair"][kept["score"] >= threshold])
    shares = called.groupby(alike.kind).mean()
    return ", ".join(f"{kind} {share:.0%}" for kind, share in shares.items())


# ---- the race ----


def process(what: str, folder: Path, family: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", what, str(folder), family]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(told.stdout.splitlines()[-1])


def compare(family: str, n_records: int, given: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, family, n_records, given.seed, given.mix)
        entrants = ["normalising", "ours", *given.peers]
        told: dict[str, list[dict[str, float]]] = {entrant: [] for entrant in entrants}
        for _ in range(given.runs):
            for entrant in entrants:
                told[entrant].append(process(entrant, folder, family))
        print(f"\n{n_records:,} {family}, mix {given.mix}, seed {given.seed}, median of {given.runs} runs")
        print(f"  {'':<16}{'F1':>7}{'prec.':>7}{'recall':>7}{'at':>8}{'F1 .95':>8}{'seconds':>9}{'MiB':>7}")
        for entrant in entrants:
            seconds = statistics.median(run["seconds"] for run in told[entrant])
            mib = max(run["mib"] for run in told[entrant])
            line(folder, entrant, seconds, mib)


def line(folder: Path, entrant: str, seconds: float, mib: float) -> None:
    if entrant == "normalising":
        print(f"  {entrant:<16}{'':>44}{seconds:9.2f}{mib:7,.0f}")
        return
    s = scored(folder, entrant)
    print(
        f"  {entrant:<16}{s['f1']:7.4f}{s['precision']:7.3f}{s['recall']:7.3f}{s['threshold']:8.3f}"
        f"{s['f1_fixed']:8.4f}{seconds:9.2f}{mib:7,.0f}", flush=True,
    )  # fmt: skip
    print(f"  {'':<16}look-alikes called the same: {fooled(folder, entrant, s['threshold'])}")


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]), sys.argv[4])
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--family", nargs="+", default=["firms", "projects"])
    parser.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mix", default="open", choices=["open", "sealed"])
    parser.add_argument("--peers", nargs="*", default=["splink", "recordlinkage", "tfidf"])
    given = parser.parse_args()
    for family in given.family:
        for n_records in given.records:
            compare(family, n_records, given)


if __name__ == "__main__":
    main()
