"""Peers of the identity engine, each set up as someone who knows it would: normalised columns in, scored pairs out.

A peer takes a frame, one row a record, "" where unknown, and returns rows, rows and scores, higher the surer. `name` is
what the engine's normaliser leaves of a name (script, width, place, legal form folded away), `core` and `trade` its two
parts, `city` and `county` codes of the place, `phase`, `investor` the core of the first investor, `amount` in yuan.
"""

import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd

Pairs = tuple[np.ndarray, np.ndarray, np.ndarray]
SEED = 1

# ---- Splink ----


def splink(frame: pd.DataFrame, family: str) -> Pairs:
    """Splink on DuckDB: term frequencies, u by sampling, m by expectation maximisation over two blockings."""
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    data = with_keys(frame).replace("", None)
    data.insert(0, "unique_id", np.arange(len(data)))
    comparisons, blockings = SPLINK[family]()
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=comparisons, retain_matching_columns=False,
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in blockings],
    )  # fmt: skip
    linker = Linker(DuckDBAPI().register(data), settings, log_level=40)
    train = linker.training
    certain = [block_on("uscc"), block_on("name", "city")]
    train.estimate_probability_two_random_records_match(certain, recall=0.7)
    train.estimate_u_using_random_sampling(max_pairs=2e6, seed=SEED)
    for columns in (("core", "city"), ("trade", "city", "begin")):
        train.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    found = linker.inference.predict(threshold_match_probability=1e-3).as_pandas_dataframe()
    return tuple(found[name].to_numpy() for name in ("unique_id_l", "unique_id_r", "match_probability"))


RARE = 50


