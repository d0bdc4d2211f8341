"""The room of workbooks as a Django application: it has templates and no tables of its own."""

from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    """Sheets as people send them, read into entries."""

    name = "yinfeng.workbooks"
    verbose_name = "工作簿"
