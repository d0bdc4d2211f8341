"""Two campaigns, one of them invented."""

from datetime import date

import pytest

from yinfeng.plan.models import Campaign


@pytest.fixture
def real(db) -> Campaign:
    return make("quanzhou-2022", "泉州市专项行动", invented=False, year=2022)


@pytest.fixture
def invented(db) -> Campaign:
    return make("sample-2026", "示例市专项行动", invented=True, year=2026)


def make(slug: str, title: str, *, invented: bool, year: int) -> Campaign:
    return Campaign.objects.create(
        slug=slug,
        title=title,
        invented=invented,
        region_name=title[:3],
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
    )
