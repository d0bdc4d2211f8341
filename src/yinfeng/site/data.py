"""The data directory: where it is, whether it can be used, its secret key, and emptying it."""

import fcntl
import os
import secrets
import tempfile
from pathlib import Path
from typing import IO

from yinfeng.kernel.outside import OutsideError

DATABASE = "yinfeng.sqlite3"
CHECKOUT = Path(__file__).resolve().parents[3]


def data_directory() -> Path:
    """Return the directory that YINFENG_DATA names, or the checkout's own."""
    return Path(os.environ.get("YINFENG_DATA") or CHECKOUT / "var" / "demo").resolve()


def prepare(directory: Path) -> None:
    """Make the directory if need be, and make sure that it and the database in it can be written to.

    Raises: OutsideError in one sentence.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=directory) as probe:
            probe.write(b"0")
        for path in database_files(directory):
            with path.open("r+b"):
                pass
    except OSError as error:
        raise OutsideError(
            f"{error.filename or directory}: {error.strerror}. The data directory must be writable; "
            "choose another with --data DIR"
        ) from None


def hold(directory: Path) -> IO[bytes]:
    """Mark the directory as in use for as long as the returned file is open."""
    file = (directory / "in-use").open("ab")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def remove_database(directory: Path) -> None:
    """Remove the database of a directory and nothing else.

    Raises: OutsideError if a running server holds the directory.
    """
    with (directory / "in-use").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutsideError(f"a running yinfeng serves from {directory}: stop it first") from None
        for path in database_files(directory):
            path.unlink()


def database_files(directory: Path) -> list[Path]:
    """Return the database and what SQLite keeps beside it, as far as they exist."""
    return sorted(directory.glob(f"{DATABASE}*"))


def secret_key(directory: Path) -> str:
    """Return the key kept in the directory, making it on first use; only its owner can read it.

    Raises: OutsideError if the file holds none.
    """
    path = directory / "secret-key"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        _place_once(path, secrets.token_urlsafe(50))
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        key = ""
    if not key:
        raise OutsideError(f"{path} holds no key that can be read: remove it, and a new one is made")
    return key


def _place_once(path: Path, text: str) -> None:
    """Write the whole file beside its place, then link it there: two first starts agree on one key."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # mode 600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        os.link(draft, path)
    except FileExistsError:
        pass  # the other process was first
    finally:
        os.unlink(draft)
