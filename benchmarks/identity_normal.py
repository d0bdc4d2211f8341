"""What the engine gives to the benchmark: verdicts of its own, and its normaliser's parts of names for the peers."""

from itertools import pairwise

import numpy as np
import pandas as pd

from yinfeng.identity.core.amounts import read_amounts
from yinfeng.identity.core.boundaries import find_boundaries
from yinfeng.identity.core.deciding import Verdict
from yinfeng.identity.core.names import WIDTH, Names, read_names
from yinfeng.identity.core.records import Records
from yinfeng.identity.core.resolving import resolve
from yinfeng.identity.core.texts import Texts
from yinfeng.identity.reference import load_vocabulary

NATIONAL = 10**6  # codes under it are the national ones of six digits
SEPARATORS = "/、;；，,"
Columns = dict[str, list[str]]


def resolved(columns: Columns) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return left rows, right rows, probabilities and whether the verdict is the same."""
    found = resolve(records_of(columns), load_vocabulary())
    return found.left, found.right, found.probability, found.verdict == Verdict.SAME


def records_of(columns: Columns) -> Records:
    amounts = read_amounts(columns["amount"], columns["unit"])[0] if any(columns["amount"]) else None
    codes, investors, places = (columns[name] if any(columns[name]) else None for name in ("uscc", "investor", "place"))
    return Records(columns["id"], columns["name"], codes, investors, places, amounts)


def normalised(columns: Columns, family: str) -> pd.DataFrame:
    """Return the parts of names and the other columns as text, "" where unknown, amounts in yuan."""
    vocabulary = load_vocabulary()
    stated = vocabulary.places.read(Texts.of(columns["place"]))
    names = read_names(Texts.of(columns["name"]), vocabulary, stated)
    heads, cores = names.heads[:, None], names.core[:, None]
    investors = None
    if family == "projects":
        investors = first_investors(columns["investor"], vocabulary, stated)
        heads = np.concatenate([heads, investors.heads[:, None]], axis=1)
        cores = np.concatenate([cores, investors.core[:, None]], axis=1)
    cores = find_boundaries(heads, cores)
    frame = pd.DataFrame(parts(names, cores[:, 0]))
    frame = frame.assign(**places(stated, names.place), uscc=columns["uscc"])
    frame["phase"] = [str(bits or "") for bits in names.tokens.phases.tolist()]
    return frame if investors is None else frame.assign(**investments(columns, investors, cores[:, 1], frame.core))


def first_investors(cells: list[str], vocabulary, stated: np.ndarray) -> Names:
    pieces, _, rank = Texts.of(cells).split(SEPARATORS)
    first = dict.fromkeys(range(len(cells)), "")
    first.update(zip(pieces_rows(cells), strings(pieces.take(np.flatnonzero(rank == 0))), strict=True))
    return read_names(Texts.of(list(first.values())), vocabulary, stated)


def pieces_rows(cells: list[str]) -> list[int]:
    return [number for number, cell in enumerate(cells) if cell.strip()]


def parts(names: Names, cores: np.ndarray) -> dict[str, list[str]]:
    bodies, ends = strings(names.body), np.minimum(cores, WIDTH).tolist()
    core = [body[:end] for body, end in zip(bodies, ends, strict=True)]
    trade = [body[end:] for body, end in zip(bodies, ends, strict=True)]
    return {"name": bodies, "core": core, "trade": trade}


def investments(columns: Columns, investors: Names, cores: np.ndarray, core: pd.Series) -> dict:
    investor = pd.Series(parts(investors, cores)["core"])
    amounts = read_amounts(columns["amount"], columns["unit"])[0]
    yuan = np.where(amounts.low > 0, amounts.low / 100, np.nan)
    return {"investor": investor, "who": core.where(core != "", investor), "amount": yuan}


def places(stated: np.ndarray, named: np.ndarray) -> dict[str, list[str]]:
    """City and county: the column's, else the name's; where several counties bear the name, the other one's city."""
    known = (stated > 0) & (stated < NATIONAL)
    code = np.where(known, stated, np.where((named > 0) & (named < NATIONAL), named, 0))
    exact = np.where(stated > 0, stated, np.where(named > 0, named, code))
    cities = [str(one // 100) if one % 10000 else "" for one in code.tolist()]
    counties = [str(one) if one % 100 else "" for one in exact.tolist()]
    return {"city": cities, "county": counties}


def strings(texts: Texts) -> list[str]:
    characters = texts.characters.astype("<u2").tobytes().decode("utf-16-le")
    return [characters[first:last] for first, last in pairwise(texts.starts.tolist())]
