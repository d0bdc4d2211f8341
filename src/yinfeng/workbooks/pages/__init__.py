"""The room's pages."""

from yinfeng.workbooks.pages import deliveries, importing

urlpatterns = [*importing.urlpatterns, *deliveries.urlpatterns]
