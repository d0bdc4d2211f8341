"""The registry of the strangers, apart from that of the cases."""

from collections.abc import Callable

from tests.workbooks.building import Book, Case, Raw

STRANGERS: dict[str, Case] = {}


def stranger(file: str) -> Callable[[Callable[[], Book | Raw]], Callable[[], Book | Raw]]:
    """Register the function that makes this file; its docstring says what the file is about."""

    def register(make: Callable[[], Book | Raw]) -> Callable[[], Book | Raw]:
        if file in STRANGERS:
            raise ValueError(f"two strangers are named {file}")
        STRANGERS[file] = Case(file, (make.__doc__ or "").strip().splitlines()[0], make)
        return make

    return register
