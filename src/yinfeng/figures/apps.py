"""The figures room as a Django application."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Measures, printed figures, published figures and their reconciliation."""

    name = "yinfeng.figures"
    verbose_name = "数字"
    default_auto_field = "django.db.models.BigAutoField"
