"""One demo for all browser tests, and how fast its pages were, said at the end."""

from pathlib import Path
from statistics import median

import pytest
from tests.browser.looking import AXE, Look
from tests.browser.serving import demo
from tests.conftest import ON_CI, SEEDS

LOOKS = pytest.StashKey[list[Look]]()


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    """Return the data directory of the demo."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def site(data, chromium) -> str:
    """Return the address of a demo that has loaded both campaigns; no test of this folder writes to it."""
    with demo(data, SEEDS) as address:
        yield address


@pytest.fixture(scope="session")
def looks(request) -> list[Look]:
    """Return the list in which the crawl leaves what it saw."""
    if not AXE.exists() and not ON_CI:
        pytest.skip("axe-core is not there: run the tests by `make test`")
    return request.config.stash.setdefault(LOOKS, [])


def pytest_terminal_summary(terminalreporter, config):
    """Say which pages were slowest to show and to complete; it depends on the machine, so nothing is asserted."""
    looks = config.stash.get(LOOKS, [])
    if looks:
        shown = median(look.shown for look in looks)
        complete = median(look.complete for look in looks)
        tell = terminalreporter.write_line
        tell(
            f"{len(looks)} pages, half of them shown within {shown:.0f} ms and complete within {complete:.0f}; slowest:"
        )
        for look in sorted(looks, key=lambda look: -look.complete)[:10]:
            tell(f"{look.shown:7.0f} {look.complete:7.0f} ms  {look.name}")
