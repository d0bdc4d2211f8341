"""The room of workbooks as a Django application."""

from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    """Sheets as people send them, read into entries."""

    name = "yinfeng.workbooks"
    verbose_name = "工作簿"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter what the room shows on the pages of earlier rooms."""
        from yinfeng.workbooks.panels import enter

        enter()
