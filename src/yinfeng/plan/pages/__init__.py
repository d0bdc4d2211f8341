"""The pages of the plan room: the plan, the documents it rests on, the units and bodies it obliges."""

from django.urls import path

from yinfeng.plan.pages.documents import document, documents
from yinfeng.plan.pages.plan import plan
from yinfeng.plan.pages.units import unit, units

app_name = "plan"
urlpatterns = [
    path("plan/", plan, name="plan"),
    path("documents/", documents, name="documents"),
    path("documents/<slug:key>/", document, name="document"),
    path("units/", units, name="units"),
    path("units/<slug:key>/", unit, name="unit"),
]
