"""The map that a page's chart asks for."""

from django.http import HttpResponse, JsonResponse

from yinfeng.figures.pages.requests import FigureRequest, figure_page
from yinfeng.figures.showing.maps import is_point, read_map
from yinfeng.plan.selectors import get_plan


@figure_page
def campaign_map(asked: FigureRequest) -> HttpResponse:
    """Return the campaign's polygons as GeoJSON; its points are drawn by the chart itself."""
    found = read_map(asked.campaign.slug, get_plan(asked.campaign))
    found = {**found, "features": [feature for feature in found["features"] if not is_point(feature)]}
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
