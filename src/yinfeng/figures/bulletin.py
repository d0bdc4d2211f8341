"""The bulletin of a campaign or of one unit, as of a day: every number in it is a figure that is kept and opens."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils import timezone

from yinfeng.figures.core.blocks import (
    Address,
    Block,
    Cell,
    Grid,
    Heading,
    Paragraph,
    as_html,
    as_json,
    as_markdown,
)
from yinfeng.figures.core.progress import Pace, Progress, done_ends, pace, progress, shortfall
from yinfeng.figures.core.ranking import Place
from yinfeng.figures.core.schedule import elapsed_share, rounded
from yinfeng.figures.core.values import Value, text_of
from yinfeng.figures.holding import Holding
from yinfeng.figures.keeping import keep
from yinfeng.figures.landscape import changes_of_week, done_of, rank_tiers
from yinfeng.figures.opening import measure_all
from yinfeng.figures.overview import REGION
from yinfeng.figures.selectors import Figure, figure_in
from yinfeng.figures.words import DEED_LABELS, PACES
from yinfeng.kernel.days import Interval
from yinfeng.kernel.display import money
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger.changes import DEEDS, Changes
from yinfeng.plan.core.assignments import labels, unknowns
from yinfeng.plan.core.schema import Measure, Plan, Target
from yinfeng.plan.models import Campaign
from yinfeng.plan.moments import When

_COLUMNS = 4
NOT_HELD = "台账没有"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin: its title and blocks, and the figures that stand in it."""

    title: str
    blocks: list[Block]
    figures: list[Figure]


def make_bulletin(campaign: Campaign, when: When, *, viewer: Viewer, at: datetime, unit: str = "") -> Bulletin:
    """Make the bulletin of a day and keep every figure that stands in it.

    Raises: NotFoundError if the plan has no such unit.
    """
    plan, holdings, measured = measure_all(campaign, when, viewer=viewer, where={"unit": unit} if unit else {})
    figures = {figure.measure.key: figure for figure in measured}
    measures = [] if unit else _ranked_measures(plan)
    by_unit = {one.key: _by_unit(plan, holdings[one.kind], figures[one.key]) for one in measures}
    changes = changes_of_week(campaign, when, viewer=viewer)
    title = _title(plan, when, unit)
    blocks: list[Block] = [
        Heading(1, title),
        *_head(plan, figures),
        *_in_short(plan, figures, when, unit),
        *_targets(plan, figures, when, unit),
        *_rates(figures),
        *_tiers(plan, measures, by_unit, when),
        *_news(changes),
        *_unsaid(plan),
    ]
    shown = [*figures.values(), *(figure for one in by_unit.values() for figure in one.values())]
    if not keep(campaign, shown, at):
        blocks.append(Paragraph("数据库不能写入，这一份通报的代码没有保存，日后打不开。"))
    return Bulletin(title, blocks, shown)


def _by_unit(plan: Plan, holding: Holding, figure: Figure) -> dict[str, Figure]:
    """Return a figure for each unit of the plan, on the same moment."""
    return {unit.key: figure_in(holding, figure.measure, figure.moment, {"unit": unit.key}) for unit in plan.units}


def written(bulletin: Bulletin, form: str, address: Address) -> str:
    """Return a bulletin as html, md or json text; `address` says where a figure's code opens."""
    if form == "md":
        return as_markdown(bulletin.blocks, address)
    if form == "html":
        return as_html(bulletin.blocks, address, bulletin.title)
    plain = {"title": bulletin.title, "blocks": as_json(bulletin.blocks)}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _title(plan: Plan, when: When, unit: str) -> str:
    whose = f"（{labels(plan)[unit]}）" if unit else ""
    invented = "［示例数据］" if plan.invented else ""
    return f"{invented}{plan.title}通报{whose}　截至{when.as_of}"


