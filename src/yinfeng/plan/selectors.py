"""Reads of the plan room. A campaign that is absent and one that is hidden look the same."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.core.loader import load_plan
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.core.sentences import Sentence, read_sentences
from yinfeng.plan.core.spans import Coverage, coverage
from yinfeng.plan.folder import find_documents
from yinfeng.plan.models import Campaign, PlanVersion


def list_campaigns(*, viewer: Viewer) -> list[Campaign]:
    """Return every campaign the viewer may see, real ones first. One query."""
    return list(Campaign.objects.order_by("invented", "slug"))


def get_campaign(*, slug: str, viewer: Viewer) -> Campaign:
    """Return one campaign. One query.

    Raises: NotFoundError if there is none of that name for this viewer.
    """
    campaign = Campaign.objects.filter(slug=slug).first()
    if campaign is None:
        raise NotFoundError(slug)
    return campaign


def get_plan(campaign: Campaign) -> Plan:
    """Return the campaign's current plan. One query; the parsed plan is remembered by digest."""
    return _parsed(get_plan_version(campaign).digest, campaign.pk)


def get_plan_at(campaign: Campaign, digest: str) -> Plan:
    """Return the version of the campaign's plan that has a digest. Up to one query; remembered by digest.

    Raises: NotFoundError if the campaign never had it.
    """
    try:
        return _parsed(digest, campaign.pk)
    except PlanVersion.DoesNotExist:
        raise NotFoundError(digest) from None


def get_plan_version(campaign: Campaign) -> PlanVersion:
    """Return the campaign's current plan version without its text. One query."""
    version = campaign.plan_versions.order_by("-loaded_at").defer("text", "sentence_tables").first()
    if version is None:
        raise NotFoundError(campaign.slug)
    return version


@lru_cache(maxsize=32)
def _parsed(digest: str, campaign_id: int) -> Plan:
    text = PlanVersion.objects.values_list("text", flat=True).get(campaign=campaign_id, digest=digest)
    return load_plan(text)[0]


def sentence_tables(campaign: Campaign) -> dict[str, tuple[Sentence, ...]]:
    """Return the sentences of each document of the current plan. One query."""
    version = campaign.plan_versions.order_by("-loaded_at").only("sentence_tables").first()
    tables = version.sentence_tables if version else {}
    return {key: read_sentences(table) for key, table in tables.items()}


def plan_coverage(campaign: Campaign) -> dict[str, Coverage]:
    """Return the coverage of each document that has a sentence table. Two queries."""
    plan = get_plan(campaign)
    return {key: coverage(plan, key, table) for key, table in sentence_tables(campaign).items()}


def document_texts(campaign: Campaign) -> dict[str, str]:
    """Return the text of each document found by digest in the campaign's folder or the configured ones."""
    folders = [Path(settings.CAMPAIGNS_DIR) / campaign.slug / "documents", *map(Path, settings.DOCUMENT_DIRS)]
    found = find_documents(get_plan(campaign).documents, folders)
    return {key: content.decode("utf-8", errors="replace") for key, content in found.items()}
