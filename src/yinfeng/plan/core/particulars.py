"""What is known of one item beyond its label, as named values for reading; keys are replaced by labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinfeng.plan.core.schema import Item, Plan
from yinfeng.plan.core.values import WHOLE_REGION


@dataclass(frozen=True, slots=True)
class Particular:
    """A field by name with its values. `name` is a field of the schema, or `figures` with the printed name beside."""

    name: str
    values: tuple[str, ...]
    printed: str = ""


_TOLD_ELSEWHERE = frozenset({"key", "label", "clause", "anchor", "source", "parts", "question", "family"})
_STAGES = ("conditions", "stages")
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "tier": ("tiers",), "members": ("tiers", "bodies", "units"), "parent": ("bodies",), "papers": ("papers",),
    "stages": ("stages",), "all_of": _STAGES, "any_of": _STAGES, "word": _STAGES, "cohort": _STAGES,
    "reached": _STAGES, "from_word": _STAGES, "to_word": _STAGES, "unless": ("stages",), "group": ("bodies",),
    "measure": ("measures",), "of": ("tiers", "bodies", "units"),
}  # fmt: skip
_SECTIONS_OF_ONE = {("provisions", "parent"): ("provisions",), ("measures", "kind"): ("kinds",)}


def particulars(plan: Plan, section: str, item: Item) -> tuple[Particular, ...]:
    """Return the fields of an item that say more than their default, in the schema's order."""
    fields = type(item).model_fields
    told = [name for name in fields if name not in _TOLD_ELSEWHERE and getattr(item, name) != fields[name].default]
    return tuple(one for name in told for one in _read(name, getattr(item, name), _labels(plan, section, name)))


def _read(name: str, value: object, labels: Mapping[str, str]) -> Iterable[Particular]:
    if isinstance(value, dict) and name == "figures":
        return [Particular(name, (figure,), printed) for printed, figure in value.items()]
    if isinstance(value, dict):
        return [Particular(name, tuple(f"{start} {figure}" for start, figure in value.items()))]
    values = value if isinstance(value, tuple) else (value,)
    return [Particular(name, tuple(labels.get(str(part), str(part)) for part in values))]


def _labels(plan: Plan, section: str, name: str) -> Mapping[str, str]:
    sections = _SECTIONS_OF_ONE.get((section, name), _SECTIONS.get(name, ()))
    labels = {item.key: item.label for section in sections for item in getattr(plan, section)}
    return labels | (dict.fromkeys(WHOLE_REGION, plan.region.name) if name == "of" else {})
