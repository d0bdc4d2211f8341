"""The room of workbooks as a Django application."""

from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    """Sheets as people send them, read into entries."""

    name = "yinfeng.workbooks"
    verbose_name = "工作簿"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter what the room shows on earlier rooms' pages, and how workbooks of a campaign's folder are opened."""
        from yinfeng.workbooks import loading, panels

        panels.enter()
        loading.enter()
