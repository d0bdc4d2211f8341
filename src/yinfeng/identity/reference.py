"""The data files of this room, read once."""

import csv
from functools import lru_cache
from importlib.resources import files

from yinfeng.identity.core.places import PlaceName
from yinfeng.identity.core.vocabulary import Given, Vocabulary

_DATA = files("yinfeng.identity") / "data"


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary of the files in `data`. Source: `data/README.md`."""
    rows = _rows("places.csv")
    places = [PlaceName(int(row["code"]), row["name"]) for row in rows]
    places += [PlaceName(int(row["code"]), row["short"], False, not row["also"]) for row in rows if row["short"]]
    return Vocabulary(
        Given(
            places=places,
            industries=(_DATA / "industry.txt").read_text(encoding="utf-8").split(),
            characters={row["character"]: int(row["count"]) for row in _rows("characters.csv")},
            syllables={row["syllable"]: row["characters"] for row in _rows("pinyin.csv")},
        )
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
