"""How units and industry groups differ: shares, speed, habits. Every number here is also explained in README.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UnitProfile:
    """A unit's share of projects, its pace (1 = average, higher = slower) and how it reports.

    `late_return` is the share of months whose whole return comes after the 20th, `late_row` the share of events that
    are reported 45 days late or more, `refused` the share of signings the office refuses, `size` scales amounts.
    """

    share: float
    pace: float = 1.0
    late_return: float = 0.08
    late_row: float = 0.03
    refused: float = 0.03
    size: float = 1.0
    money: str = "亿"
    xun: float = 0.0


AREAS = {
    "chenghu": UnitProfile(340, pace=0.9, size=1.05),
    "nanyu": UnitProfile(385, pace=0.8, late_return=0.02, late_row=0.01, refused=0.015),
    "hitech-zone": UnitProfile(240, pace=0.85, size=1.2),
    "beixi": UnitProfile(240, pace=1.15, refused=0.3, size=1.0),
    "linxi": UnitProfile(185, pace=1.0, money="千分", size=0.9),
    "xiling": UnitProfile(102, 1.45, late_return=0.4, late_row=0.1, size=0.9, money="万"),
    "gudu": UnitProfile(142, pace=1.0, size=0.75),
    "yunxiu": UnitProfile(106, pace=1.15, size=0.75, money="亿（简）", xun=0.4),
    "airport-zone": UnitProfile(92, pace=1.35, late_return=0.3, late_row=0.08, size=1.0),
}
"""The areas. 南屿 is ahead, 西岭 and 临空 are behind, 北溪 pads what it reports."""

_DEPARTMENT_SHARES = {
    "dept-drc": 8, "dept-industry": 25, "dept-commerce": 24, "dept-science": 11, "dept-state-assets": 8,
    "dept-data": 10, "liaison-beijing": 17, "liaison-shenzhen": 26, "dept-culture-tourism": 13, "dept-agriculture": 6,
    "dept-fisheries": 6, "dept-transport": 5, "dept-housing": 3, "dept-finance": 4, "urban-investment": 7,
    "industry-investment": 12, "dept-education": 1, "dept-resources": 1, "dept-human-resources": 1, "dept-health": 2,
    "dept-market": 1, "overseas-federation": 4, "industry-commerce-federation": 5, "dept-ecology": 1,
}  # fmt: skip
DEPARTMENTS = {key: UnitProfile(share, pace=1.1, size=0.9) for key, share in _DEPARTMENT_SHARES.items()}
UNITS = AREAS | DEPARTMENTS

TIER_PACE = {"county-1": 0.9, "county-2": 1.0, "county-3": 1.15}
"""How much slower the lower tiers build, on top of the unit's own pace."""


@dataclass(frozen=True)
class GroupProfile:
    """A group's share of projects, its pace, the share of large projects relative to 1, and how projects are housed."""

    share: float
    pace: float
    large: float
    lease: float
    service: float = 0.0


GROUPS = {
    "group-electronics": GroupProfile(14, 0.9, 1.1, lease=0.45),
    "group-new-energy": GroupProfile(9, 1.2, 1.8, lease=0.2),
    "group-petrochemical": GroupProfile(9, 1.5, 1.9, lease=0.1),
    "group-equipment": GroupProfile(12, 1.0, 0.9, lease=0.35),
    "group-bio": GroupProfile(7, 1.1, 0.9, lease=0.4),
    "group-food": GroupProfile(8, 0.9, 0.5, lease=0.4),
    "group-textile": GroupProfile(10, 0.8, 0.4, lease=0.55),
    "group-marine": GroupProfile(6, 1.2, 1.1, lease=0.2),
    "group-digital": GroupProfile(9, 0.6, 0.7, lease=0.5, service=0.35),
    "group-airport": GroupProfile(5, 1.0, 1.0, lease=0.35, service=0.2),
    "group-culture-tourism": GroupProfile(6, 1.3, 1.2, lease=0.1, service=0.2),
    "group-services": GroupProfile(5, 0.7, 0.8, lease=0.3, service=0.5),
}

AREA_BONUS = {
    ("airport-zone", "group-airport"): 8.0, ("hitech-zone", "group-electronics"): 2.2,
    ("hitech-zone", "group-digital"): 2.0,
    ("nanyu", "group-petrochemical"): 2.2, ("nanyu", "group-marine"): 2.0, ("xiling", "group-food"): 2.0,
    ("yunxiu", "group-culture-tourism"): 3.0, ("gudu", "group-services"): 3.0, ("gudu", "group-culture-tourism"): 2.0,
    ("beixi", "group-textile"): 2.2, ("linxi", "group-equipment"): 1.8, ("chenghu", "group-services"): 2.0,
}  # fmt: skip
"""Where an area has an industry of its own, the group's share there is multiplied."""

VERIFIERS = {
    "signed": "leading-office", "registered": "dept-market", "funded": "dept-finance", "site_secured": "dept-resources",
    "started": "dept-housing", "completed": "dept-housing", "producing": "dept-industry",
    "terminated": "leading-office",
}  # fmt: skip
"""Who rules on what, as the assessment rules say."""
