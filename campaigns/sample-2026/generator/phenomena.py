"""How often each thing happens in what was drawn: counts that README.md promises and the tests hold it to."""

from collections.abc import Iterator
from datetime import date

from generator.amounts import LARGE_FROM
from generator.campaign import World
from generator.days import LAST, MONTHS
from generator.model import Claim
from generator.profiles import AREAS, UNITS
from generator.reporting import LATE_DAYS
from generator.returns import SENT, is_sent


def _claims(world: World) -> Iterator[Claim]:
    return (claim for record in world.records for claim in record.claims if claim.known)


def phenomena(world: World) -> dict[str, int]:
    """Return the count of each phenomenon."""
    return _reporting(world) | _between_units(world) | _sizes(world) | _returns()


def _reporting(world: World) -> dict[str, int]:
    claims = list(_claims(world))
    rulings = [claim.ruling for claim in claims if claim.ruling]
    return {
        "claims": len(claims),
        "claims_late": sum((c.known - c.day).days >= LATE_DAYS for c in claims),
        "claims_to_rule_on": sum(c.word != "negotiating" for c in claims),
        "days_or_sums_changed_later": sum(c.replaced is not None for c in claims),
        "reported_again_after_refusal": sum(c.replaced is not None and c.ruling is not None for c in claims),
        "agreed_amounts_changed_later": sum(_amount_changed(r.amounts, r.of("signed")) for r in world.records),
        "groups_changed_later": sum(len(record.groups) > 1 for record in world.records),
        "steps_withdrawn": sum(bool(c.withdrawn and c.reason) for c in claims),
        "projects_withdrawn": sum(record.cancelled is not None for record in world.records),
        **{f"rulings_{said}": sum(r.verdict == said for r in rulings) for said in ("accepted", "reduced", "refused")},
        "rulings_in_last_week": sum((LAST - r.known).days < 7 for r in rulings),
        "terminations": sum(c.word == "terminated" for c in claims),
        **{f"{part}_only": sum(c.part == part for c in claims) for part in ("month", "xun")},
    }


def _amount_changed(amounts: list[tuple[date, object]], signed: list[Claim]) -> bool:
    known = min((claim.known for claim in signed if claim.known), default=None)
    return known is not None and any(day > known for day, _ in amounts)


def _between_units(world: World) -> dict[str, int]:
    transfers = [record.transfer for record in world.records if record.transfer]
    return {
        "transfers": len(transfers),
        "transfers_declined": sum(not transfer.accepted for transfer in transfers),
        "two_units_report": sum(record.twin is not None for record in world.records),
        "declared_same": sum(decision.same for decision in world.decisions),
        "declared_different": sum(not decision.same for decision in world.decisions),
        "declarations_revoked": sum(decision.revoked is not None for decision in world.decisions),
    }


def _sizes(world: World) -> dict[str, int]:
    projects = [record for record in world.records if record.twin is None]
    large = [record for record in projects if record.worth >= LARGE_FROM]
    texts = [amount for record in world.records for _, amount in record.amounts]
    return {
        "project_numbers": len(world.records),
        "projects": len(projects),
        "signed": sum(bool(record.of("signed")) for record in projects),
        "large": len(large),
        "large_money_permille": round(1000 * sum(r.worth for r in large) / sum(r.worth for r in projects)),
        "foreign_currency": sum(record.currency != "CNY" for record in projects),
        "unreadable_amounts": sum(amount.low is None for amount in texts),
        "ranges": sum(amount.low is not None and amount.low != amount.high for amount in texts),
    }


def _returns() -> dict[str, int]:
    sent = [(unit, month) for unit in UNITS for month in MONTHS if is_sent(unit, month)]
    late = [SENT[unit][month].day not in range(15, 21) for unit, month in sent]
    missing = sum(not is_sent(unit, MONTHS[-1]) for unit in AREAS)
    return {"returns": len(sent), "returns_late": sum(late), "area_returns_not_yet_sent": missing}
