"""The demo as people start it: a process of its own with an empty data directory, serving both campaigns."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-c", "from yinfeng.cli import main; main()"]
STARTS_WITHIN = 240  # seconds; it loads the sample city first


@contextmanager
def demo(data: Path, documents: Path) -> Iterator[str]:
    """Serve the campaigns of the repository from a data directory for as long as the block lasts; give the address."""
    port = _free_port()
    said = data / "said.txt"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINFENG_", "DJANGO_"))}
    places = {"YINFENG_DATA": data, "YINFENG_CAMPAIGNS": ROOT / "campaigns", "YINFENG_DOCUMENTS": documents}
    ours = {"PYTHONPATH": str(ROOT / "src")} | {name: str(path) for name, path in places.items()}
    with said.open("wb") as output:
        server = subprocess.Popen([*RUN, "demo", "--port", str(port)], stdout=output, stderr=output, env=kept | ours)
    try:
        _wait(server, address := f"http://127.0.0.1:{port}", said)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(server: subprocess.Popen[bytes], address: str, said: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while server.poll() is None and time.monotonic() < until:
        try:
            with urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the demo does not answer after {STARTS_WITHIN} s:\n{said.read_text(encoding='utf-8')}")
