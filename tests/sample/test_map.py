"""The invented map: every area once, simple rings that share their borders and never overlap."""

import json
from itertools import combinations, pairwise
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "campaigns" / "sample-2026"
KEYS = {
    "chenghu", "nanyu", "hitech-zone", "beixi", "linxi", "xiling", "gudu", "yunxiu", "airport-zone",
}  # fmt: skip


@pytest.fixture(scope="module")
def sheet() -> dict:
    return json.loads((SAMPLE / "map.geojson").read_text(encoding="utf-8"))


def rings(feature) -> list[list[list[float]]]:
    return [polygon[0] for polygon in feature["geometry"]["coordinates"]]


def area(ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def crosses(first, second) -> bool:
    (a, b), (c, d) = first, second

    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def holds(ring, point) -> bool:
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def test_the_map_is_drawn_by_the_code_beside_it(sheet):
    import draw_map

    assert draw_map.map_text() == (SAMPLE / "map.geojson").read_text(encoding="utf-8")


def test_it_says_that_it_is_invented(sheet):
    assert "虚构" in sheet["note"]
    assert all("示例" in feature["properties"]["note"] for feature in sheet["features"])


def test_every_area_is_there_once_with_its_label_inside(sheet):
    assert [f["properties"]["key"] for f in sheet["features"]].count("xiling") == 1
    assert {f["properties"]["key"] for f in sheet["features"]} == KEYS
    for feature in sheet["features"]:
        assert holds(rings(feature)[0], feature["properties"]["label"]), feature["properties"]["name"]


def test_rings_are_closed_simple_and_counter_clockwise(sheet):
    for feature in sheet["features"]:
        for ring in rings(feature):
            assert ring[0] == ring[-1]
            assert len(set(map(tuple, ring))) == len(ring) - 1
            assert area(ring) > 0
            edges = list(pairwise(ring))
            assert not any(crosses(one, other) for one, other in combinations(edges, 2))


def test_areas_meet_without_overlap(sheet):
    drawn = {f["properties"]["key"]: list(pairwise(rings(f)[0])) for f in sheet["features"]}
    for one, other in combinations(drawn.values(), 2):
        assert not any(crosses(first, second) for first in one for second in other)
    for key, edges in drawn.items():
        label = next(f["properties"]["label"] for f in sheet["features"] if f["properties"]["key"] == key)
        assert [k for k, e in drawn.items() if holds([*(a for a, _ in e), e[0][0]], label)] == [key]
        assert len(edges) > 40


def test_inner_borders_are_shared_to_the_last_point(sheet):
    edges = [tuple(sorted((tuple(a), tuple(b)))) for f in sheet["features"] for a, b in pairwise(rings(f)[0])]
    shared = [edge for edge in set(edges) if edges.count(edge) == 2]
    assert max(edges.count(edge) for edge in set(edges)) == 2
    borders, pieces = 16, 16
    assert len(shared) == borders * pieces
