"""The commissioned campaign, loaded once for the tests that ask it questions."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from yinfeng.figures import holding
from yinfeng.figures.publishing import load_published_figures
from yinfeng.ledger.loading import LOADER, load_ledger
from yinfeng.plan.actions import load_campaign
from yinfeng.plan.models import Campaign

FOLDER = Path(__file__).parents[2] / "campaigns" / "quanzhou-2022"
LOADED_AT = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def _quanzhou_stored(django_db_setup, django_db_blocker):
    """Load it once for a module and take it back afterwards: other rooms' tests begin with an empty database."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        campaign = load_campaign(path=FOLDER, by="test", at=LOADED_AT)
        load_published_figures(campaign=campaign, folder=FOLDER)
        load_ledger(campaign=campaign, folder=FOLDER / "ledger", by=LOADER, at=LOADED_AT)
        yield
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Forget what is kept between requests: a test that is rolled back leaves its numbers to the next."""
    holding._latest.clear()
    holding._at_instant.cache_clear()


@pytest.fixture
def quanzhou(_quanzhou_stored, db) -> Campaign:
    return Campaign.objects.get(slug="quanzhou-2022")
