"""A page with every piece of the layout, for the browser to look at: the site's addresses and one more."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from yinfeng.kernel.problems import Place, Problem
from yinfeng.plan.models import Campaign
from yinfeng.site.urls import urlpatterns as site_urls

CHART = {
    "id": "by-month",
    "title": "新签项目（按月）",
    "columns": ["月份", "个"],
    "rows": [["一月", 12], ["二月", 20], ["三月", 15]],
    "options": {
        "tooltip": {"trigger": "axis"},
        "legend": {},
        "xAxis": {"type": "category", "data": ["一月", "二月", "三月"]},
        "yAxis": {"type": "value"},
        "series": [{"name": "新签项目", "type": "bar", "data": [12, 20, 15]}],
    },
}


def pieces(request: HttpRequest) -> HttpResponse:
    context = {
        "campaign": Campaign.objects.first(),
        "chart": CHART,
        "problems": [Problem(Place("plan.yaml", 12), "重复的键 {key}。", "请改名。", {"key": "tiers"})],
        "units": ["晋江市", "泉州台商投资区"],
    }
    source = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
    return HttpResponse(engines["django"].from_string(source).render(context, request))


urlpatterns = [path("pieces/", pieces), *site_urls]
