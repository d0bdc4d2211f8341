"""The unified social credit code: eighteen characters with a check digit.

Source: GB 32100-2015, annex A.
"""

import re
from collections.abc import Sequence

import numpy as np

from yinfeng.identity.core.texts import Keys, Texts

_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_FORM = re.compile(rf"[{_DIGITS}]{{2}}\d{{6}}[{_DIGITS}]{{10}}")
LENGTH = 18


def check_digit(code: str) -> str:
    """Return the check digit of the first seventeen characters of a code."""
    total = sum(_DIGITS.index(one) * weight for one, weight in zip(code, _WEIGHTS, strict=False))
    return _DIGITS[-total % 31]


def fault(code: str) -> str:
    """Return what is wrong with a credit code in words a clerk understands, empty if nothing is."""
    if len(code) != LENGTH:
        return f"统一社会信用代码应有 {LENGTH} 位，这里是 {len(code)} 位。"
    if wrong := sorted(set(code) - set(_DIGITS)):
        return f"统一社会信用代码里不会有“{'、'.join(wrong)}”（不用 I、O、S、V、Z）。"
    if not _FORM.fullmatch(code):
        return "统一社会信用代码的第 3 到 8 位是行政区划，应为数字。"
    if code[-1] != check_digit(code):
        return "统一社会信用代码的校验位不符，可能抄错了一位。"
    return ""


def tidy(text: str) -> str:
    """Return a code as it should be written: narrow, capital, without spaces and hyphens."""
    return text.translate(_NARROW).upper().replace(" ", "").replace("-", "").replace("\u3000", "").strip()


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def code_keys(codes: Sequence[str]) -> Keys:
    """Return a key of each code that is right, 0 for one that is empty or wrong, so that a slip links nothing."""
    right: dict[str, str] = {}
    for code in set(codes):
        plain = tidy(code)
        right[code] = plain if plain and not fault(plain) else ""
    keys: Keys = np.asarray(Texts.of([right[code] for code in codes]).whole_keys())
    return keys
