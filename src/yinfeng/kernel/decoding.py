"""The bytes of a file that somebody saved, as text: which encoding they are in, and which lines are damaged."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from yinfeng.kernel.folding import fold
from yinfeng.kernel.marking import mark as _

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What no editor shows; some of it would break lines that no editor breaks."""
_SAMPLE = 4000
_SIGNS = (
    (UNPRINTABLE, _("这一行有不能显示的字符（如空字符），已略去。")),
    (re.compile("\ufffd"), _("这一行有认不出的字节，以“\ufffd”代替。")),
)
_COMMON = {"gb18030": ("gb2312", range(0xB0, 0xD8)), "cp950": ("big5", range(0xA4, 0xC7))}
"""Of each double-byte encoding: the first bytes of its frequent characters, in the standard where they are sorted."""
_CALLED = {"gb18030": "GB18030", "cp950": "Big5"}
_WIDE = {"utf-16-le": (b"\xff\xfe", 1), "utf-16-be": (b"\xfe\xff", 0)}
"""Of each order of UTF-16: its mark, and which of two bytes is zero where a letter or digit stands."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its lines ended as everywhere, and the encoding it was in, as an editor calls it."""

    text: str
    encoding: str


def decode(content: bytes, names: Iterable[str] = ()) -> Decoded | None:
    """Return the text of a file in UTF-8, UTF-16, GB18030 or Big5, or None if it is none of them.

    Rules: what is UTF-8 but for a few bytes is; of the double-byte ones the one without impossible bytes, or if none is
    with few of them and mostly frequent characters; then the one in which more of the names are found, then the one in
    which more characters are frequent ones, since the bytes of one are nearly always possible in the other.
    """
    decoded = _decode(content, names)
    return decoded and replace(decoded, text=decoded.text.replace("\r\n", "\n").replace("\r", "\n"))


def _decode(content: bytes, names: Iterable[str]) -> Decoded | None:
    if (order := _order(content)) is not None:
        return _decode_wide(content, order)
    text = content.decode("utf-8-sig", errors="replace")
    if _is_sound(text):
        return Decoded(text, "UTF-8")
    texts = {encoding: content.decode(encoding, errors="replace") for encoding in _COMMON}
    shares = {encoding: _share_of_frequent(text, encoding) for encoding, text in texts.items()}
    possible = [encoding for encoding, text in texts.items() if "\ufffd" not in text]
    possible = possible or [encoding for encoding, text in texts.items() if _is_sound(text) and shares[encoding] > 0.5]
    if not possible:
        return None
    best = max(possible, key=lambda encoding: (_n_found(texts[encoding], names), shares[encoding]))
    return Decoded(texts[best], _CALLED[best])


def damage(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that was damaged on the way here, with what is wrong with it."""
    for sign, message in _SIGNS:
        if sign.search(text):
            yield from ((line, message) for line, part in enumerate(text.split("\n"), 1) if sign.search(part))


def _is_sound(text: str) -> bool:
    """Tell whether few of the characters that are not ASCII stand for impossible bytes."""
    n_bad = text.count("\ufffd")
    return not n_bad or n_bad * 20 <= sum(character > "\x7f" for character in text)


def _order(content: bytes) -> str | None:
    """Return the order of UTF-16 in which the bytes seem to be: by its mark, or because many are zero."""
    for order, (mark, zero) in _WIDE.items():
        high, low = content[zero:_SAMPLE:2].count(0), content[1 - zero : _SAMPLE : 2].count(0)
        if content.startswith(mark) or (high > 4 * low and high * 5 > len(content[:_SAMPLE:2])):
            return order
    return None


def _decode_wide(content: bytes, order: str) -> Decoded | None:
    try:
        return Decoded(content.decode(order).removeprefix("\ufeff"), "UTF-16")
    except UnicodeDecodeError:
        return None


def _n_found(text: str, names: Iterable[str]) -> int:
    top = fold(text[:_SAMPLE])
    return sum(fold(name) in top for name in names)


def _share_of_frequent(text: str, encoding: str) -> float:
    charset, frequent = _COMMON[encoding]
    wide = [character.encode(charset, "replace")[0] for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(byte in frequent for byte in wide) / len(wide) if wide else 1.0
