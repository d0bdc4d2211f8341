"""Whether the wrong sums and the flagged cells of a report are the expected ones."""

from collections.abc import Iterator

from tests.workbooks.comparing import number

OTHER_FIGURES = 0.5
DATE_WORDS = {"date", "dates"}
FIGURES = ("stated", "computed")


def matched_sums(expected: list[dict], got: list[dict]) -> Iterator[tuple[float, str]]:
    """Yield for every required and every invented wrong sum how right it is, and what is wrong with it."""
    left = list(got)
    for wanted in expected:
        answer = next((one for one in left if _same_place(wanted, one)), None)
        if answer:
            left.remove(answer)
        if not wanted.get("optional"):
            yield _judged(wanted, answer)
    for stray in left:
        yield 0.0, f"row {stray.get('row')} sum in {stray.get('column')}: no difference, got {_figures(stray)}"


def _same_place(wanted: dict, got: dict) -> bool:
    if got.get("row") != wanted["row"]:
        return False
    if got.get("column") and wanted.get("column"):
        return bool(got["column"] == wanted["column"])
    return bool(got.get("field") == wanted.get("field"))


def _judged(wanted: dict, got: dict | None) -> tuple[float, str]:
    spot = f"row {wanted['row']} sum in {wanted['column']}"
    if got is None:
        return 0.0, f"{spot}: difference not found, {_figures(wanted)}"
    if any(number(wanted[name]) != number(got.get(name)) for name in FIGURES):
        return OTHER_FIGURES, f"{spot}: expected {_figures(wanted)}, got {_figures(got)}"
    return 1.0, ""


def _figures(mismatch: dict) -> str:
    return f"stated {mismatch.get('stated')} computed {mismatch.get('computed')}"


def flagged(problem: dict, got: list[dict]) -> bool:
    """Tell whether the cell that must be flagged is."""
    return any(one.get("row") == problem["row"] and _same_field(problem["field"], one.get("field")) for one in got)


def _same_field(wanted: str, got: object) -> bool:
    last = str(got or "").rsplit(".", 1)[-1]
    wanted_last = wanted.rsplit(".", 1)[-1]
    return last == wanted_last or (wanted.startswith("dates.") and last in DATE_WORDS)
