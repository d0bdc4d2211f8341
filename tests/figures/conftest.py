"""The commissioned campaign, loaded once for the tests that ask it questions."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from yinfeng.figures.publishing import load_published_figures
from yinfeng.ledger.loading import LOADER, load_ledger
from yinfeng.plan.actions import load_campaign
from yinfeng.plan.models import Campaign

FOLDER = Path(__file__).parents[2] / "campaigns" / "quanzhou-2022"
LOADED_AT = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="session")
def _quanzhou_stored(django_db_setup, django_db_blocker):
    """Load it outside of any test's transaction; the test database goes away as a whole."""
    with django_db_blocker.unblock():
        campaign = load_campaign(path=FOLDER, by="test", at=LOADED_AT)
        load_published_figures(campaign=campaign, folder=FOLDER)
        load_ledger(campaign=campaign, folder=FOLDER / "ledger", by=LOADER, at=LOADED_AT)


@pytest.fixture
def quanzhou(_quanzhou_stored, db) -> Campaign:
    return Campaign.objects.get(slug="quanzhou-2022")
