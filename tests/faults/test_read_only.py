"""A disk that can only be read: everything is seen to the newest act, nothing is saved, and the reason stands everywhere."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.cli import main
from hotelcs.errors import HotelcsError, InputOutput, Locked
from hotelcs.storage import looking, place, still_file
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.opening import open_hotel
from hotelcs.storage.scratch import NAME as SCRATCH
from hotelcs.storage.still_file import StillFile
from hotelcs.workflows.desk import open_desk
from tests.conftest import NOON, Hand
from tests.invariants import check
from tests.screens.bench_of_keys import Keys

pytestmark = pytest.mark.sqlite_only("is about the disk under the file")


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def left_in_memory() -> list[Path]:
    return list(Path("/dev/shm").glob(f"{looking.NAME}-{os.getuid()}/.hotelcs-scratch/*"))


@pytest.fixture
def secret(hand: Hand) -> str:
    """The password of the reception."""
    hand.do("reset-password", login="desk", secret="nine green kettles")
    return "nine green kettles"


@pytest.fixture
def still(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A hotel whose newest booking is in the log alone, on a disk that cannot be written any more."""
    hand.book("Ana Before")
    folder = tmp_path / "ro"
    folder.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{hand.path}{end}", folder / f"hotel.db{end}")
    assert (folder / "hotel.db-wal").stat().st_size
    monkeypatch.setattr(place, "is_read_only", lambda path: path.parent == folder)
    before = files_of(folder)
    folder.chmod(0o500)
    yield folder / "hotel.db"
    folder.chmod(0o700)
    assert files_of(folder) == before, "nothing was written beside it"
    assert left_in_memory() == []


def run(still: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main([*words, "--db", str(still), "--now", NOON.isoformat()])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_what_is_read_is_read_to_the_newest_act(
    still: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = run(still, capsys, "show", "reservations", "--json")
    assert (code, [row["guest"] for row in json.loads(out)["data"]]) == (0, ["Ana Before"])
    for words in (("report", "daily"), ("report", "degraded-pack", "--out", str(tmp_path)), ("roll-call",), ("verify", "--chain"),
                  ("audit-log", "--verify"), ("export", "stays", "--out", str(tmp_path / "stays.csv")),
                  ("report", "shift", "--out", str(tmp_path / "shift.txt"))):  # fmt: skip
        assert run(still, capsys, *words)[0] == 0, words
    assert (tmp_path / "stays.csv").exists()


def test_the_doctor_says_so_with_the_line_that_mends_it(
    still: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(still, capsys, "doctor", "--json")
    found = {one["name"]: one for one in json.loads(out)["data"]["checks"]}
    assert (code, found["place"]["state"]) == (11, "bad")
    assert found["place"]["next"] == f"mount -o remount,rw {still.parent}"
    assert run(still, capsys, "doctor", "--fix")[0] == 11


def test_no_act_is_done_and_each_says_why(
    still: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    booking = ("guest=Bo", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")
    for words in (("do", "book", *booking), ("night-audit", "--auto"), ("do", "raise-incident", "type=fire", "place=301"),
                  ("export", "stays", "--reveal", "--reason", "x", "--out", str(tmp_path / "x.csv"))):  # fmt: skip
        code, _, err = run(still, capsys, *words)
        assert (code, "can only be read now" in err) == (9, True), (words, err)
        assert "Traceback" not in err
    assert not (tmp_path / "x.csv").exists(), "what is whole is not given out unnoted"


def test_a_backup_to_another_disk_is_still_made(
    still: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(still, capsys, "backup", "--verify", "--out", str(tmp_path / "stick"), "--json")
    assert code == 0, err
    made = json.loads(out)["data"]
    assert (made["verified"], made["rows"]["reservation"]) == (True, 1)


def test_on_the_screens_people_sign_in_look_and_are_told(still: Path) -> None:
    with closing(open_desk(still, "admin", "test", clock=lambda: NOON)) as desk:
        assert desk.looks_only
        keys = Keys(desk)  # type: ignore[arg-type]
        for area in ("01", "11"):
            keys.press("<F4>", area)
            assert keys.screen()[1].startswith(
                " !! The disk can only be read: you may look, nothing can be saved."
            )
            assert "!!Read only" in keys.screen()[0]


def test_who_comes_in_does_so_in_the_copy_and_the_anchors_stay(hand: Hand, secret: str, still: Path) -> None:
    from hotelcs.workflows.door import passwords

    del passwords
    with closing(open_desk(still, "", "test", clock=lambda: NOON)) as desk:
        before = Anchors(desk.uid, still).marked()
        with pytest.raises(HotelcsError, match="Login or password is wrong"):
            desk.sign_in("desk", "wrong")
        assert desk.sign_in("desk", secret).login == "desk"
        assert desk.show("me").login == "desk"
        assert Anchors(desk.uid, still).marked() == before
        with pytest.raises(InputOutput, match="nothing can be saved"):
            desk.do("raise-ticket", {"words": "x"})
    check(hand)


def test_the_copy_is_private_and_swept_when_the_program_was_killed(still: Path) -> None:
    hotel = StillFile(still)
    assert hotel.where != still
    assert hotel.where.stat().st_mode & 0o077 == 0
    assert hotel.where.parent.stat().st_mode & 0o077 == 0
    hotel.close()
    assert not hotel.where.exists()


def test_what_a_killed_program_left_is_gone_when_a_hotel_is_opened_for_work(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (memory := tmp_path / "memory").mkdir()
    monkeypatch.setattr(looking, "MEMORY", memory)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "none"))
    rooms = list(looking.rooms())
    assert all(room.parent != Path("/") for room in rooms)
    assert rooms[0].parent == memory
    (left := rooms[0] / SCRATCH / "of-a-killed-one").mkdir(parents=True)
    (left / "hotel.db").write_bytes(b"guests")
    rooms[0].chmod(0o755)
    open_hotel(hand.path).close()
    assert left.exists(), "a folder that others may look into is not ours"
    rooms[0].chmod(0o700)
    open_hotel(hand.path).close()
    assert not left.exists()


def test_a_copy_of_files_that_others_write_meanwhile_is_made_again(
    still: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk may be read only for us alone: a second mount of one that somebody works on."""
    copied, state, tries = shutil.copyfile, still_file._state, []
    monkeypatch.setattr(still_file, "REST", 0.0)

    def copying(one: Path, other: Path) -> None:
        tries.append(one.name)
        copied(one, other)

    def changing(path: Path) -> dict[Path, tuple[int, int, int]]:
        found = state(path)
        return found if len(tries) > 4 else found | {path: (0, 0, len(tries))}

    monkeypatch.setattr(shutil, "copyfile", copying)
    monkeypatch.setattr(still_file, "_state", changing)
    StillFile(still).close()
    assert tries == ["hotel.db", "hotel.db-wal"] * 4, "until nothing changed meanwhile"
    tries.clear()
    monkeypatch.setattr(still_file, "TRIES", 2)
    with pytest.raises(Locked):
        StillFile(still)


def test_a_change_of_size_time_or_files_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "hotel.db"
    path.write_bytes(b"x")
    before = still_file._state(path)
    os.utime(path, ns=(1, 1))
    assert (after := still_file._state(path)) != before
    path.with_name("hotel.db-wal").write_bytes(b"")
    assert still_file._state(path) != after


def test_a_disk_that_can_be_written_is_worked_on(hand: Hand) -> None:
    assert not place.is_read_only(hand.path)
    assert not hand.desk.looks_only
    assert not place.is_read_only(hand.path.parent / "none" / "hotel.db"), (
        "a disk that is away is no such disk"
    )
