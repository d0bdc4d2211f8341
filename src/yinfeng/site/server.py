"""The server on this machine: one worker process with a few threads, since SQLite has one writer anyway.

Both processes end with what started them, so that no closed terminal leaves a port taken.
"""

import ctypes
import signal
import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

PR_SET_PDEATHSIG = 1  # from <sys/prctl.h>


def serve(port: int) -> None:
    """Serve on loopback until interrupted, terminated or hung up on."""
    server = Granian(
        "yinfeng.site.server:worker_application",
        factory=True,
        interface=Interfaces.WSGI,
        address="127.0.0.1",
        port=port,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
    )
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))  # granian would reload
    server.serve()


def worker_application() -> Any:
    """Return the application for the worker process, which ends when its parent does, however that ends, and takes up
    what the one before it left undone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    from yinfeng.site.wsgi import application
    from yinfeng.workbooks.working import resume

    resume()
    return application
