"""A doubt that the ledger raises: what it is about, its rows, the money at stake. Never an accusation."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from yinfeng.kernel.marking import mark as _


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of doubt: its name, what is asked (a template filled from a doubt's facts), what would settle it."""

    key: str
    label: str
    asks: str
    settles: str


_KINDS = (
    Kind(
        "several-events",
        _("一个项目在几次活动上签约"),
        _("{names}：先后记在{events}名下。是同一个项目、只应计一次吗？"),
        _("说明是同一项目还是不同项目；同一项目在查重页认定。"),
    ),
    Kind(
        "split",
        _("一个项目拆成几个"),
        _("{investor}在{unit}{days}签约{n}个项目，名称只有期数或序号不同。是一个项目分开报的吗？"),
        _("说明各自的合同和用地；确属一个项目的，在查重页认定。"),
    ),
    Kind(
        "unit-slip",
        _("金额可能差一个单位"),
        _("{name}的金额有{one}和{other}两种说法，正好差{times}倍。哪一个对？"),
        _("由填报单位更正，或说明两个数各指什么。"),
    ),
    Kind(
        "magnitude",
        _("金额的量级不像"),
        _("{name}的金额是{one}；本地项目多在{low}到{high}之间，按{other}才合。单位对吗？"),
        _("由填报单位更正，或附上合同页。"),
    ),
    Kind(
        "ceremony-only",
        _("只在签约活动上出现的金额"),
        _("{name}在{events}上签约{one}，已过{days}天，没有合同，也没有后续进展。还在推进吗？"),
        _("补上合同或后续进展；不再推进的，填报终止或撤回。"),
    ),
    Kind(
        "month-end",
        _("日期集中在月末"),
        _("{unit}有{share}的{word}日期落在每月最后三天，其他单位是{others}。日期是实际发生的日子吗？"),
        _("抽看几份材料上的日期。"),
    ),
    Kind(
        "round-numbers",
        _("金额过于整齐"),
        _("{unit}有{share}的协议金额是整数，其他单位是{others}。是合同上的数吗？"),
        _("抽看几份合同上的金额。"),
    ),
    Kind(
        "order",
        _("先后次序不对"),
        _("{name}的{later}（{later_day}）早于{earlier}（{earlier_day}）。哪个日期对？"),
        _("由填报单位更正其中一个日期，或说明原因。"),
    ),
    Kind(
        "over-arrived",
        _("到位资金超过协议金额"),
        _("{name}累计到位{one}，超过协议投资额{other}。是否增资，或重复填报？"),
        _("补报增资协议，或更正、撤回多报的到位资金。"),
    ),
    Kind(
        "late-change",
        _("已结月份的数字后来改了"),
        _("{name}的{word}原为{one}，{changed_on}改为{other}；所属月份已结束{days}天。为什么现在才改？"),
        _("说明原因并附材料。"),
    ),
    Kind(
        "shared-paper",
        _("一份材料用在几个项目上"),
        _("“{paper}”同时附在{names}上。它证明的是哪一个？"),
        _("更正用错的材料；确为一份合同多个项目的，说明金额怎样分。"),
    ),
)
KINDS = {kind.key: kind for kind in _KINDS}
"""Every kind of doubt, in the order of the desk."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt.

    Shape: `about` keys of projects, the one to be asked first in front; `rows` ids of the entries it rests on; `stake`
    hundredths of `currency`, 0 where no amount is known; `facts` fill the template of its kind.
    """

    kind: str
    about: tuple[str, ...]
    rows: tuple[int, ...]
    unit: str = ""
    stake: int = 0
    currency: str = "CNY"
    facts: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def code(self) -> str:
        """Return what names the doubt: the same rows raise the same one, other rows a new one."""
        said = "|".join((self.kind, *sorted(self.about), *map(str, sorted(self.rows))))
        return hashlib.sha256(said.encode()).hexdigest()[:10]

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return the doubt as a sentence."""
        return translate(KINDS[self.kind].asks).format(**self.facts)


def by_stake(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Return doubts with the most money first, 人民币 in front; then in the desk's order."""
    order = list(KINDS)
    return sorted(
        doubts, key=lambda one: (one.currency != "CNY", one.currency, -one.stake, order.index(one.kind), one.about)
    )
