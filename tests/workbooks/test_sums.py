"""Stated sums against their rows, held to a slow and obvious adding up."""

from hypothesis import given
from hypothesis import strategies as st
from tests.workbooks.sketching import kinds, read

HEAD = ["序号", "项目名称", "县区", "总投资（万元）"]
GROUPS = st.lists(st.lists(st.integers(1, 9999), min_size=1, max_size=5), min_size=2, max_size=4)
YUAN = 10**6


def below(groups: list[list[int]], off: dict[int, int]) -> tuple[list[list[object]], list[tuple[int, int, int]]]:
    """Return rows with a 小计 below each group and a 合计 at the end, and the wrong sums; `off` is added to a 小计."""
    rows: list[list[object]] = [HEAD]
    wrong, stated = [], 0
    for at, group in enumerate(groups):
        rows += [[len(rows) + place, f"项目{at}号之{place}", "晋江市", amount] for place, amount in enumerate(group)]
        rows.append(["小计", None, None, sum(group) + off.get(at, 0)])
        stated += sum(group) + off.get(at, 0)
        if off.get(at):
            wrong.append((len(rows) - 1, sum(group) + off[at], sum(group)))
    rows.append(["合计", None, None, stated])
    return rows, wrong


@given(GROUPS)
def test_right_sums_are_no_differences(groups: list[list[int]]):
    reading = read(below(groups, {})[0])
    assert reading.differences == ()
    assert kinds(reading).count("subtotal") == len(groups)
    assert kinds(reading)[-1] == "total"


@given(GROUPS, st.data())
def test_exactly_the_wrong_sums_are_found(groups: list[list[int]], data: st.DataObject):
    off = {data.draw(st.integers(0, len(groups) - 1)): data.draw(st.integers(10_000, 20_000))}
    rows, wrong = below(groups, off)
    found = [(one.row, one.stated // YUAN, one.computed // YUAN) for one in read(rows).differences if not one.optional]
    assert found == wrong


@given(GROUPS)
def test_sums_above_their_groups_are_right_as_well(groups: list[list[int]]):
    rows: list[list[object]] = [HEAD, ["合计", None, None, sum(map(sum, groups))]]
    for at, group in enumerate(groups):
        rows.append(["一二三四"[at], f"第{'一二三四'[at]}组（{len(group)}个）", None, sum(group)])
        rows += [[place, f"项目{at}号之{place}", "晋江市", amount] for place, amount in enumerate(group, 1)]
    reading = read(rows)
    assert reading.differences == ()
    assert kinds(reading).count("subtotal") == len(groups)


def test_rounding_at_the_shown_digits_is_no_difference_and_more_is():
    head = ["项目名称", "县区", "总投资（亿元）"]
    rows = [head, ["沐禾产业园", "晋江市", 1.234], ["泽澜产业园", "晋江市", 2.345], ["合计", None, 3.6]]
    assert read(rows).differences == ()
    rows[-1] = ["合计", None, 3.7]
    assert [one.row for one in read(rows).differences] == [3]


def test_sums_carried_from_page_to_page_are_parts_and_not_counted_twice():
    first = [HEAD, [1, "沐禾产业园", "晋江市", 5], ["本页小计", None, None, 5], ["过次页", None, None, 5]]
    second = [HEAD, ["承前页", None, None, 5], [2, "泽澜产业园", "晋江市", 7], ["本页小计", None, None, 7]]
    reading = read([*first, *second, ["合计", None, None, 12]])
    assert reading.differences == ()
    assert "".join(kind[0] for kind in kinds(reading)) == "hdsshsdst"


def test_a_group_with_a_range_or_another_currency_is_unsure():
    rows = [HEAD, [1, "沐禾产业园", "晋江市", "3-5亿元"], [2, "泽澜产业园", "晋江市", 100], ["合计", None, None, 99]]
    assert [one.optional for one in read(rows).differences] == [True]
