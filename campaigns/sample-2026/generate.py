"""Write the ledger files of the invented campaign (示例数据).

    python campaigns/sample-2026/generate.py [--into FOLDER] [--truth FILE]

The same seed gives the same bytes. `--truth` also writes what any reading of the files has to come to.
"""

import argparse
from pathlib import Path

from generator.campaign import World, build
from generator.duties import duty_sheets
from generator.events import event_sheets
from generator.firms import firm_sheets, park_sheets
from generator.key_projects import key_project_sheets
from generator.office_forms import decision_sheets, ruling_sheets, transfer_sheets, withdrawal_sheets
from generator.project_forms import money_sheets, project_sheets
from generator.truth import truth_text
from generator.writing import Sheet, save


def all_sheets(world: World) -> list[Sheet]:
    """Return every file of the ledger."""
    sheets = [
        *project_sheets(world), *money_sheets(world), *ruling_sheets(world), *withdrawal_sheets(world),
        *transfer_sheets(world), *decision_sheets(world), *key_project_sheets(world), *firm_sheets(), *park_sheets(),
        *event_sheets(world), *duty_sheets(),
    ]  # fmt: skip
    return sorted(sheets, key=lambda sheet: sheet.path)


def main() -> None:
    """Write the files, and the truth where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "ledger")
    parser.add_argument("--truth", type=Path)
    options = parser.parse_args()
    world = build()
    sheets = all_sheets(world)
    save(sheets, options.into)
    if options.truth:
        options.truth.write_text(truth_text(world), encoding="utf-8")
    print(f"{len(sheets)} files, {len(world.records)} projects")


if __name__ == "__main__":
    main()
