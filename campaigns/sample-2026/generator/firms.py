"""Firms above designated size and lead firms, quarter by quarter; parks, quarter by quarter."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.amounts import WAN, YI, write
from generator.campaign import NAMES
from generator.days import LAST
from generator.dice import Dice
from generator.naming import brand, investor
from generator.profiles import AREAS, GROUPS
from generator.project_forms import GROUP_NAMES
from generator.returns import SENT
from generator.writing import Sheet

FIRMS = 185
STANDING_FIRMS = 132
LEAD_FIRMS = 24
LATER_LEADS = 3
PARKS_PER_AREA = 3
QUARTERS = {
    "2025-10": date(2025, 9, 30), "2026-01": date(2025, 12, 31), "2026-04": date(2026, 3, 31),
    "2026-07": date(2026, 6, 30), "2026-10": date(2026, 9, 30),
}  # fmt: skip
"""The months whose returns carry quarterly tables, and the last day that their figures cover."""

FIRM_SENDER = "dept-industry"


@dataclass(frozen=True)
class Firm:
    """A firm: where it is, when it passed the size line, since when it leads, and its revenue by year in fen."""

    number: str
    name: str
    area: str
    group: str
    above: date
    lead: date | None
    revenue: dict[int, int]


def firms() -> list[Firm]:
    """Return all firms; those beyond the standing ones pass the line during the campaign."""
    return [_firm(n) for n in range(1, FIRMS + 1)]


def _firm(n: int) -> Firm:
    dice = Dice("firm", n)
    group = dice.weighted({key: profile.share for key, profile in GROUPS.items()})
    area = dice.weighted({key: profile.share for key, profile in AREAS.items()})
    name = investor(dice, group, "本市增资", "示例市")
    above = _above(dice, n)
    lead = None
    if n <= LEAD_FIRMS + LATER_LEADS:
        lead = date(2024, 12, 20) if n <= LEAD_FIRMS else date(2026, 7, 28)
    base = round(dice.spread(18 if lead else 1.6, 0.7) * YI / (100 * WAN)) * 100 * WAN
    growth = 0.97 + 0.2 * dice.fraction()
    revenue = {year: round(base * growth ** (year - 2025) / (100 * WAN)) * 100 * WAN for year in (2024, 2025, 2026)}
    return Firm(f"QY-{n:03d}", name, area, group, above, lead, revenue)


def _above(dice: Dice, n: int) -> date:
    if n <= STANDING_FIRMS:
        return date(dice.between(2019, 2024), dice.between(1, 12), dice.between(1, 28))
    return date(2026, 1, 1) + timedelta(days=dice.between(5, 315))


def firm_sheets() -> list[Sheet]:
    """Return the quarterly tables of firms: those that have passed the size line by then."""
    sheets = []
    for month, until in QUARTERS.items():
        sent = SENT[FIRM_SENDER][month]
        rows = [_firm_row(firm, until, sent) for firm in firms() if firm.above <= until]
        sheets.append(Sheet("firms", month, rows))
    return sheets


def _firm_row(firm: Firm, until: date, sent: date) -> list[str]:
    share = (until - date(until.year, 1, 1)).days / 365
    so_far = round(firm.revenue[until.year] * share / (100 * WAN)) * 100 * WAN
    lead = firm.lead is not None and firm.lead <= until
    return [
        firm.number, firm.name, NAMES[firm.area], GROUP_NAMES[firm.group], firm.above.isoformat(),
        "是" if lead else "否", firm.lead.isoformat() if lead else "", write(firm.revenue[until.year - 1], "CNY"),
        write(max(100 * WAN, so_far), "CNY"), until.isoformat(), NAMES[FIRM_SENDER], sent.isoformat(),
    ]  # fmt: skip


def park_sheets() -> list[Sheet]:
    """Return the quarterly tables of parks."""
    sheets = []
    for month, until in QUARTERS.items():
        rows = [
            row
            for area in AREAS
            if SENT[area][month] <= LAST
            for n in range(1, PARKS_PER_AREA + 1)
            if (row := _park_row(area, n, month, until)) is not None
        ]
        sheets.append(Sheet("parks", month, rows))
    return sheets


def _park_row(area: str, n: int, month: str, until: date) -> list[str] | None:
    dice = Dice("park", area, n)
    group = dice.weighted({key: profile.share for key, profile in GROUPS.items()})
    built = date(2026, dice.between(2, 8), 15) if n == PARKS_PER_AREA else date(dice.between(2020, 2024), 6, 30)
    used = built + timedelta(days=dice.between(30, 120))
    total = dice.between(6, 40)
    market = dice.chance(0.4)
    operator = f"{brand(dice)}园区运营有限公司" if market else f"{NAMES[area]}产业园区开发公司"
    name = f"{NAMES[area][:2]}{GROUP_NAMES[group][:4]}{dice.pick(['产业园', '科创园', '标准厂房'])}{'一二三'[n - 1]}期"
    let = total * min(0.92, 0.35 + 0.5 * dice.fraction() + list(QUARTERS).index(month) * 0.03) if used <= until else 0
    free = total - let if built <= until else 0
    days = [day.isoformat() if day <= until else "" for day in (built, used)]
    return [
        f"YQ-{list(AREAS).index(area) + 1}{n}", name, NAMES[area], GROUP_NAMES[group],
        "市场主导" if market else "政府引导", f"{total}万平方米", f"{free:.1f}万平方米", f"{let:.1f}万平方米",
        f"{dice.between(2, 18)}个", *days, operator, NAMES[area], SENT[area][month].isoformat(),
    ]  # fmt: skip
