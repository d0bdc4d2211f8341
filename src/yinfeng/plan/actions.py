"""Writes of the plan room: loading a campaign's plan."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction

from yinfeng.kernel.problems import Problem
from yinfeng.plan.folder import LoadedFolder, read_folder
from yinfeng.plan.models import Campaign, PlanVersion


class PlanProblemsError(Exception):
    """The plan has problems, all of which are carried; nothing was stored."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)


def load_campaign(*, path: Path, by: str, at: datetime) -> Campaign:
    """Store the plan of a campaign folder as the campaign's current version; a version already stored is kept.

    Raises: PlanProblemsError with every problem if there is one, OSError if the folder cannot be read.
    """
    folder = read_folder(path / "plan.yaml")
    if folder.problems:
        raise PlanProblemsError(folder.problems)
    with transaction.atomic():
        campaign = _store_head(folder)
        latest = campaign.plan_versions.order_by("-loaded_at").first()
        if latest is None or latest.digest != folder.digest:
            _store_version(campaign, folder, by, at)
    return campaign


def _store_head(folder: LoadedFolder) -> Campaign:
    plan = folder.plan
    head = {
        "title": plan.title,
        "invented": plan.invented,
        "region_name": plan.region.name,
        "period_from": plan.period.from_day,
        "period_to": plan.period.to_day,
    }
    campaign, _ = Campaign.objects.update_or_create(slug=plan.campaign, defaults=head)
    return campaign


def _store_version(campaign: Campaign, folder: LoadedFolder, by: str, at: datetime) -> None:
    PlanVersion.objects.update_or_create(
        campaign=campaign,
        digest=folder.digest,
        defaults={"loaded_at": at, "loaded_by": by},
        create_defaults={
            "text": folder.text,
            "sentence_tables": folder.tables,
            "loaded_at": at,
            "loaded_by": by,
        },
    )
