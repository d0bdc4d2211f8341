"""What the room shows on the ledger's pages: what a project may be, while it is registered and on its page."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.urls import reverse

from yinfeng.identity.core.near import TYPED, near_brought
from yinfeng.identity.holding import KIND, proposed
from yinfeng.identity.reference import load_vocabulary
from yinfeng.identity.showing import brought_rows, showing, typed_row
from yinfeng.kernel.panels import Panel, register
from yinfeng.ledger.pages.registering import ALIKE
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When
from yinfeng.workbooks.drafting import Brought

_SHOWN = 5
_BROUGHT_SHOWN = 30
_BROUGHT_MOST = 3000


def while_typing(*, campaign: Campaign, plan: Plan, kind: str, told: Mapping[str, str], **_: object) -> Iterator[Panel]:
    """Yield what a project that is being registered may be, and where to ask again. One query where it has a name."""
    if kind != KIND:
        return
    near = []
    if told.get("name"):
        held = proposed(campaign, plan)
        near = [showing(one, held, campaign) for one in held.near(typed_row(told))[:_SHOWN]]
    shows = {"near": near, "url": reverse("identity:near", args=[campaign.slug])}
    yield Panel("identity/_while_typing.html", ALIKE if near else "", shows)


def of_project(*, campaign: Campaign, plan: Plan, when: When, kind: str, key: str, **_: object) -> Iterator[Panel]:
    """Yield what a project may be the same as and nobody decided. One query where nothing is new."""
    if kind != KIND or when.kept:
        return
    held = proposed(campaign, plan)
    near = [showing(one, held, campaign) for one in held.near_to(key)[:_SHOWN]]
    yield Panel("identity/_project.html", shows={"near": near})


def before_import(*, campaign: Campaign, plan: Plan, brought: Brought, **_: object) -> Iterator[Panel]:
    """Yield which new projects of a file that is looked at may be in the ledger already. One query.

    A file with more than `_BROUGHT_MOST` new projects is not held against the ledger before it is stored.
    """
    held = proposed(campaign, plan)
    added = brought_rows(brought, held.holding.said)
    if not added or len(added) > _BROUGHT_MOST:
        return
    names = {row.key: row.name for row in added}
    found = near_brought(held.rows, added, load_vocabulary())
    near = [(names[one.right], showing(replace(one, right=TYPED), held, campaign)) for one in found[:_BROUGHT_SHOWN]]
    if near:
        yield Panel("identity/_before_import.html", shows={"near": near, "n_more": len(found) - len(near)})


def enter() -> None:
    """Enter the room's panels at the places of the ledger's pages."""
    register("ledger:new", while_typing)
    register("ledger:subject", of_project)
    register("workbooks:preview", before_import)
