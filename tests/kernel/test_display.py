import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinfeng.kernel.display import CURRENCY_WORDS, major, money
from yinfeng.kernel.quantity import CURRENCIES, parse_quantity

YI = 10**8 * 100  # fen


@pytest.mark.parametrize(
    ("fen", "currency", "printed"),
    [
        (20 * YI, "CNY", "20亿元"),
        (35 * YI // 100, "CNY", "3,500万元"),
        (12 * YI // 10, "USD", "1.2亿美元"),
        (1_874_000_000_00, "CNY", "18.74亿元"),
        (10**4 * YI, "CNY", "10,000亿元"),
        (YI, "CNY", "1亿元"),
        (YI - 1, "CNY", "9,999.999999万元"),
        (10**4 * 100, "HKD", "1万港元"),
        (10**4 * 100 - 1, "CNY", "9,999.99元"),
        (1, "CNY", "0.01元"),
        (0, "CNY", "0元"),
        (-50 * 10**4 * 100, "CNY", "-50万元"),
        (20 * YI, "CHF", "20亿 CHF"),
        (20 * YI, "", "20亿"),
        (None, "CNY", ""),
    ],
)
def test_an_amount_reads_as_people_say_it(fen, currency, printed):
    assert money(fen, currency) == printed


@given(st.integers(0, 10**18), st.sampled_from(sorted(CURRENCY_WORDS)))
def test_what_is_shown_reads_back_to_the_same_fen(fen, currency):
    read = parse_quantity(money(fen, currency))
    assert (read.low, read.high, read.unit) == (fen, fen, currency)


def test_every_currency_that_is_read_has_a_word():
    assert set(CURRENCY_WORDS) == set(CURRENCIES.values())


@pytest.mark.parametrize(("fen", "text"), [(20 * YI, "2000000000"), (150, "1.5"), (1, "0.01"), (0, "0"), (None, "")])
def test_a_spreadsheet_gets_whole_units(fen, text):
    assert major(fen) == text
