"""The ledger room as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Subjects, entries, sources and batches."""

    name = "yinfeng.ledger"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter what the ledger shows on the pages of earlier rooms."""
        from yinfeng.ledger.panels import enter

        enter()
