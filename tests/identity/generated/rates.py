"""How often each change happens. The table in README.md is this file; a test holds them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CLUSTER_SIZES = {1: 0.45, 2: 0.30, 3: 0.15, 4: 0.10}

# Look-alikes: the share of subjects that are made as a neighbour of another one.
FIRM_NEIGHBOURS = {
    "namesake": 0.05,  # the same core, another city, another trade: unrelated
    "same_trade": 0.02,  # the same core and trade, another city
    "other_trade": 0.02,  # the same core and city, another trade
    "head": 0.01,  # X集团有限公司
    "local": 0.02,  # X（another city）trade 有限公司
    "branch": 0.005,  # the full name, then 分公司: part_of
}
PROJECT_NEIGHBOURS = {
    "next_phase": 0.05,  # the same project, the next phase
    "inside": 0.04,  # a tenant inside a park: part_of
    "second": 0.05,  # the same investor and county, another product
    "elsewhere": 0.02,  # the same investor and product, another county
    "namesake": 0.03,  # the same core, another investor, county and product
    "rival": 0.03,  # the same product, county and wording, another investor
}

# Of one mention, of either family.
WRITING = {
    "traditional": 0.06,
    "full_width": 0.04,  # brackets and Latin letters or digits in the other width
    "spaces": 0.04,
    "wrong_sound": 0.012,
    "wrong_shape": 0.008,
    "missing_character": 0.006,
    "transposed": 0.004,
}
FIRM = {
    "place_dropped": 0.10,
    "place_level": 0.15,  # 泉州市 ↔ 泉州, 南安市 ↔ 南安
    "place_added": 0.06,  # province before city, or city before county
    "place_bracketed": 0.05,  # 泉州X → X（泉州）
    "bracket_moved": 0.30,  # of names with a bracketed place: to the front, or the brackets dropped
    "form_changed": 0.08,  # 有限 ↔ 股份有限 ↔ 有限责任
    "form_dropped": 0.15,
    "group_changed": 0.30,  # of groups: 集团有限公司 → 集团 or （集团）
    "short_with_trade": 0.06,  # core and trade
    "short_core": 0.015,  # core alone
    "trade_dropped": 0.02,
    "trade_synonym": 0.04,
    "english_added": 0.015,  # the English name behind the Chinese one
    "english_only": 0.004,
    "former_noted": 0.01,  # （曾用名：…）
    "former_only": 0.004,
}
FIRM_COLUMNS = {
    "uscc": 0.30, "uscc_typo": 0.02, "uscc_of_another": 0.01,
    "place": 0.70, "place_is_town": 0.05, "place_is_another": 0.01,
}  # fmt: skip
PROJECT = {
    "place_changed": 0.30,  # the county before the name: written or not
    "investor_dropped": 0.12,
    "investor_longer": 0.15,  # core and trade instead of the core
    "investor_legal": 0.05,  # the whole legal name
    "wording_changed": 0.30,
    "product_synonym": 0.08,
    "product_dropped": 0.05,
    "capacity_dropped": 0.45,  # of those that have one
    "phase_dropped": 0.10,  # of those that have one and no neighbouring phase
    "core_alone": 0.015,
}
PROJECT_COLUMNS = {
    "uscc": 0.06, "uscc_typo": 0.02, "uscc_of_another": 0.01,
    "investor": 0.60, "investor_short": 0.40, "investor_several": 0.06,
    "place": 0.85, "place_is_town": 0.07, "place_is_site": 0.03, "place_is_another": 0.01,
    "amount": 0.65, "amount_about": 0.12, "amount_rounded": 0.06, "amount_ten_times": 0.01, "amount_in_wan": 0.25,
    "amount_unit_apart": 0.35,  # the bare number, its unit in the column `unit`
}  # fmt: skip


@dataclass(frozen=True)
class Mix:
    """Rates of one set, and whether it may use the words kept back."""

    kept_back: bool = False
    writing: Mapping[str, float] = field(default_factory=lambda: WRITING)
    firm: Mapping[str, float] = field(default_factory=lambda: FIRM)
    firm_columns: Mapping[str, float] = field(default_factory=lambda: FIRM_COLUMNS)
    project: Mapping[str, float] = field(default_factory=lambda: PROJECT)
    project_columns: Mapping[str, float] = field(default_factory=lambda: PROJECT_COLUMNS)


def _scaled(rates: Mapping[str, float], factor: float) -> dict[str, float]:
    return {name: min(rate * factor, 0.9) for name, rate in rates.items()}


OPEN = Mix()
# Unseen words, a quarter more changes, and columns filled as seldom as in the press.
SEALED = Mix(
    kept_back=True,
    writing=_scaled(WRITING, 1.25),
    firm=_scaled(FIRM, 1.25),
    firm_columns={**FIRM_COLUMNS, "uscc": 0.20, "place": 0.60},
    project=_scaled(PROJECT, 1.25),
    project_columns={**PROJECT_COLUMNS, "uscc": 0.03, "investor": 0.50, "amount": 0.50},
)
MIXES = {"open": OPEN, "sealed": SEALED}
