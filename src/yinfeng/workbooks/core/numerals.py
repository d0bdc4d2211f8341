"""Chinese numerals as people write them in tables: 拾, 五千, 二〇二二, 一点五. 万 and 亿 are left to the amounts."""

import re

_DIGITS = {
    character: value
    for value, characters in enumerate(
        ["零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
    )
    for character in characters
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ANY = "".join((*_DIGITS, *_TENS, "廿"))
_MONEY = re.compile(rf"(?<![\d.])[{_ANY}]+(?:点[{_ANY}]+)?(?=个?[亿万元美港欧]|[-~—–至到]|多|余|$)")
_DATES = re.compile(rf"[{_ANY}]+(?=[年月日号季旬\-/.]|$)")


def whole(numeral: str) -> int:
    """Return the value of a numeral: 拾 is 10, 二百五十 250, 二〇二二 2022. Shape: characters of the numeral only."""
    if not any(character in _TENS for character in numeral.replace("廿", "二十")):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    value = digit = 0
    for character in numeral.replace("廿", "二十"):
        if character in _TENS:
            value += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return value + digit


def _arabic(match: re.Match[str]) -> str:
    left, point, right = match[0].partition("点")
    return f"{whole(left)}.{whole(right)}" if point else str(whole(left))


def arabic_amounts(text: str) -> str:
    """Return a plain text with the numerals before 万, 亿, 元 as digits: 拾亿元 becomes 10亿元, 一期 stays."""
    return _MONEY.sub(_arabic, text)


def arabic_dates(text: str) -> str:
    """Return a plain text with the numerals of years, months and days as digits: 二〇二二年三月 becomes 2022年3月."""
    return _DATES.sub(_arabic, text)
