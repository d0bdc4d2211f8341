"""The room's pages."""

from yinfeng.workbooks.pages import deliveries, files, importing, vanished

urlpatterns = [*importing.urlpatterns, *vanished.urlpatterns, *deliveries.urlpatterns, *files.urlpatterns]
