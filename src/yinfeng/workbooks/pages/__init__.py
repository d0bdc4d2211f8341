"""The room's pages."""

from yinfeng.workbooks.pages import deliveries, importing, vanished

urlpatterns = [*importing.urlpatterns, *vanished.urlpatterns, *deliveries.urlpatterns]
