"""`python -m tests.identity.generated FAMILY N [--seed S] [--mix M] -o FOLDER` writes records and their truth."""

import argparse
import csv
from pathlib import Path

from tests.identity.generated import FAMILIES, generate
from tests.identity.generated.rates import MIXES


def _write(path: Path, header: tuple[str, ...], rows: list[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("records", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mix", choices=MIXES, default="open")
    parser.add_argument("-o", "--folder", type=Path, required=True)
    given = parser.parse_args()
    made = generate(given.family, given.records, given.seed, given.mix)
    ids = made.columns["id"]
    given.folder.mkdir(parents=True, exist_ok=True)
    made.write(given.folder / "records.csv")
    _write(given.folder / "same.csv", ("left_id", "right_id"), [(ids[a], ids[b]) for a, b in made.same().tolist()])
    _write(
        given.folder / "lookalikes.csv", ("left_id", "right_id", "kind", "verdict"),
        [(ids[a], ids[b], kind, verdict) for a, b, kind, verdict in made.lookalikes],
    )  # fmt: skip


if __name__ == "__main__":
    main()
