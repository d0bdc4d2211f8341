"""The ledger's pages: lists of subjects, one subject with its timeline and forms, a new one, papers, batches."""

from yinfeng.ledger.pages import batches, lists, papers, registering, subjects

app_name = "ledger"
urlpatterns = [
    *lists.urlpatterns,
    *registering.urlpatterns,  # before subjects, of which `new` would be a key
    *subjects.urlpatterns,
    *papers.urlpatterns,
    *batches.urlpatterns,
]
