"""The database refuses to change or remove an entry."""

from django.db import migrations

NAMES = {"update": "entries are never changed", "delete": "entries are never removed"}


def add(apps, schema_editor):
    """Add the triggers that this database knows."""
    vendor = schema_editor.connection.vendor
    for event, reason in NAMES.items():
        if vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER ledger_entry_no_{event} BEFORE {event.upper()} ON ledger_entry "
                f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
            )
        elif vendor == "postgresql":
            schema_editor.execute(
                f"CREATE FUNCTION ledger_entry_no_{event}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{reason}'; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER ledger_entry_no_{event} BEFORE {event.upper()} ON ledger_entry "
                f"FOR EACH ROW EXECUTE FUNCTION ledger_entry_no_{event}()"
            )


def remove(apps, schema_editor):
    """Take the triggers away again."""
    vendor = schema_editor.connection.vendor
    for event in NAMES:
        table = " ON ledger_entry" if vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER ledger_entry_no_{event}{table}")
        if vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION ledger_entry_no_{event}()")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
