"""Write the ledger files of the invented campaign (示例数据).

    python campaigns/sample-2026/generate.py [--into FOLDER] [--truth FILE]

The same seed gives the same bytes. `--truth` also writes what any reading of the files has to come to. Workbooks are
written by the writers of tests/workbooks, so the packages for the tests have to be there.
"""

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from generator.campaign import World, build
from generator.duties import duty_sheets
from generator.events import event_sheets
from generator.firms import firm_sheets, park_sheets
from generator.key_projects import key_project_sheets
from generator.office_forms import decision_sheets, ruling_sheets, transfer_sheets, withdrawal_sheets
from generator.project_forms import money_sheets
from generator.truth import truth_text
from generator.workbooks import Workbook, project_workbooks
from generator.writing import Sheet


def all_files(world: World) -> list[Sheet | Workbook]:
    """Return every file of the ledger."""
    files = [
        *project_workbooks(world), *money_sheets(world), *ruling_sheets(world), *withdrawal_sheets(world),
        *transfer_sheets(world), *decision_sheets(world), *key_project_sheets(world), *firm_sheets(), *park_sheets(),
        *event_sheets(world), *duty_sheets(),
    ]  # fmt: skip
    return sorted(files, key=lambda file: file.path)


def main() -> None:
    """Write the files, and the truth where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "ledger")
    parser.add_argument("--truth", type=Path)
    options = parser.parse_args()
    world = build()
    files = all_files(world)
    for file in files:
        path = options.into / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content())
    if options.truth:
        options.truth.write_text(truth_text(world), encoding="utf-8")
    print(f"{len(files)} files, {len(world.records)} projects")


if __name__ == "__main__":
    main()
