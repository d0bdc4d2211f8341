"""The room of identity as a Django application: it has pages and no tables of its own."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Which projects are the same, proposed by the engine and decided by people."""

    name = "yinfeng.identity"
    verbose_name = "查重"

    def ready(self) -> None:
        """Enter what the room shows on the pages of earlier rooms."""
        from yinfeng.identity.panels import enter

        enter()