def with_keys(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with more to block on: the first and the last character of the core, and a core that few have."""
    who = frame["who"] if "who" in frame else frame["core"]
    count = who.map(who[who != ""].value_counts()).fillna(0)
    rare = who.where(count <= RARE, "")
    return frame.assign(begin=who.str[:1], end=who.str[-1:], rare=rare)


def _firm_comparisons() -> tuple[list, list]:
    from splink import comparison_level_library as level
    from splink import comparison_library as compare

    core = compare.CustomComparison(
        output_column_name="core",
        comparison_levels=[
            level.NullLevel("core"), level.ExactMatchLevel("core", term_frequency_adjustments=True),
            level.JaroWinklerLevel("core", 0.85), level.LevenshteinLevel("core", 1), level.ElseLevel(),
        ],
    )  # fmt: skip
    trade = compare.CustomComparison(
        output_column_name="trade",
        comparison_levels=[
            level.NullLevel("trade"), level.ExactMatchLevel("trade", term_frequency_adjustments=True),
            level.JaroWinklerLevel("trade", 0.7), level.ElseLevel(),
        ],
    )  # fmt: skip
    return [core, trade, _place(level, compare), compare.LevenshteinAtThresholds("uscc", 2)], FIRM_BLOCKINGS


def _place(level, compare) -> object:
    return compare.CustomComparison(
        output_column_name="place",
        comparison_levels=[
            level.NullLevel("city"), level.ExactMatchLevel("county"),
            level.CustomLevel("city_l = city_r AND (county_l IS NULL OR county_r IS NULL)", "one city"),
            level.ExactMatchLevel("city"), level.ElseLevel(),
        ],
    )  # fmt: skip


def _project_comparisons() -> tuple[list, list]:
    from splink import comparison_level_library as level
    from splink import comparison_library as compare

    who = compare.CustomComparison(
        output_column_name="core",
        comparison_levels=[
            level.CustomLevel("who_l IS NULL OR who_r IS NULL", "unknown").configure(is_null_level=True),
            level.ExactMatchLevel("who", term_frequency_adjustments=True),
            level.CustomLevel("core_l = investor_r OR core_r = investor_l OR core_l = core_r", "one of them"),
            level.JaroWinklerLevel("who", 0.8), level.ElseLevel(),
        ],
    )  # fmt: skip
    amount = compare.CustomComparison(
        output_column_name="amount",
        comparison_levels=[
            level.NullLevel("amount"), level.ExactMatchLevel("amount"),
            level.PercentageDifferenceLevel("amount", 0.15), level.ElseLevel(),
        ],
    )  # fmt: skip
    what = compare.CustomComparison(
        output_column_name="trade",
        comparison_levels=[
            level.NullLevel("trade"), level.ExactMatchLevel("trade", term_frequency_adjustments=True),
            level.JaroWinklerLevel("trade", 0.85), level.JaroWinklerLevel("trade", 0.7), level.ElseLevel(),
        ],
    )  # fmt: skip
    return [who, what, _place(level, compare), compare.ExactMatch("phase"), amount], PROJECT_BLOCKINGS


FIRM_BLOCKINGS = [
    ("uscc",), ("core", "city"), ("core", "trade"), ("trade", "city", "begin"), ("trade", "city", "end"), ("rare",),
]  # fmt: skip
PROJECT_BLOCKINGS = [
    ("uscc",), ("who", "city"), ("core", "trade"), ("trade", "city", "amount"), ("rare",), ("name", "city"),
]  # fmt: skip
SPLINK = {"firms": _firm_comparisons, "projects": _project_comparisons}

# ---- recordlinkage ----


def recordlinkage(frame: pd.DataFrame, family: str) -> Pairs:
    """recordlinkage: the same blocks, string distances, and the weighted mean of what can be compared."""
    import recordlinkage as toolkit

    known = with_keys(frame).replace("", None)
    index = toolkit.Index()
    for columns in FIRM_BLOCKINGS if family == "firms" else PROJECT_BLOCKINGS:
        index.block(list(columns))
    compare = toolkit.Compare()
    weights = FIRM_WEIGHTS if family == "firms" else PROJECT_WEIGHTS
    for column, (method, _) in weights.items():
        if method == "exact":
            compare.exact(column, column, missing_value=UNKNOWN, label=column)
        elif method == "near":
            compare.numeric(column, column, "linear", offset=0, scale=1e8, missing_value=UNKNOWN, label=column)
        else:
            compare.string(column, column, method=method, missing_value=UNKNOWN, label=column)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        candidates = index.index(known)
        found = compare.compute(candidates, known)
    score = sum(found[column] * weight for column, (_, weight) in weights.items()) / sum(w for _, w in weights.values())
    return found.index.get_level_values(0).to_numpy(), found.index.get_level_values(1).to_numpy(), score.to_numpy()


UNKNOWN = 0.6
FIRM_WEIGHTS = {
    "core": ("jarowinkler", 4), "trade": ("jarowinkler", 3), "city": ("exact", 2), "county": ("exact", 1),
    "uscc": ("jarowinkler", 2),
}  # fmt: skip
PROJECT_WEIGHTS = {
    "who": ("jarowinkler", 4), "trade": ("jarowinkler", 3), "city": ("exact", 2), "county": ("exact", 1),
    "phase": ("exact", 1), "amount": ("near", 2),
}  # fmt: skip


# ---- TF-IDF ----

MOST = 500
"""A token that more records have tells too little to be worth its time; without such a bound a million take an hour."""


def tfidf(frame: pd.DataFrame, family: str) -> Pairs:
    """Rare tokens of a record weighted by rarity; the ten nearest of each row by cosine, as top-n joins of names do."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    who = frame["who"] if family == "projects" else frame["core"]
    rows = list(zip(who, frame.trade, frame.city, frame.county, strict=True))
    tokens = firm_tokens if family == "firms" else project_tokens
    most = MOST if family == "firms" else MOST * 2
    weigh = TfidfVectorizer(analyzer=tokens, sublinear_tf=True, max_df=min(most, len(rows)), dtype=np.float32)
    grams = weigh.fit_transform(rows)
    near = sp_matmul_topn(grams, grams.T.tocsr(), top_n=10, threshold=0.4, n_threads=2).tocoo()
    once = near.row < near.col
    return near.row[once], near.col[once], near.data[once]


def firm_tokens(row: tuple[str, str, str, str]) -> list[str]:
    """Pairs of neighbouring characters of the core, and the core with its trade and with its city."""
    who, trade, city, _ = row
    return [*pairs(f"^{who}$"), f"{who}|{trade}", *([f"{who}|{city}"] if city else [])]


def project_tokens(row: tuple[str, str, str, str]) -> list[str]:
    """What a firm has, and pairs of characters of what is made, alone and with the city."""
    _, trade, city, county = row
    there = [f"{trade}|{city}"] if city else []
    return [*firm_tokens(row), *pairs(trade), *there, *([county] if county else [])]


def pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


PEERS: dict[str, Callable[[pd.DataFrame, str], Pairs]] = {
    "splink": splink,
    "recordlinkage": recordlinkage,
    "tfidf": tfidf,
}
