"""What all tests share: where the commissioned documents lie, plain static files, and no skipping on CI."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["tests.browser.chromium"]

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
ON_CI = os.environ.get("YINFENG_CI") == "1"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the commissioned documents, which lie beside the checkout and are not part of it."""
    if not SEEDS.is_dir():
        pytest.skip("the commissioned documents are not beside the checkout")
    return SEEDS


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Serve static files from where they are, by their own names, so that a test needs no collected ones."""
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}


def pytest_terminal_summary(terminalreporter):
    """Say which tests were skipped, where none may be."""
    if ON_CI:
        for report in terminalreporter.stats.get("skipped", []):
            terminalreporter.write_line(f"skipped on CI: {report.nodeid} {report.longrepr}", red=True)


def pytest_sessionfinish(session):
    """Fail a run on CI that skipped anything."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if ON_CI and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
