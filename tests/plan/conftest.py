"""An invented campaign with two documents, of which one is at hand."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from yinfeng.plan.actions import load_campaign
from yinfeng.plan.core.schema import Plan
from yinfeng.plan.folder import read_folder
from yinfeng.plan.models import Campaign

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="session")
def sample_plan() -> Plan:
    """Return the invented plan, which is sound."""
    folder = read_folder(SAMPLE / "plan.yaml")
    assert folder.problems == []
    return folder.plan


@pytest.fixture
def sample(db, settings) -> Campaign:
    """Return the invented campaign as loaded, without any document."""
    settings.DOCUMENT_DIRS = []
    return load_campaign(path=SAMPLE, by="测试", at=datetime(2026, 8, 1, 1, tzinfo=UTC))


@pytest.fixture
def at_hand(settings) -> None:
    """Put one of the two documents within reach."""
    settings.DOCUMENT_DIRS = [SAMPLE / "documents"]
