"""Characters of invented names by sound and by shape: what a typist takes for another, and how a name is spelt."""

from tests.identity.generated.vocabulary import lines, table


def _by_sound() -> tuple[dict[str, str], dict[str, str]]:
    spelt: dict[str, str] = {}
    alike: dict[str, str] = {}
    for row in table("sounds.csv"):
        for character in row["characters"]:
            spelt.setdefault(character, row["sound"])
            if others := row["characters"].replace(character, ""):
                alike.setdefault(character, others)
    return spelt, alike


def _by_shape() -> dict[str, str]:
    shaped: dict[str, str] = {}
    for one, other in lines("shapes.txt"):
        shaped.setdefault(one, other)
        shaped.setdefault(other, one)
    return shaped


SPELT, SAME_SOUND = _by_sound()
SAME_SHAPE = _by_shape()
