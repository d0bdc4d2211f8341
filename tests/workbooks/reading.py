"""The room's public functions, asked for the report of one file of the campaign of Quanzhou."""

from functools import lru_cache
from pathlib import Path

import yaml

from yinfeng.workbooks.core.places import Places
from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.report import refusal, report_of
from yinfeng.workbooks.core.sheets import UnreadableError
from yinfeng.workbooks.core.understanding import Known, understand

PLAN = Path(__file__).parents[2] / "campaigns" / "quanzhou-2022" / "plan.yaml"


@lru_cache(maxsize=1)
def campaign() -> Known:
    """Return the thirteen counties under all names that the plan knows."""
    units = yaml.load(PLAN.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))["units"]
    counties = [unit for unit in units if unit["kind"] in ("county", "zone")]
    names = [(name, one["label"]) for one in counties for name in (one["label"], one["short"], *one["aliases"])]
    return Known(places=Places(dict(names)))


def read_case(file: str, content: bytes) -> dict[str, object]:
    """Return the report of a file; what cannot be read is refused with its reason."""
    try:
        workbook = read_workbook(content, file)
    except UnreadableError as refused:
        return dict(refusal(file, refused.problem))
    return dict(report_of(understand(workbook, file, campaign())))
