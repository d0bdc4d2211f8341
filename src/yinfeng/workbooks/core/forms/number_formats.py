"""Number format codes (ECMA-376 part 1 § 18.8.30), as far as one changes what a number says."""

import re
from functools import lru_cache

PERCENT = {9: "0%", 10: "0.00%"}
"""Of the built-in formats (§ 18.8.30, numFmtId), those that change what a number says; dates become dates."""
_DECORATION = re.compile(
    r"\[(?:[A-Za-z]+\d*|[<>=]+[-\d.]+|\$-[\dA-Fa-f]+)\]|_.|\*.|\\[().,+\-\s]|G/通用格式|General|E[+-]", re.IGNORECASE
)
"""Colours, conditions, digits and dates of a language, padding, the general format, exponents."""
LONGEST = 255
"""The characters that Excel allows in a code."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|General|E[+-]', re.IGNORECASE)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_PLAIN = re.compile(r"[0#?.,;()+\-/\s@]*")
_SCALED = re.compile(r"[0#?.],+(?![0#?.])")
"""A comma after the last digit shows thousands."""


@lru_cache
def is_telling(code: str) -> bool:
    """Tell whether a format can change what a number says: percentages, scales, literals, currencies, dates."""
    rest = _DECORATION.sub("", code.replace('""', ""))
    return not _PLAIN.fullmatch(rest) or bool(_SCALED.search(rest))


@lru_cache
def is_date(code: str) -> bool:
    """Tell whether a format makes a day or a time of a number; elapsed time such as `[h]:mm` is none."""
    return not _ELAPSED.search(code) and bool(_DATE.search(_LITERAL.sub("", code)))
