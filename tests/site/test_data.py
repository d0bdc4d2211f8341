"""The data directory: refused in one sentence, its key made once, its database removed and nothing else."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from yinfeng.kernel.outside import OutsideError
from yinfeng.site import data


def test_a_directory_is_made_where_there_is_none(tmp_path):
    data.prepare(tmp_path / "a" / "b")
    assert not list((tmp_path / "a" / "b").iterdir())


@pytest.mark.parametrize("place", ["file/below", "file", "/proc/nothing"])
def test_an_unusable_directory_is_named_in_one_sentence(tmp_path, place):
    (tmp_path / "file").touch()
    with pytest.raises(OutsideError, match="--data DIR") as refusal:
        data.prepare(tmp_path / place)
    assert "\n" not in str(refusal.value)


def test_a_database_that_is_no_file_is_refused(tmp_path):
    (tmp_path / data.DATABASE).mkdir()
    with pytest.raises(OutsideError, match=data.DATABASE):
        data.prepare(tmp_path)


def test_the_key_is_made_once_and_private(tmp_path):
    directory = tmp_path / "new"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(data.secret_key, [directory] * 8))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert [path.name for path in directory.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((directory / "secret-key").stat().st_mode) == 0o600


def test_removing_the_database_leaves_everything_else(tmp_path):
    for name in (data.DATABASE, data.DATABASE + "-wal", data.DATABASE + "-shm", "secret-key", "thesis.docx"):
        (tmp_path / name).touch()
    data.remove_database(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"secret-key", "thesis.docx", "in-use"}


def test_a_database_in_use_is_not_removed(tmp_path):
    (tmp_path / data.DATABASE).touch()
    with data.hold(tmp_path), pytest.raises(OutsideError, match="stop it first"):
        data.remove_database(tmp_path)
    data.remove_database(tmp_path)


def test_the_directory_comes_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("YINFENG_DATA", str(tmp_path))
    assert data.data_directory() == tmp_path
    monkeypatch.delenv("YINFENG_DATA")
    assert data.data_directory() == Path(__file__).parents[2] / "var" / "demo"
