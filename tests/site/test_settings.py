"""What the settings promise."""

import pytest
from django.conf import settings
from django.db import connection, transaction


def test_the_site_is_closed_by_default():
    assert not settings.DEBUG
    assert set(settings.ALLOWED_HOSTS) - {"testserver"} == {"127.0.0.1", "localhost", "[::1]"}
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'self'"]
    assert not [source for sources in directives.values() for source in sources if "unsafe" in source]


def test_days_are_those_of_shanghai():
    assert settings.USE_TZ
    assert settings.TIME_ZONE == "Asia/Shanghai"


@pytest.mark.django_db(transaction=True)
def test_a_transaction_takes_the_write_lock_when_it_begins(django_assert_num_queries):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20_000,)
    with transaction.atomic():
        assert connection.connection.in_transaction
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db
def test_a_database_on_disk_writes_ahead(tmp_path):
    from django.db.backends.sqlite3.base import DatabaseWrapper

    wrapper = DatabaseWrapper({**connection.settings_dict, "NAME": str(tmp_path / "d.sqlite3")}, "other")
    with wrapper.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
    wrapper.close()
