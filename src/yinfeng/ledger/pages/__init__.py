"""The ledger's pages: lists of subjects, one subject with its timeline and forms, batches."""

from yinfeng.ledger.pages import batches, lists, subjects

app_name = "ledger"
urlpatterns = [*lists.urlpatterns, *subjects.urlpatterns, *batches.urlpatterns]
