"""Files that people hand in, kept once by their hash in the data directory. A name is text and never a path."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

MAX_BYTES = 20 * 2**20
_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep(chunks: Iterable[bytes]) -> str:
    """Store a file under its SHA-256 unless it is there already, and return the digest.

    Raises: OSError if the data directory cannot be written to.
    """
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with tempfile.TemporaryDirectory(dir=folder, prefix="coming-") as coming:
        path = Path(coming) / "file"
        with path.open("wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        path.replace(folder / digest.hexdigest())
    return digest.hexdigest()


def path_of(digest: str) -> Path | None:
    """Return where a kept file lies, or None if it is not there or is no digest."""
    path = _folder() / digest if _DIGEST.fullmatch(digest) else None
    return path if path is not None and path.is_file() else None


def _folder() -> Path:
    return Path(settings.DATA) / "files"
