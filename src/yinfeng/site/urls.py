"""Addresses of the site. A room brings its own pages below its campaign, and its router below the interface."""

from django.urls import include, path

from yinfeng.plan import pages as plan_pages
from yinfeng.site import pages
from yinfeng.site.api import api

campaign_urls = [
    path("", include((plan_pages.urlpatterns, "plan"))),
    path("", pages.campaign, name="campaign"),
]

urlpatterns = [
    path("", pages.campaigns, name="campaigns"),
    path("c/<slug:slug>/", include(campaign_urls)),
    path("api/v1/", api.urls),
    path("healthz", pages.health, name="health"),
]
