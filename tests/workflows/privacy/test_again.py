"""A backup of before an erasure is brought back: what had gone goes again, and nothing else."""

import shutil
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from hotelcs.errors import InputOutput
from hotelcs.storage import driver, keys
from hotelcs.storage.anchors import Anchors
from hotelcs.workflows import ledger
from hotelcs.workflows.privacy import erased_log
from hotelcs.workflows.privacy.replay import replay
from tests.conftest import Hand
from tests.workflows.privacy.house import NAME, NEEDLES, bytes_of, erase, purge, told_in, years_ago


def restored(house: SimpleNamespace, kept: Path) -> Hand:
    """The backup `kept` in the place of the hotel, anchored as a restore does it."""
    uid = house.gm.desk.uid
    for hand in (house.rec, house.gm, house.inf):
        hand.desk.close()
    for tail in ("-wal", "-shm"):
        house.path.with_name(house.path.name + tail).unlink(missing_ok=True)
    shutil.copy(kept, house.path)
    with closing(driver.connect(str(house.path), readonly=True)) as connection:
        Anchors(uid, house.path).mark(
            *connection.execute("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
        )
    return Hand(house.path, "gm")


@pytest.fixture
def kept(house: SimpleNamespace, tmp_path: Path) -> Path:
    """A copy of the hotel of four years later, before anything went."""
    years_ago(house.path)
    for hand in (house.rec, house.gm, house.inf):
        hand.desk.file.close()
    shutil.copy(house.path, tmp_path / "kept.db")
    return tmp_path / "kept.db"


@pytest.mark.sqlite_only("puts a copy of the file back in its place")
def test_after_a_restore_the_guest_goes_again_from_every_byte(house: SimpleNamespace, kept: Path) -> None:
    erase(house.inf, house.gm, house.guest)
    gm = restored(house, kept)
    assert gm.value("SELECT name FROM guest") == NAME, "the backup had her"
    assert replay(gm.desk)["guests"] == 1
    entries = gm.value("SELECT count(*) FROM ledger")
    assert replay(gm.desk) == {"guests": 0, "rows": 0}
    assert gm.value("SELECT count(*) FROM ledger") == entries, "nothing to do is nothing to enter"
    with gm.desk.file.read() as reader:
        ledger.verify(reader, keys.load(gm.desk.uid))
    gm.desk.close()
    assert told_in(bytes_of(house.path), *NEEDLES) == []


@pytest.mark.sqlite_only("puts a copy of the file back in its place")
def test_a_purge_is_done_again_up_to_the_same_dates(house: SimpleNamespace, kept: Path) -> None:
    done = purge(house.inf, house.gm)
    gm = restored(house, kept)
    assert replay(gm.desk) == {"guests": 0, "rows": sum(done.values())}
    assert gm.rows("SELECT name FROM stay_guest") == [("—",)]
    gm.desk.close()


def test_somebody_who_gets_the_number_of_an_erased_guest_stays(house: SimpleNamespace, kept: Path) -> None:
    erase(house.inf, house.gm, house.guest)
    gm = restored(house, kept)
    with gm.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE guest SET created_at = '2026-11-24T10:00:00Z'")
    assert replay(gm.desk)["guests"] == 0
    assert gm.value("SELECT name FROM guest") == NAME
    gm.desk.close()


def test_the_file_says_nothing_of_anybody_and_a_line_without_the_key_does_nothing(
    house: SimpleNamespace, kept: Path
) -> None:
    erase(house.inf, house.gm, house.guest)
    place = erased_log.place_of(house.gm.desk.uid)
    text = place.read_text()
    assert told_in(text.encode().lower(), *NEEDLES, house.guest) == []
    assert place.stat().st_mode & 0o777 == 0o600
    place.write_text(f"{text}2026-11-23T07:00:00Z purge visitor 2030-01-01 {'0' * 64}\nnonsense\n\n")
    found = erased_log.went(keys.load(house.gm.desk.uid), (place, place.with_name("none.log")))
    assert (len(found.guests), found.purges) == (1, {})


@pytest.mark.sqlite_only("puts a copy of the file back in its place")
def test_a_copy_of_the_file_lies_beside_the_backups(house: SimpleNamespace, kept: Path) -> None:
    (house.path.parent / "backups").mkdir()
    erase(house.inf, house.gm, house.guest)
    first, copy = erased_log.places_of(house.gm.desk.uid, house.path)
    first.unlink()
    gm = restored(house, kept)
    assert copy.exists()
    assert replay(gm.desk)["guests"] == 1
    gm.desk.close()


def test_when_the_file_cannot_be_written_nothing_goes(
    house: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(erased_log, "_write", refuses)
    with pytest.raises(InputOutput):
        erase(house.inf, house.gm, house.guest)
    assert house.gm.value("SELECT name FROM guest") == NAME
    assert house.gm.value("SELECT status FROM erasure") == "planned"
