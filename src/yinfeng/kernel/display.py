"""Figures in whole smallest units, as people read them: 20亿元, 3,500万元, 1.2亿美元. Exact, nothing is rounded."""

from decimal import Decimal

CURRENCY_WORDS = {
    "CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "TWD": "新台币", "GBP": "英镑",
}  # fmt: skip
_STEPS = ((10**8, "亿"), (10**4, "万"))
_FEN = 100


def money(fen: int | None, currency: str = "CNY") -> str:
    """Return an amount in the largest of 亿, 万 and one that it reaches; an unknown amount is no text.

    Units: `fen` hundredths of the currency. A currency without a word keeps its code: 20亿 CHF.
    """
    if fen is None:
        return ""
    step, word = next(((step, word) for step, word in _STEPS if abs(fen) >= step * _FEN), (1, ""))
    number = plain(Decimal(fen) / (step * _FEN), thousands=True)
    return f"{number}{word}{CURRENCY_WORDS.get(currency) or f' {currency}'.rstrip()}"


def major(fen: int | None) -> str:
    """Return an amount in whole units of its currency without separators, as a spreadsheet reads it: 2000000000."""
    return "" if fen is None else plain(Decimal(fen) / _FEN)


def plain(number: Decimal, *, thousands: bool = False) -> str:
    """Return a number without trailing zeros or exponent, on request with a comma at each thousand."""
    text = f"{number:,f}" if thousands else f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