def _head(plan: Plan, figures: dict[str, Figure]) -> Iterator[Block]:
    moment = next(iter(figures.values())).moment if figures else None
    if plan.invented:
        yield Paragraph("本通报的单位、项目和数字都是编造的示例数据，不代表任何真实地区。")
    if moment:
        known_at = f"{timezone.localtime(moment.known_at):%Y-%m-%d %H:%M}"
        yield Paragraph(
            f"数字截至 {moment.as_of}，按 {known_at} 之前知道的计算；方案版本 {moment.plan_digest[:12]}，"
            f"台账第 {moment.position} 条。数字旁的代码可以打开它的项目、算法和材料。"
        )
    yield Paragraph("“4 (+16)”是确定4个、另有16个可能；报道、申报、核定分列，从不相加。")


def _in_short(plan: Plan, figures: dict[str, Figure], when: When, unit: str) -> Iterator[Block]:
    """Say how many targets stand how and which lacks most, where a unit has claimed anything: else why not."""
    if not _has_claims(figures):
        yield Paragraph("台账只收了见报的项目，还没有一家单位填报，不能拿来算进度。")
        return
    found = {target.label: one for target in _owed(plan, unit) if (one := _progress(plan, target, figures, when))}
    if not found:
        return
    paces = Counter(pace(one) for one in found.values())
    counts = "、".join(f"{paces[Pace(key)]}项{label}" for key, label in PACES.items() if paces[Pace(key)])
    late = {label: one for label, one in found.items() if pace(one) in (Pace.BEHIND, Pace.SHORT)}
    worst = max(late, key=lambda label: shortfall(late[label]), default="")
    tail = f"；差得最多的是{worst}，完成任务的{_percent(late[worst].completion[0])}" if worst else ""
    share = _percent(elapsed_share(plan.period.interval, when.as_of, "day"))
    yield Paragraph(f"时间已过{share}。{len(found)}项目标：{counts}{tail}。")


def _has_claims(figures: dict[str, Figure]) -> bool:
    return any(_anything(one.standings[standing]) for one in figures.values() for standing in ("claimed", "verified"))


def _owed(plan: Plan, unit: str) -> list[Target]:
    return [target for target in plan.targets if target.of in ({unit} if unit else REGION)]


def _progress(plan: Plan, target: Target, figures: dict[str, Figure], when: When) -> Progress | None:
    figure, owed = figures.get(target.measure), target.value_on(when.as_of)
    done = done_ends(figure.value, owed.unit) if figure and figure.is_held and owed else None
    period = Interval(plan.period.from_day, target.due)
    return progress(done, owed.low, period, when.as_of, grows=owed.unit != "%") if done and owed else None


def _targets(plan: Plan, figures: dict[str, Figure], when: When, unit: str) -> Iterator[Block]:
    share = elapsed_share(plan.period.interval, when.as_of, "day")
    rows = []
    for target in _owed(plan, unit):
        figure, value = figures.get(target.measure), target.value_on(when.as_of)
        if figure is not None and value is not None:
            beside = (_cell(figure.standings[s], figure) for s in ("reported", "claimed", "verified"))
            done = _completion(figure.value, value.low) if figure.is_held and _has_claims(figures) else "—"
            rows.append(
                (Cell(target.label, heads=True), Cell(str(value)), _cell(figure.value, figure), *beside, Cell(done))
            )
    yield Heading(2, "目标")
    if not rows:
        yield Paragraph("方案没有给它定目标。")
        return
    head = ("目标", "任务", "计入", "报道", "申报", "核定", "完成率")
    yield Grid(f"目标与台账（时间已过 {_percent(share)}）", head, tuple(rows))


def _completion(value: Value, target: int) -> str:
    if not target:
        return "—"
    if value.op == "rate":
        return _percent(Fraction(value.low) * 10_000 / target) if value.low is not None else "—"
    return _percent(Fraction(done_of(value), target))


def _percent(ratio: Fraction | None) -> str:
    return "—" if ratio is None else f"{rounded(ratio * 100, 1)}%"


def _cell(value: Value, figure: Figure) -> Cell:
    return Cell(text_of(value) if figure.is_held else NOT_HELD, figure.code)


