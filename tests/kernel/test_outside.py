import pytest

from yinfeng.kernel.outside import OutsideError, excuse


def named(text: str) -> Exception:
    error = type("OperationalError", (Exception,), {"__module__": "django.db.utils"})
    return error(text)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (named("database is locked"), "another program holds it"),
        (named("database or disk is full"), "make room"),
        (named("attempt to write a readonly database"), "must be writable"),
        (named("no such table: plan_campaign"), "yinfeng migrate"),
        (named("file is not a database"), "--fresh"),
        (PermissionError(13, "Permission denied", "x"), "x: Permission denied"),
        (OutsideError("one sentence"), "one sentence"),
        (ValueError("a fault of ours"), ""),
    ],
)
def test_a_failure_of_the_outside_world_has_its_sentence(error: Exception, says: str):
    assert says in excuse(error)
    assert bool(says) == bool(excuse(error))
