"""What happens before the site is served: the port, the campaigns, and saying how long each step took."""

from __future__ import annotations

import hashlib
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from yinfeng.kernel.outside import OutsideError

if TYPE_CHECKING:
    from yinfeng.ledger.importing import Import


def ensure_port_free(port: int) -> None:
    """Make sure that nobody listens at the port yet.

    Raises: OutsideError that names another port.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            other = port + 1 if port < 65535 else 8000
            raise OutsideError(
                f"port {port} cannot be used ({error.strerror}); stop the program that listens there, perhaps an "
                f"earlier demo, or choose another: --port {other} (make demo PORT={other})"
            ) from None


@contextmanager
def step(label: str, say: Callable[..., None]) -> Iterator[None]:
    """Say the label, do the work, say how many seconds it took."""
    say(f"  {label:<36}", nl=False)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        say()  # what went wrong stands on a line of its own
        raise
    say(f"{time.monotonic() - start:7.1f} s")


def campaign_folders(base: Path) -> list[Path]:
    """Return the folders that hold a plan, in order of name."""
    return sorted(path.parent for path in base.glob("*/plan.yaml"))


def load_absent(folder: Path, *, by: str, at: datetime, tell: Callable[[Import], None]) -> None:
    """Load the campaign of a folder, its ledger and its published figures unless the database has them.

    An interrupted load goes on. Published figures come last, so that a damaged file of theirs keeps nothing else out.
    """
    from yinfeng.figures.models import PublishedFigure
    from yinfeng.figures.publishing import load_published_figures
    from yinfeng.ledger.loading import LOADER, is_loaded, load_ledger
    from yinfeng.plan.actions import load_campaign
    from yinfeng.plan.models import Campaign

    campaign = Campaign.objects.filter(slug=folder.name).first() or load_campaign(path=folder, by=by, at=at)
    if not is_loaded(campaign):
        load_ledger(campaign=campaign, folder=folder / "ledger", by=LOADER, at=at, tell=tell)
    if not PublishedFigure.objects.filter(campaign=campaign).exists():
        load_published_figures(campaign=campaign, folder=folder)


def has_changed(folder: Path) -> bool:
    """Tell whether the folder's plan is another than any the database holds of the campaign."""
    from yinfeng.plan.models import PlanVersion

    digest = hashlib.sha256((folder / "plan.yaml").read_bytes()).hexdigest()
    return not PlanVersion.objects.filter(campaign__slug=folder.name, digest=digest).exists()


def unknown_migrations() -> list[str]:
    """Return the migrations of our rooms that the database has and this version does not know."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = {room.label for room in apps.get_app_configs()}
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    return sorted(f"{room}.{name}" for room, name in unknown if room in ours)