def _rates(figures: dict[str, Figure]) -> Iterator[Block]:
    rates = [figure for figure in figures.values() if figure.ask.op in ("rate", "days")]
    if rates:
        yield Heading(2, "四率与速度")
        rows = tuple((Cell(f.measure.label, heads=True), _cell(f.value, f), Cell(_people(f))) for f in rates)
        yield Grid("按签约队列", ("指标", "数值", "依据"), rows)


def _people(figure: Figure) -> str:
    value = figure.value
    if value.op == "days":
        return f"{value.sure:,}个有确切日子" + (f"，另{value.possible:,}个日子不确切" if value.possible else "")
    cohort = money(value.cohort) if figure.ask.weigh == "amount" else f"{value.cohort:,}个"
    return f"签约{cohort}" + (f"，另有{value.possible_cohort:,}个可能" if value.possible_cohort else "")


def _ranked_measures(plan: Plan) -> list[Measure]:
    """Return the measures that units are ranked by: those of the region's targets that count or sum."""
    wanted = dict.fromkeys(target.measure for target in plan.targets)
    known = {measure.key: measure for measure in plan.measures}
    ranked = [known[key] for key in wanted if key in known and known[key].op in ("count", "sum")]
    return [measure for measure in ranked if measure.kind == "project"][:_COLUMNS]


def _tiers(plan: Plan, measures: list[Measure], by_unit: dict[str, dict[str, Figure]], when: When) -> Iterator[Block]:
    if not measures:
        return
    yield Heading(2, "梯队比较")
    first = measures[0]
    values = {key: figure.value for key, figure in by_unit[first.key].items()}
    if not any(_anything(f.standings[s]) for f in by_unit[first.key].values() for s in ("claimed", "verified")):
        yield Paragraph("台账只收了见报的项目，单位还没有申报：下面的先后只说明报道多少，不是考核名次。")
    for ranked in rank_tiers(plan, first, values, when):
        caption = f"{'县（市、区）' if ranked.tier.of == 'county' else '市直'}{ranked.tier.label}"
        if ranked.is_empty:
            yield Paragraph(f"{caption}：台账里还没有这些单位的项目。")
            continue
        rows = tuple(_tier_row(plan, place, measures, by_unit) for place in ranked.places)
        head = ("名次", "单位", "任务", "完成率", *(measure.label for measure in measures))
        yield Grid(caption, head, rows)


def _anything(value: Value) -> bool:
    return bool(value.sure or value.possible)


def _tier_row(
    plan: Plan, place: Place, measures: list[Measure], by_unit: dict[str, dict[str, Figure]]
) -> tuple[Cell, ...]:
    target = next((t for t in plan.targets if t.of == place.unit and t.measure == measures[0].key), None)
    task = str(list(target.values.values())[-1]) if target and place.target else "未写明"
    cells = (_cell(by_unit[m.key][place.unit].value, by_unit[m.key][place.unit]) for m in measures)
    name = labels(plan)[place.unit]
    return (Cell(str(place.rank)), Cell(name, heads=True), Cell(task), Cell(_percent(place.rate)), *cells)


def _news(changes: Changes) -> Iterator[Block]:
    yield Heading(2, "一周变化")
    if not changes.n_entries:
        yield Paragraph("这一周台账没有新记录。")
        return
    parts = [f"{DEED_LABELS[deed]}{changes.of(deed)}条" for deed in DEEDS if changes.of(deed)]
    yield Paragraph(f"新增项目{changes.n_new_subjects}个；" + "、".join(parts) + "。")


def _unsaid(plan: Plan) -> Iterator[Block]:
    said = unknowns(plan)
    yield Heading(2, "公布文本没有写明的")
    yield Paragraph(
        f"{said['responsible']}条没有写明责任单位，{said['due']}条没有写明期限，{said['county_quota']}个县级单位、"
        f"{said['department_quota']}个市直单位没有写明任务数。"
    )
