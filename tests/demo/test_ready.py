"""Whether the demo that is there can be used, and what is never touched."""

import shutil
from datetime import timedelta

import pytest

from hotelcs.demo.ready import is_current, look, mark_of, retire
from hotelcs.errors import Locked, Refusal
from hotelcs.storage import driver, keys
from hotelcs.storage.anchors import Anchors
from tests.conftest import NOON, TODAY


@pytest.fixture
def copy(demo_hotel, tmp_path):
    path = tmp_path / "demo.db"
    shutil.copy(demo_hotel, path)
    return path


def test_nothing_is_nothing(tmp_path):
    assert look(tmp_path / "demo.db") is None
    assert not is_current(None, TODAY, 7)


def test_a_demo_of_today_and_this_seed_is_current(demo_hotel):
    found = look(demo_hotel)
    assert found.mark == mark_of(TODAY, 7)
    assert is_current(found, TODAY, 7)
    assert not is_current(found, TODAY + timedelta(days=1), 7)
    assert not is_current(found, TODAY, 8)


def test_a_demo_of_another_schema_is_out_of_date(copy):
    connection = driver.connect(str(copy))
    connection.execute("PRAGMA user_version=99")
    connection.close()
    assert not is_current(look(copy), TODAY, 7)


@pytest.mark.parametrize("content", [b"", b"notes", b"SQLite format 3\0" + b"\0" * 4000])
def test_another_file_is_not_a_demo(tmp_path, content):
    path = tmp_path / "demo.db"
    path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        look(path)
    assert (refused.value.code, refused.value.exit) == ("NOT_A_DEMO", 4)
    assert path.read_bytes() == content


def test_a_real_hotel_is_not_a_demo(model_hotel):
    with pytest.raises(Refusal):
        look(model_hotel)


@pytest.mark.parametrize("make", ["folder", "link"])
def test_what_is_no_file_is_not_a_demo(tmp_path, make):
    path = tmp_path / "demo.db"
    path.mkdir() if make == "folder" else path.symlink_to(tmp_path / "gone")
    with pytest.raises(Refusal):
        look(path)


def test_an_old_demo_goes_with_its_journal_and_its_key(copy, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    found = look(copy)
    key = keys.key_file(found.uid)
    key.parent.mkdir(parents=True)
    key.write_text("00", "ascii")
    anchors = Anchors(found.uid, copy)
    anchors.mark(7, "a" * 64)
    anchors.note(7, "a" * 64, NOON, "close-day")
    retire(copy, found)
    assert not list(anchors.mark_file.parent.iterdir())
    assert [path.name for path in tmp_path.iterdir()] == ["config"]
    assert not key.exists()


def test_a_demo_that_is_open_elsewhere_stays(copy):
    found = look(copy)
    other = driver.connect(str(copy))
    driver.use_journal(other)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked):
        retire(copy, found)
    other.execute("ROLLBACK")
    other.close()
    assert look(copy) == found
