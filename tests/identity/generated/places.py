"""Places of the generated records: provinces, cities, counties with their levels, and invented towns.

The divisions are real ones, so that levels behave as they do; several counties share a name on purpose.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_TOWN_FIRST = "石水官洪东南西北金梅诗霞溪城河大新安永青黄龙凤下上前后白桃吉双"
_TOWN_SECOND = "桥头井濑山美溪湖园塘林坑浦埔坂店洋岭口田市濠阳峰"


@dataclass(frozen=True)
class County:
    """One county with the names above it, and towns inside it."""

    province: str
    city: str
    county: str
    towns: tuple[str, ...]

    @property
    def bare(self) -> str:
        return bare(self.county)


def bare(name: str) -> str:
    """The name without its level: 晋江市 → 晋江; names of two characters (沛县) keep it."""
    for level in ("新区", "省", "市", "区", "县"):
        if name.endswith(level) and len(name) - len(level) >= 2:
            return name[: -len(level)]
    return name


def _towns(number: int) -> tuple[str, ...]:
    return tuple(
        _TOWN_FIRST[(number * 7 + k * 11) % len(_TOWN_FIRST)]
        + _TOWN_SECOND[(number * 5 + k * 13) % len(_TOWN_SECOND)]
        + ("镇", "街道", "镇", "乡")[k]
        for k in range(4)
    )


def _counties() -> tuple[County, ...]:
    found: list[County] = []
    listed = Path(__file__).with_name("vocabulary") / "counties.txt"
    for line in listed.read_text(encoding="utf-8").splitlines():
        above, *counties = line.split()
        province, city = re.fullmatch(r"(...?[省市])(.+)", above).groups()  # type: ignore[union-attr]
        for county in counties or [city]:
            found.append(County(province, city, county, _towns(len(found))))
    return tuple(found)


COUNTIES = _counties()
CITIES = tuple(dict.fromkeys(county.city for county in COUNTIES))
