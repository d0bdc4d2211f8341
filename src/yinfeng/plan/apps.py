"""The plan room as a Django application."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Campaigns and the versions of their plan."""

    name = "yinfeng.plan"
    verbose_name = "行动方案"
    default_auto_field = "django.db.models.BigAutoField"
