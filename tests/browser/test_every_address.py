"""Every address of both campaigns, asked for without a browser: each answers, is sound and asks the database little.

What is every address, `addresses.Every` says; what is sound, `tests.pages` does. To make so many pages takes a
minute or two on two processors; `tests.browser.everything` leaves out no project of two thousand.
"""

import pytest
from tests.browser.addresses import Every
from tests.browser.asking import ask_everything
from tests.conftest import SEEDS

pytestmark = pytest.mark.browser

AT_LEAST = {"quanzhou-2022": 2_500, "sample-2026": 4_000}
MANY = 500


@pytest.mark.parametrize("slug", AT_LEAST)
def test_every_address_of_a_campaign_is_sound(site, data, slug):
    answers = ask_everything(data, SEEDS, slug, Every(many=MANY))
    assert len(answers) >= AT_LEAST[slug]
    faults = [f"{answer.address}: {fault}" for answer in answers for fault in answer.faults]
    assert not faults, "\n".join([f"{len(faults)} faults at {len(answers)} addresses", *faults[:100]])
