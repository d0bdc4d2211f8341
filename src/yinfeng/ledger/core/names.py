"""Names as offices write them, resolved to the keys of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from yinfeng.kernel.folding import fold
from yinfeng.kernel.problems import nearest
from yinfeng.ledger.core.words import STAGE_SPANS, WORDS
from yinfeng.plan.core.schema import Plan


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names of units, bodies and words (stages and the ledger's own), each to its key."""

    units: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def find(self, family: str, name: str) -> str | None:
        """Return the key of a name of `units`, `bodies` or `words`, or None if the plan has none such."""
        known: dict[str, str] = getattr(self, family)
        return known.get(fold(name))

    def near(self, families: Iterable[str], name: str) -> str:
        """Return the name that was probably meant of these families, or nothing."""
        return _near(fold(name), tuple(known for family in families for known in getattr(self, family)))


@lru_cache(maxsize=4096)
def _near(name: str, known: tuple[str, ...]) -> str:
    return nearest(name, known)


def names_of(plan: Plan) -> Names:
    """Return the names a plan gives: keys, labels, short names and aliases."""
    units = _index((unit.key, (unit.label, unit.short, *unit.aliases)) for unit in plan.units)
    bodies = _index(
        (body.key, (body.label, body.label.removesuffix("产业发展小组"), *body.aliases)) for body in plan.bodies
    )
    words = _index((word.key, (word.label,)) for word in WORDS.values())
    words |= _index((stage.key, (stage.label,)) for stage in plan.stages) | _index((span, ()) for span in STAGE_SPANS)
    return Names(units, bodies, words)


def _index(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    return {fold(name): key for key, names in pairs for name in (key, *names) if name}
