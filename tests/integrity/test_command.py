"""`yinfeng doubts` on a ledger whose one project produced before it started."""

import json
from datetime import date

import pytest
from tests.ledger.conftest import EAST, NOON
from typer.testing import CliRunner

from yinfeng.integrity.commands import app
from yinfeng.kernel.days import Interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.ledger.actions import claim, register

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(campaign):
    """Return what the command prints as json for some options."""
    texts = {"name": "新型储能电池项目", "unit": "east"}
    at, amount = NOON, parse_quantity("3亿元")
    batch = register(campaign=campaign, kind="project", by=EAST, at=at, texts=texts, amount=amount)
    key = batch.entries.first().subject.key
    for word, day in (("started", date(2026, 3, 5)), ("producing", date(2026, 2, 1))):
        claim(
            campaign=campaign, kind="project", key=key, word=word, by=EAST, at=at, interval=Interval(day, day)
        )  # fmt: skip

    def run(*options):
        return CliRunner().invoke(app, ["doubts", campaign.slug, "--format", "json", *options])

    return run


def test_every_doubt_is_printed_with_its_rows_and_money(asked):
    (doubt,) = json.loads(asked("--kind", "order").stdout)
    assert doubt["stake"] == str(3 * 10**10)
    assert len(doubt["rows"]) == 2
    assert "2026-02-01" in doubt["asks"]


def test_doubts_are_narrowed_by_unit_and_kind(asked):
    assert json.loads(asked("--kind", "split").stdout) == []
    assert asked("--kind", "nonsense").exit_code == 2
    assert asked("--unit", "nowhere").exit_code == 2


def test_a_day_asks_only_of_what_had_happened_by_then(asked):
    assert json.loads(asked("--kind", "order", "--as-of", "2026-02-15").stdout) == []
    assert len(json.loads(asked("--kind", "order", "--as-of", "2026-03-05").stdout)) == 1


def test_a_doubt_says_what_would_settle_it(asked):
    (doubt,) = json.loads(asked("--kind", "order").stdout)
    assert doubt["settles"]
