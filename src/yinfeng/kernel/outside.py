"""Failures of the outside world (a directory, a port, a database), each said in one sentence with a way out."""


class OutsideError(Exception):
    """The outside world failed: a directory, a port. The message is one sentence with a way out."""


_ABOUT_DATABASES = {
    "locked": "another program holds it; stop that, or wait until it is done, and try again",
    "full": "make room on the disk; the same command then goes on",
    "readonly": "it must be writable; or choose another directory with --data DIR",
    "no such": "`yinfeng migrate` brings it to this version",
    "": "restore a backup, or `yinfeng demo --fresh` starts an empty one",
}


def excuse(error: BaseException) -> str:
    """Return one sentence for a failure of the outside world, with a way out; nothing for a fault of ours."""
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error)
    if type(error).__module__ == "django.db.utils" and type(error).__name__ in ("OperationalError", "DatabaseError"):
        advice = next(advice for sign, advice in _ABOUT_DATABASES.items() if sign in str(error))
        return f"the database cannot be used ({error}): {advice}"
    return str(error) if isinstance(error, OutsideError) else ""
