"""Clauses as assignments: whom each obliges, until when, and what it created."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yinfeng.plan.core.schema import Clause, Item, Plan
from yinfeng.plan.core.values import UNKNOWN, WHOLE_REGION


@dataclass(frozen=True, slots=True)
class Created:
    """An object that a clause created: its section of the plan, key and label."""

    section: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A clause with the keys it obliges (None: the text names nobody) and the objects it created."""

    clause: Clause
    responsible: tuple[str, ...] | None
    due: date | str
    created: tuple[Created, ...]

    @property
    def is_owned(self) -> bool:
        """Tell whether the text names who is responsible; a clause that only reports a fact needs nobody."""
        return bool(self.responsible) or self.clause.says == "fact"


def assignments(plan: Plan) -> list[Assignment]:
    """Return one assignment for each clause, those nobody owns first, otherwise in the order of the documents."""
    created: Mapping[str, list[Created]] = _created(plan)
    rows = [
        Assignment(
            clause,
            None if clause.responsible == UNKNOWN else tuple(clause.responsible),
            clause.due,
            tuple(created.get(clause.key, ())),
        )
        for clause in plan.clauses
    ]
    order = {document.key: index for index, document in enumerate(plan.documents)}
    return sorted(rows, key=lambda row: (row.is_owned, order.get(row.clause.document, 0), row.clause.span))


def _created(plan: Plan) -> Mapping[str, list[Created]]:
    created: defaultdict[str, list[Created]] = defaultdict(list)
    for section, item in plan.items():
        if item.clause is not None:
            created[item.clause].append(Created(section, item.key, item.label))
    for question in plan.questions:
        if question.clause is not None:
            created[question.clause].append(Created("questions", question.key, question.question))
    return created


def answers_as(plan: Plan, key: str) -> set[str]:
    """Return the keys by which a unit or body is obliged: its own, its tier's, those of bodies it is a member of."""
    names = {key} | {unit.tier for unit in plan.units if unit.key == key}
    return names | {body.key for body in plan.bodies if names & set(body.members)}


def labels(plan: Plan) -> dict[str, str]:
    """Return the label of everything that can be obliged or aimed at, by key."""
    named: dict[str, Item] = {item.key: item for item in (*plan.tiers, *plan.units, *plan.bodies)}
    return {key: item.label for key, item in named.items()} | dict.fromkeys(WHOLE_REGION, plan.region.name)


def unknowns(plan: Plan) -> dict[str, int]:
    """Count what the published text leaves unsaid, by what it is; clauses that report a fact leave nothing unsaid."""
    duties = [clause for clause in plan.clauses if clause.says == "duty"]
    counties = [unit for unit in plan.units if unit.kind in ("county", "zone")]
    owing = {target.of for target in plan.targets}
    return {
        "responsible": sum(clause.responsible == UNKNOWN for clause in duties),
        "due": sum(clause.due == UNKNOWN for clause in duties),
        "county_quota": sum(unit.key not in owing for unit in counties),
        "department_quota": sum(unit.key not in owing for unit in plan.units if unit not in counties),
    }
