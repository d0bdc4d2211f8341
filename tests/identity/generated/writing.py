"""What happens to any name when it is typed: script, width, spaces, and one wrong character."""

from collections.abc import Mapping
from functools import lru_cache
from random import Random

import opencc
from tests.identity.generated.sounds import SAME_SHAPE, SAME_SOUND

_WIDE = {ord(one): ord(one) + 0xFEE0 for one in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()"}
_NARROW = {wide: narrow for narrow, wide in _WIDE.items()}


def misspelt(name: str, rates: Mapping[str, float], dice: Random) -> str:
    """The name with at most one error of a typist in it."""
    chance = dice.random()
    for kind in ("wrong_sound", "wrong_shape", "missing_character", "transposed"):
        chance -= rates[kind]
        if chance < 0:
            return _ERRORS[kind](name, dice)
    return name


def _exchanged(table: Mapping[str, str], name: str, dice: Random) -> str:
    for _ in range(6):
        at = int(dice.random() * len(name))
        if name[at] in table:
            return name[:at] + dice.choice(table[name[at]]) + name[at + 1 :]
    return name


def _shortened(name: str, dice: Random) -> str:
    at = int(dice.random() * len(name))
    return name[:at] + name[at + 1 :] if len(name) > 4 else name


def _transposed(name: str, dice: Random) -> str:
    at = int(dice.random() * (len(name) - 1))
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :] if len(name) > 4 else name


_ERRORS = {
    "wrong_sound": lambda name, dice: _exchanged(SAME_SOUND, name, dice),
    "wrong_shape": lambda name, dice: _exchanged(SAME_SHAPE, name, dice),
    "missing_character": _shortened,
    "transposed": _transposed,
}


def typed(name: str, rates: Mapping[str, float], dice: Random) -> str:
    """The name with the habits of a keyboard: the other width, stray spaces, one error."""
    name = misspelt(name, rates, dice)
    if dice.random() < rates["full_width"]:
        name = name.translate(_NARROW if "（" in name else _WIDE)
    if dice.random() < rates["spaces"]:
        at = 1 + int(dice.random() * max(len(name) - 1, 1))
        name = name[:at] + dice.choice((" ", " ", "　", "  ")) + name[at:]
    return name


@lru_cache(maxsize=3)
def _converter(form: str) -> opencc.OpenCC:
    return opencc.OpenCC(form)


def in_traditional(names: list[str], rate: float, dice: Random) -> list[str]:
    """Some of the names in traditional characters, of the mainland's, Taiwan's or Hong Kong's standard."""
    result = list(names)
    picked = [number for number in range(len(names)) if dice.random() < rate]
    for part, form in enumerate(("s2t", "s2tw", "s2hk")):
        numbers = picked[part::3]
        text = _converter(form).convert("\n".join(names[number] for number in numbers))
        for number, name in zip(numbers, text.split("\n"), strict=False):
            result[number] = name
    return result
