"""The pages of the figures room: overview, board, a figure opened, a figure as printed, reconciliation."""

from django.urls import path

from yinfeng.figures.pages.board import board
from yinfeng.figures.pages.bulletin import bulletin
from yinfeng.figures.pages.figure import figure
from yinfeng.figures.pages.map import campaign_map
from yinfeng.figures.pages.overview import overview
from yinfeng.figures.pages.printed import printed
from yinfeng.figures.pages.published import published

app_name = "figures"
urlpatterns = [
    path("", overview, name="overview"),
    path("figures/", board, name="board"),
    path("figures/m/<slug:measure>/", figure, name="figure"),
    path("figures/<slug:code>/", printed, name="printed"),
    path("published/", published, name="published"),
    path("bulletin/", bulletin, name="bulletin"),
    path("map.json", campaign_map, name="map"),
]
