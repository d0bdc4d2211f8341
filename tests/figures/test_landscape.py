"""The wider view: ranks, the funnel, the week, the map, the bulletin and its codes."""

import json
import re
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from tests.figures.conftest import FOLDER

from yinfeng.figures.bulletin import make_bulletin, written
from yinfeng.figures.core.blocks import Cell, Grid, Heading, as_html, as_markdown
from yinfeng.figures.core.ranking import rank_within_tiers
from yinfeng.figures.landscape import changes_of_week, funnel
from yinfeng.figures.models import PrintedFigure
from yinfeng.figures.selectors import get_basis
from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.moments import When

VIEWER = Viewer("test")
YEAR_END = When(date(2022, 12, 31))
NOW = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_units_are_ranked_with_their_like_only_and_share_the_better_rank():
    tiers = {"a": "one", "b": "one", "c": "one", "d": "two"}
    ranked = rank_within_tiers({"a": 5, "b": 5, "c": 2, "d": 1}, {}, tiers, ["one", "two"])
    assert [(place.unit, place.rank) for place in ranked] == [("a", 1), ("b", 1), ("c", 3), ("d", 1)]


def test_completion_ranks_where_every_unit_of_the_tier_has_a_target():
    tiers = {"a": "one", "b": "one"}
    both = rank_within_tiers({"a": 50, "b": 9}, {"a": 100, "b": 10}, tiers, ["one"])
    assert [(place.unit, place.rate) for place in both] == [("b", Fraction(9, 10)), ("a", Fraction(1, 2))]
    one = rank_within_tiers({"a": 50, "b": 9}, {"b": 10}, tiers, ["one"])
    assert [place.unit for place in one] == ["a", "b"]


def test_the_funnel_begins_with_the_cohort_and_no_stage_holds_more_than_it(quanzhou):
    from yinfeng.figures.holding import hold
    from yinfeng.plan.selectors import get_plan

    plan = get_plan(quanzhou)
    figure = get_basis(quanzhou, YEAR_END, viewer=VIEWER).figure("new-signed-count")
    stages = next(kind.stages for kind in plan.kinds if kind.key == "project")
    lines = funnel(hold(quanzhou, plan, "project"), figure.ask, stages)
    assert (lines[0][0], lines[0][1].sure) == ("signed", figure.value.sure)
    assert all(value.sure <= lines[0][1].sure for _, value in lines)
    assert [stage for stage, _ in lines] == list(stages[stages.index("signed") :])


def test_the_week_counts_what_became_known_in_it(quanzhou):
    until = datetime(2022, 12, 31, 23, 59, 59, 999999, tzinfo=ZoneInfo("Asia/Shanghai"))
    week = changes_of_week(quanzhou, When(date(2022, 12, 31), until), viewer=VIEWER)
    assert week.n_entries == week.counts["reported"] > 0
    assert all(week.since < entry.known_at <= week.until for entry in week.latest)
    quiet = changes_of_week(quanzhou, When(date(2009, 1, 1)), viewer=VIEWER)
    assert (quiet.n_entries, quiet.latest) == (0, [])


def test_the_week_says_on_which_day_a_stage_was_reached(quanzhou, client):
    page = client.get("/c/quanzhou-2022/").content.decode()
    week = page.split('class="week"', 1)[1].split("</ul>", 1)[0]
    assert "年内" in week
    assert "started" not in week


def test_the_map_names_units_and_leaves_out_what_has_no_border(quanzhou, client):
    answer = client.get("/c/quanzhou-2022/map.json")
    found = json.loads(answer.content)
    assert {feature["geometry"]["type"] for feature in found["features"]} <= {"Polygon", "MultiPolygon"}
    assert {"晋江", "金门县"} <= {feature["properties"]["name"] for feature in found["features"]}
    whole = json.loads((FOLDER / "map.geojson").read_text(encoding="utf-8"))
    points = [f["properties"]["key"] for f in whole["features"] if f["geometry"]["type"] == "Point"]
    assert points == ["taiwan-zone", "development-zone"]


