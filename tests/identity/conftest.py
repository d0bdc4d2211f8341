"""An invented campaign with two projects that may be the same and one that is neither."""

import pytest
from tests.ledger.browsing import press, says
from tests.ledger.conftest import campaign

from yinfeng.figures import holding as figures_holding
from yinfeng.identity import holding

__all__ = ["campaign"]


@pytest.fixture(autouse=True)
def nothing_held():
    """Let no test see what another one's ledger held."""
    figures_holding._latest.clear()
    holding._latest.clear()


@pytest.fixture
def pair(campaign):
    """Return the campaign with p1 and p2, which are alike, and p3."""
    press(
        campaign, "p1", "甲报", says("name", "湖光半导体芯片封装测试项目"), says("investor", "湖光半导体有限公司"),
        says("agreed_amount", figure="20亿元"), says("unit", "east"), says("signed", day="2026-02-03"),
    )  # fmt: skip
    press(
        campaign, "p2", "乙报", says("name", "湖光半导体芯片封测项目"), says("alias", "湖光封测"),
        says("investor", "湖光半导体有限公司"), says("agreed_amount", figure="20亿元"), says("unit", "east"),
        says("signed", day="2026-02-03"),
    )  # fmt: skip
    press(campaign, "p3", "丙报", says("name", "云岭生态农业观光园"), says("unit", "west"))
    return campaign
