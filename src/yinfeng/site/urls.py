"""Addresses of the site. A room brings its own pages below its campaign, and its router below the interface."""

from django.urls import include, path

from yinfeng.figures import pages as figure_pages
from yinfeng.identity import pages as identity_pages
from yinfeng.ledger import pages as ledger_pages
from yinfeng.plan import pages as plan_pages
from yinfeng.site import pages
from yinfeng.site.acting import act_for
from yinfeng.site.api import api
from yinfeng.workbooks import pages as workbook_pages

campaign_urls = [
    path("", include((plan_pages.urlpatterns, "plan"))),
    path("", include(([*ledger_pages.urlpatterns, *workbook_pages.urlpatterns], "ledger"))),
    path("", include((identity_pages.urlpatterns, "identity"))),
    path("acting/", act_for, name="acting"),
    path("", include((figure_pages.urlpatterns, "figures"))),
    path("", figure_pages.overview, name="campaign"),
]

urlpatterns = [
    path("", pages.campaigns, name="campaigns"),
    path("c/<slug:slug>/", include(campaign_urls)),
    path("api/v1/", api.urls),
    path("healthz", pages.health, name="health"),
]
