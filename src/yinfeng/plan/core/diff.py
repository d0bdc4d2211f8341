"""What changed between two versions of a plan, item by item."""

from dataclasses import dataclass

from pydantic import BaseModel

from yinfeng.plan.core.schema import LIST_SECTIONS, Plan


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where, which field, and the value before and after (None: absent)."""

    section: str
    key: str
    field: str
    before: object
    after: object


def diff_plans(before: Plan, after: Plan) -> list[Change]:
    """Return every difference: the head's fields, items that came and went, fields that changed."""
    changes = [
        Change("", "", name, getattr(before, name), getattr(after, name))
        for name in Plan.model_fields
        if name not in LIST_SECTIONS and getattr(before, name) != getattr(after, name)
    ]
    for section in LIST_SECTIONS:
        changes += _diff_section(section, _by_key(before, section), _by_key(after, section))
    return changes


def _by_key(plan: Plan, section: str) -> dict[str, BaseModel]:
    return {_key(item): item for item in getattr(plan, section)}


def _key(item: BaseModel) -> str:
    return getattr(item, "key", None) or f"{getattr(item, 'document', '')} {list(getattr(item, 'span', ()))}"


def _diff_section(section: str, before: dict[str, BaseModel], after: dict[str, BaseModel]) -> list[Change]:
    changes = []
    for key in before | after:
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            changes.append(Change(section, key, "", old, new))
            continue
        changes += [
            Change(section, key, name, getattr(old, name), getattr(new, name))
            for name in type(old).model_fields
            if getattr(old, name) != getattr(new, name)
        ]
    return changes