def test_every_figure_of_a_bulletin_opens_by_its_code(quanzhou, client):
    made = make_bulletin(quanzhou, YEAR_END, viewer=VIEWER, at=NOW)
    codes = {cell.code for block in made.blocks if isinstance(block, Grid) for row in block.rows for cell in row}
    codes -= {""}
    assert codes
    assert PrintedFigure.objects.filter(code__in=codes).count() == len(codes)
    code = sorted(codes)[0]
    assert client.get(f"/c/quanzhou-2022/figures/{code}/").status_code == 200


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_a_bulletin_is_given_as_a_file_whose_links_lead_to_its_figures(quanzhou, client, form):
    answer = client.get(f"/c/quanzhou-2022/bulletin/?format={form}")
    assert "attachment" in answer["Content-Disposition"]
    text = answer.content.decode()
    codes = re.findall(r"figures/([0-9a-f]{12})/", text) if form != "json" else re.findall(r'"code": "(\w{12})"', text)
    assert codes


def test_a_bad_form_or_unit_gets_a_sentence(quanzhou, client):
    assert client.get("/c/quanzhou-2022/bulletin/?format=docx").status_code == 400
    assert client.get("/c/quanzhou-2022/bulletin/?unit=nowhere").status_code == 400
    assert client.get("/c/quanzhou-2022/bulletin/?unit=jinjiang").status_code == 200


def test_a_sparse_ledger_says_that_its_order_is_no_ranking(quanzhou):
    made = make_bulletin(quanzhou, YEAR_END, viewer=VIEWER, at=NOW)
    assert "不是考核名次" in written(made, "md", lambda code: code)


def test_a_sparse_ledger_is_not_used_to_tell_progress(quanzhou):
    text = written(make_bulletin(quanzhou, YEAR_END, viewer=VIEWER, at=NOW), "md", lambda code: code)
    assert "不能拿来算进度" in text
    assert "| — |" in next(line for line in text.splitlines() if line.startswith("| 新签招商项目"))


def test_figures_are_set_to_the_right_and_each_currency_on_its_own_line():
    grid = Grid("t", ("unit", "sum"), ((Cell("a", heads=True), Cell("1亿元 · 2亿美元", "c0de")),))
    page = as_html([grid], lambda code: code, "t")
    assert '<th scope="row">a</th>' in page
    assert '<td class="number"><a href="c0de">1亿元<br>2亿美元</a>' in page


def test_nothing_in_a_bulletin_can_become_markup():
    blocks = [Heading(1, "<b>"), Grid("a|b", ("x",), ((Cell("<script>|", "c0de"),),))]
    assert "<script>" not in as_html(blocks, lambda code: f'"{code}', "t")
    assert "\\|" in as_markdown(blocks, lambda code: code)


def test_rows_of_another_length_are_refused():
    with pytest.raises(ValueError, match="another length"):
        Grid("t", ("a", "b"), ((Cell("1"),),))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b'{"features": 3}', b'{"features": [1]}', b'{"features": [{}]}', b"\xff", b"[" * 100_000,
        b'{"features": [{"properties": null, "geometry": null}]}', "{}".encode("utf-16"),
        b'{"features": [{"properties": {}, "geometry": {"type": "Point"}}]}',
    ],
)  # fmt: skip
def test_a_damaged_map_is_told_where_it_would_stand(client, quanzhou, tmp_path, settings, content):
    settings.CAMPAIGNS_DIR = tmp_path
    (tmp_path / "quanzhou-2022").mkdir()
    assert "map.geojson" not in client.get("/c/quanzhou-2022/").content.decode()
    (tmp_path / "quanzhou-2022" / "map.geojson").write_bytes(content)
    assert client.get("/c/quanzhou-2022/map.json").status_code == 404
    assert "map.geojson 读不出来" in client.get("/c/quanzhou-2022/").content.decode()
