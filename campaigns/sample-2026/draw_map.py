"""Draw the invented map of the nine areas (示例 · 虚构) as GeoJSON.

    python campaigns/sample-2026/draw_map.py [--into FILE]

Corners are placed by hand on an empty sheet; every border between two corners is roughened once and used by both
sides, so that the areas tile the city. Nothing is traced from a real place; the coordinates lie in the open ocean.
"""

import argparse
import json
from itertools import pairwise
from pathlib import Path

from generator.dice import Dice
from generator.plan_file import units

Point = tuple[float, float]

ORIGIN = (152.0, 24.4)
SCALE = 0.012
MARK = "示例 · 虚构"
CORNERS: dict[str, Point] = {
    "A": (4, 70), "B": (30, 79), "C": (54, 75), "D": (70, 78), "E": (86, 66), "F": (93, 53), "G": (86, 43),
    "H": (96, 31), "I": (85, 15), "J": (66, 8), "K": (48, 5), "L": (28, 9), "M": (10, 19), "N": (2, 44), "O": (27, 54),
    "P": (48, 57), "Q": (66, 60), "R": (34, 39), "S": (52, 42), "T": (68, 44), "V": (49, 25), "W": (63, 27),
    "Z": (57, 14),
}  # fmt: skip
COAST = "CDEFGHIJZKLM"
AREAS = {
    "xiling": "ABORN", "beixi": "BCPO", "airport-zone": "CDEQP", "linxi": "EFGTQ", "chenghu": "PQTS",
    "hitech-zone": "OPSR", "gudu": "STWJZKV", "nanyu": "TGHIJW", "yunxiu": "NRSVKLM",
}  # fmt: skip
ISLANDS = {"nanyu": [((99.5, 20.0), 2.6), ((96.5, 11.0), 1.5)], "yunxiu": [((16.0, 6.5), 1.7)]}
LABELS = {
    "xiling": (15, 60), "beixi": (40, 66), "airport-zone": (69, 69), "linxi": (80, 54), "chenghu": (58, 51),
    "hitech-zone": (40, 48), "gudu": (57, 30), "nanyu": (82, 29), "yunxiu": (24, 26),
}  # fmt: skip


def border(start: str, end: str) -> list[Point]:
    """Return the points of a border from one corner to the next, the last one left out; the same from both sides."""
    first, last = sorted((start, end))
    rough = 0.18 if first in COAST and last in COAST else 0.09
    dice = Dice("border", first, last)
    line = [CORNERS[first], CORNERS[last]]
    for _ in range(4):
        line = _halved(dice, line, rough)
    return (line if first == start else line[::-1])[:-1]


def _halved(dice: Dice, line: list[Point], rough: float) -> list[Point]:
    finer = [line[0]]
    for (x0, y0), (x1, y1) in pairwise(line):
        shift = (dice.fraction() - 0.5) * 2 * rough
        middle = ((x0 + x1) / 2 - (y1 - y0) * shift, (y0 + y1) / 2 + (x1 - x0) * shift)
        finer += [middle, (x1, y1)]
    return finer


def island(key: str, centre: Point, radius: float) -> list[Point]:
    """Return a small island around a point."""
    dice = Dice("island", key, centre)
    ring = [(1, 0), (0.7, 0.75), (0, 1), (-0.75, 0.65), (-1, 0), (-0.65, -0.75), (0.1, -1), (0.8, -0.6)]
    sizes = [radius * (0.75 + 0.5 * dice.fraction()) for _ in ring]
    return [(centre[0] + x * size, centre[1] + y * size) for (x, y), size in zip(ring, sizes, strict=True)]


def placed(point: Point) -> list[float]:
    """Return a point of the sheet as longitude and latitude."""
    return [round(ORIGIN[0] + point[0] * SCALE, 5), round(ORIGIN[1] + point[1] * SCALE, 5)]


def ring(points: list[Point]) -> list[list[float]]:
    """Return a closed ring, counter-clockwise as GeoJSON wants outer rings."""
    closed = [*points, points[0]]
    turn = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(closed))
    return [placed(point) for point in (closed if turn > 0 else closed[::-1])]


def feature(key: str, name: str, kind: str) -> dict[str, object]:
    """Return an area with its islands, its name and the point where the name stands."""
    corners = AREAS[key]
    pairs = zip(corners, corners[1:] + corners[0], strict=True)
    main = [point for start, end in pairs for point in border(start, end)]
    rings = [ring(main), *(ring(island(key, *drawn)) for drawn in ISLANDS.get(key, []))]
    return {
        "type": "Feature",
        "properties": {"key": key, "name": name, "kind": kind, "label": placed(LABELS[key]), "note": MARK},
        "geometry": {"type": "MultiPolygon", "coordinates": [[points] for points in rings]},
    }


def map_text() -> str:
    """Return the map as GeoJSON, one area a line."""
    features = [feature(unit.key, unit.name, unit.kind) for unit in units() if unit.key in AREAS]
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in features)
    head = f'"type": "FeatureCollection", "name": "示例市", "note": "{MARK}：市、界线和坐标均为虚构，不是地图资料"'
    return f'{{{head}, "features": [\n{lines}\n]}}\n'


def main() -> None:
    """Write the map."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "map.geojson")
    parser.parse_args().into.write_text(map_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
