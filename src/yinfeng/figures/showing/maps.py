"""The map of a campaign: its polygons with the units' names, and a chart that shades them by a figure."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from yinfeng.figures.core.values import Value, text_of
from yinfeng.figures.parameters import Addresses
from yinfeng.figures.showing.charts import Chart
from yinfeng.figures.showing.words import AXES
from yinfeng.kernel.refusals import NotFoundError
from yinfeng.plan.core.schema import Plan

_NAME = "campaign"


class DamagedMapError(NotFoundError):
    """The campaign has a map that cannot be read; asked for by itself it is not there."""


def map_file(slug: str) -> Path:
    """Return where a campaign keeps its map."""
    return Path(settings.CAMPAIGNS_DIR) / slug / "map.geojson"


def read_map(slug: str, plan: Plan) -> dict[str, Any]:
    """Return the map with each unit under its short name.

    Raises: NotFoundError if the campaign has no map, DamagedMapError if it cannot be read.
    """
    path = map_file(slug)
    try:
        loaded = _load(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        raise NotFoundError(slug) from None
    except (OSError, ValueError):
        raise DamagedMapError(slug) from None
    names = {unit.key: unit.short for unit in plan.units}
    features = [
        {**feature, "properties": {**feature["properties"], "name": names.get(_key(feature), _name(feature))}}
        for feature in loaded["features"]
    ]
    return {**loaded, "features": features}


@lru_cache(maxsize=8)
def _load(path: Path, _changed: int) -> dict[str, Any]:
    """Return a map file.

    Raises: OSError if it cannot be opened, ValueError if it is no map.
    """
    try:
        loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if not all(_is_feature(feature) for feature in loaded["features"]):
            raise ValueError(f"{path.name} has a feature without properties or without a place")
    except (KeyError, TypeError, RecursionError):
        raise ValueError(f"{path.name} is no map") from None
    return loaded


def _is_feature(feature: Any) -> bool:
    geometry = feature["geometry"]
    has_place = isinstance(geometry["type"], str) and isinstance(geometry["coordinates"], list)
    return isinstance(feature["properties"], dict) and has_place


def _key(feature: Mapping[str, Any]) -> str:
    return str(feature["properties"].get("key", ""))


def _name(feature: Mapping[str, Any]) -> str:
    return str(feature["properties"].get("name", ""))


def map_chart(
    plan: Plan, title: str, values: Mapping[str, Value], addresses: Addresses, *, measure: str
) -> tuple[Chart, str] | None:
    """Return the map shaded by a figure's sure part, and its note; None where the campaign has no map.

    Raises: DamagedMapError if it cannot be read.
    """
    if not map_file(addresses.slug).exists():
        return None
    found = read_map(addresses.slug, plan)
    units = {unit.key: unit.short for unit in plan.units}
    keyed = [feature for feature in found["features"] if _key(feature) in units]
    areas = [_datum(feature, values, addresses, measure) for feature in keyed if not is_point(feature)]
    points = [_datum(feature, values, addresses, measure) for feature in keyed if is_point(feature)]
    most = max((datum["value"] for datum in areas + [{"value": p["value"][2]} for p in points]), default=0)
    rows = tuple((units[_key(f)], text_of(values.get(_key(f), Value("count")))) for f in keyed)
    options = _options(addresses.page("map"), areas, points, max(1, most))
    return Chart("map", title, options, (AXES["unit"], title), rows), str(found.get("note", ""))


def is_point(feature: Mapping[str, Any]) -> bool:
    """Tell whether a feature only says where to look: a zone without borders of its own."""
    return bool(feature["geometry"]["type"] == "Point")


def _datum(
    feature: Mapping[str, Any], values: Mapping[str, Value], addresses: Addresses, measure: str
) -> dict[str, Any]:
    key = _key(feature)
    count = values[key].sure if key in values else 0
    value = [*feature["geometry"]["coordinates"], count] if is_point(feature) else count
    return {"name": _name(feature), "value": value, "href": addresses.figure(measure, {"unit": key})}


def _options(url: str, areas: list[dict[str, Any]], points: list[dict[str, Any]], most: int) -> dict[str, Any]:
    label = {"show": True, "fontSize": 11, "color": "#1d2733", "textBorderColor": "#fff", "textBorderWidth": 2}
    shades = {"color": ["#eef1f4", "#a9bdd1", "#1f4e79"]}
    outline = {"areaColor": "#f1eee7", "borderColor": "#8a8577"}
    return {
        "mapUrl": url,
        "tooltip": {"trigger": "item", "formatter": "{b}：{c}"},
        "visualMap": {
            "min": 0, "max": most, "left": 0, "bottom": 0, "itemHeight": 80, "text": [str(most), "0"],
            "inRange": shades, "seriesIndex": [0, 1],
        },
        "geo": {"map": _NAME, "label": label, "itemStyle": outline},
        "series": [
            {"name": gettext("责任单位"), "type": "map", "map": _NAME, "geoIndex": 0, "label": label, "data": areas},
            {
                "name": gettext("责任单位"), "type": "scatter", "coordinateSystem": "geo", "symbolSize": 10,
                "labelLayout": {"moveOverlap": "shiftY"},
                "data": points, "itemStyle": {"borderColor": "#1d2733", "borderWidth": 1},
                "label": {**label, "formatter": "{b}", "position": "right"},
            },
        ],
    }  # fmt: skip
