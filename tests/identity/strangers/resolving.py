"""Resolves a set by hand with the engine as it is delivered."""

from tests.identity.strangers.scoring import Case, renames

from yinfeng.identity.core.history import Renaming
from yinfeng.identity.core.records import Records
from yinfeng.identity.core.resolving import resolve
from yinfeng.identity.reference import load_vocabulary


def found_in(case: Case) -> list[tuple[str, str, str]]:
    """Left id, right id and verdict of each pair that the engine names; firms are told with the table of renames."""
    history = [Renaming(row["current"], row["former"], "", row["from_day"]) for row in renames()]
    found = resolve(Records.of(case.rows), load_vocabulary(), history if case.name == "firms" else ())
    return [(line.left_id, line.right_id, line.verdict) for line in found.lines()]
