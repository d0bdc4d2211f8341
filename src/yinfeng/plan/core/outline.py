"""A plan laid out for reading: each clause beside the objects it created, every object with one address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinfeng.plan.core.assignments import Assignment, assignments
from yinfeng.plan.core.particulars import Particular, particulars
from yinfeng.plan.core.schema import Document, Item, Part, Plan, Provision, Question


@dataclass(frozen=True, slots=True)
class Object:
    """An item or question of the plan with its address on the plan's page, what else is known of it, and its parts."""

    section: str
    address: str
    item: Item | Question
    particulars: tuple[Particular, ...] = ()
    parts: tuple["Object", ...] = ()

    @property
    def label(self) -> str:
        """The words it is listed under."""
        return self.item.question if isinstance(self.item, Question) else self.item.label

    @property
    def family(self) -> str:
        """The family of a provision; nothing for anything else."""
        return self.item.family if isinstance(self.item, Provision) else ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a clause: a unit, body or tier by key, the section it stands in, and its label."""

    key: str
    section: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause as an assignment: its document, its owners by name and the objects it created by section."""

    document: Document
    assignment: Assignment
    owners: tuple[Owner, ...]
    groups: tuple[tuple[str, tuple[Object, ...]], ...]

    @property
    def sort(self) -> str:
        """What kind of clause it is: `unowned` and `owned` duties, or a `fact` that obliges nobody."""
        if self.assignment.clause.says == "fact":
            return "fact"
        return "owned" if self.assignment.is_owned else "unowned"

    @property
    def objects(self) -> tuple[Object, ...]:
        """The objects of all sections, in order."""
        return tuple(made for _, group in self.groups for made in group)


def outline(plan: Plan) -> list[Row]:
    """Return one row for each clause of a sound plan, those nobody owns first, else in the order of the documents."""
    made: defaultdict[str, list[Object]] = defaultdict(list)
    for found in _objects(plan):
        if found.item.clause is not None:
            made[found.item.clause].append(found)
    named = owners(plan)
    documents = {document.key: document for document in plan.documents}
    return [
        Row(
            documents[row.clause.document],
            row,
            tuple(named[key] for key in row.responsible or ()),
            grouped(made[row.clause.key]),
        )
        for row in assignments(plan)
    ]


def assumed(plan: Plan) -> tuple[tuple[str, tuple[Object, ...]], ...]:
    """Return the objects that no clause created, by section: what the system assumes and says so."""
    return grouped(made for made in _objects(plan) if made.item.clause is None and made.section != "questions")


def grouped(objects: Iterable[Object]) -> tuple[tuple[str, tuple[Object, ...]], ...]:
    """Return objects by section, sections in the order they are first met."""
    sections: dict[str, list[Object]] = {}
    for made in objects:
        sections.setdefault(made.section, []).append(made)
    return tuple((section, tuple(group)) for section, group in sections.items())


def owners(plan: Plan) -> Mapping[str, Owner]:
    """Return everybody who can answer for a clause, by key; where a key names two, the unit is meant."""
    return {
        item.key: Owner(item.key, section, item.label)
        for section in ("tiers", "bodies", "units")
        for item in getattr(plan, section)
    }


def address(section: str, key: str) -> str:
    """Return the anchor of an item on the plan's page."""
    return f"{section}-{key}"


def _objects(plan: Plan) -> list[Object]:
    """Return every object; a part stands inside its provision unless another clause created it."""
    found: list[Object] = []
    for section, item in plan.items():
        if not isinstance(item, Part):
            parts = _parts(plan, item)
            inside = tuple(part for part in parts if part.item.clause in (None, item.clause))
            found.append(Object(section, address(section, item.key), item, particulars(plan, section, item), inside))
            found += [part for part in parts if part not in inside]
    found += [Object("questions", address("questions", asked.key), asked) for asked in plan.questions]
    return found


def _parts(plan: Plan, whole: Item) -> list[Object]:
    return [
        Object("provisions", f"parts-{whole.key}.{part.key}", part, particulars(plan, "provisions", part))
        for part in getattr(whole, "parts", ())
    ]
