"""Many rows into a table by few statements: an object for each row would take ten times as long."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from django.db import connection
from django.db.models import DateField, DateTimeField, Field, Model

_MOST_PARAMETERS = 4000
"""What one statement brings. SQLite takes 32,766 and PostgreSQL 65,535, but longer statements are no faster."""


def insert(table: type[Model], names: Iterable[str], rows: Sequence[Iterable[object]]) -> None:
    """Insert rows, their values in the order of the names of their fields. Two queries, however many rows."""
    _write(table, names, rows)


def replace(table: type[Model], names: Iterable[str], rows: Sequence[Iterable[object]], key: str) -> None:
    """Insert rows, or put them in place of those with the same key. Two queries, however many rows."""
    names = list(names)
    others = [field.column for field in _fields(table, names) if field.name != key]
    told = ", ".join(f'"{column}" = excluded."{column}"' for column in others)
    _write(table, names, rows, f' ON CONFLICT ("{_fields(table, [key])[0].column}") DO UPDATE SET {told}')


def _write(table: type[Model], names: Iterable[str], rows: Sequence[Iterable[object]], ending: str = "") -> None:
    fields = _fields(table, names)
    most = _MOST_PARAMETERS // len(fields)
    whole = len(rows) - len(rows) % most
    with connection.cursor() as cursor:
        for n_rows, some in ((most, rows[:whole]), (len(rows) - whole, rows[whole:])):
            if some:
                values, size = _values(fields, some), n_rows * len(fields)
                groups = [values[at : at + size] for at in range(0, len(values), size)]
                cursor.executemany(_statement(table, fields, n_rows) + ending, groups)


def _fields(table: type[Model], names: Iterable[str]) -> list[Field]:
    return [table._meta.get_field(name) for name in names]


def _statement(table: type[Model], fields: Sequence[Field], n_rows: int) -> str:
    columns = ", ".join(f'"{field.column}"' for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    return f'INSERT INTO "{table._meta.db_table}" ({columns}) VALUES {", ".join([row] * n_rows)}'


def _values(fields: Sequence[Field], rows: Iterable[Iterable[object]]) -> list[object]:
    """Return the values of all rows one after the other, days and instants as the database wants them."""
    values = list(chain.from_iterable(rows))
    for at, field in enumerate(fields):
        if isinstance(field, DateField):
            values[at :: len(fields)] = map(_adapter(isinstance(field, DateTimeField)), values[at :: len(fields)])
    return values


@lru_cache(maxsize=2)
def _adapter(is_instant: bool) -> Callable[[object], object]:
    operations = connection.ops
    adapt = operations.adapt_datetimefield_value if is_instant else operations.adapt_datefield_value
    return lru_cache(maxsize=4096)(adapt)
