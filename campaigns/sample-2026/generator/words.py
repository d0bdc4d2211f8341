"""The words of the invented city, read from words.toml: firm names, products, papers, reasons. 示例 · 虚构."""

import tomllib
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

BRAND_FIRST: str = _WORDS["brand_first"]
BRAND_SECOND: str = _WORDS["brand_second"]
BRAND_THIRD: str = _WORDS["brand_third"]
"""A firm's brand is one character of each; none of the combinations is in public lists of company short names."""

FIRM_SECTORS: dict[str, list[str]] = _WORDS["firm_sectors"]
FIRM_FORMS: dict[str, float] = _WORDS["firm_forms"]
PRODUCTS: dict[str, list[list[str]]] = _WORDS["products"]
"""For each group: the industry word of a return and what the project makes or runs."""

PROJECT_FORMS: dict[str, list[str]] = _WORDS["project_forms"]
EXPANSION_FORMS: list[str] = _WORDS["expansion_forms"]
SERVICE_GROUPS: list[str] = _WORDS["service_groups"]
PLACES = tuple(_WORDS["places"])
"""What is a place already: its project is named without a form of works."""

ORIGINS: dict[str, float] = _WORDS["origins"]
SEATS: dict[str, list[str]] = _WORDS["seats"]
UNREADABLE: list[str] = _WORDS["unreadable"]

PAPERS: dict[str, dict[str, float]] = _WORDS["papers"]
SITE_PAPERS: dict[str, str] = _WORDS["site_papers"]
PAPER_MARKS: dict[str, str] = _WORDS["paper_marks"]

REFUSALS: dict[str, list[str]] = _WORDS["refusals"]
REDUCTIONS: dict[str, str] = _WORDS["reductions"]
UNSIGNED_REFUSAL: str = _WORDS["unsigned_refusal"]
WITHDRAWALS: list[str] = _WORDS["withdrawals"]
WHOLE_WITHDRAWALS: list[str] = _WORDS["whole_withdrawals"]
TERMINATIONS: list[str] = _WORDS["terminations"]
TRANSFER_REASONS: list[str] = _WORDS["transfer_reasons"]
SAME_REASONS: list[str] = _WORDS["same_reasons"]
DIFFERENT_REASONS: list[str] = _WORDS["different_reasons"]
REVOKED_REASON: str = _WORDS["revoked_reason"]
