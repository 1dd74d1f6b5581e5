"""Where a backup goes: a disk that is away is not taken for an empty folder, one that hangs is not waited for."""

import time
from pathlib import Path

import pytest

from hotelcs.workflows.machine import backup_target
from hotelcs.workflows.machine.backup_target import answers, on_the_same_disk, refuse_away


@pytest.fixture
def stick(home: Path) -> Path:
    """The place of a disk; what is on it is moved away where it is not mounted."""
    place = home / "mnt" / "stick"
    place.mkdir(parents=True)
    return place


def test_a_disk_that_is_away_is_no_empty_folder(program, lakeside, stick, home):
    out = ("backup", "--out", str(stick / "backups"), "--keep-all", "--json")
    assert program(*out).code == 0
    (stick / "backups").rename(home / "unmounted")
    done = program(*out, now="2026-11-24T07:00:00Z")
    assert (done.code, done.document["error"]["code"]) == (9, "E_IO")
    assert "its disk is away" in done.document["error"]["message"]
    assert f"--out {stick / 'backups'} --new-disk" in done.document["error"]["hint"]
    assert not (stick / "backups").exists(), "nothing is made on the disk below"
    (home / "unmounted").rename(stick / "backups")
    assert program(*out, now="2026-11-24T07:00:00Z").code == 0


def test_the_same_with_an_empty_folder_in_its_place_and_another_disk_is_taken_when_that_is_said(
    program, lakeside, stick, home
):
    out = ("backup", "--out", str(stick / "backups"), "--json")
    assert program(*out).code == 0
    (stick / "backups").rename(home / "first")
    (stick / "backups").mkdir()
    assert program(*out, "--tag", "x").code == 9
    assert program(*out, "--tag", "x", "--dry-run").code == 9
    assert list((stick / "backups").iterdir()) == []
    assert program(*out, "--tag", "x", "--new-disk").code == 0
    assert program(*out, "--tag", "y").code == 0


def test_only_the_last_folder_is_made(program, lakeside, home):
    done = program("backup", "--out", str(home / "mnt" / "stick" / "backups"), "--json")
    assert (done.code, done.document["error"]["code"]) == (9, "E_IO")
    assert f"mkdir -p {home / 'mnt' / 'stick'}" in done.document["error"]["hint"]
    assert not (home / "mnt").exists()
    (home / "mnt" / "stick").mkdir(parents=True)
    assert program("backup", "--out", str(home / "mnt" / "stick" / "backups")).code == 0


def test_the_folder_beside_the_hotel_may_be_emptied(program, lakeside, home):
    assert program("backup").code == 0
    (home / "backups").rename(home / "elsewhere")
    assert program("backup", "--tag", "x").code == 0


@pytest.mark.sqlite_only("is about the file")
def test_backups_on_the_disk_of_the_hotel_are_told(program, lakeside, stick, monkeypatch):
    out = ("backup", "--out", str(stick), "--json")
    assert any("is on the disk of the hotel" in told for told in program(*out).document["warnings"])
    monkeypatch.setattr(backup_target, "on_the_same_disk", lambda *_: False)
    told = program(*out, "--tag", "x").document["warnings"]
    assert not any("is on the disk of the hotel" in one for one in told)


def test_one_disk_is_told_from_another(home):
    assert on_the_same_disk(home / "hotel.db", home)
    assert not on_the_same_disk(home / "hotel.db", Path("/proc"))
    assert not on_the_same_disk(home / "hotel.db", home / "none")


def test_a_disk_that_does_not_answer_is_not_waited_for(home, monkeypatch):
    assert answers(home, 20.0)
    assert answers(home / "none", 20.0), "that there is nothing is an answer"
    monkeypatch.setattr(backup_target, "_LOOK", "import time; time.sleep(60)")
    begun = time.monotonic()
    assert not answers(home, 0.3)
    with pytest.raises(Exception, match="does not answer within"):
        refuse_away(home / "hotel.db", "x", home / "nas" / "backups", new=False, patience=0.3)
    assert time.monotonic() - begun < 30


@pytest.fixture
def hung(monkeypatch):
    """Says of a folder that its share does not answer; what looks into it all the same would wait for ever."""

    def hang(folder: Path) -> None:
        answered, globbed = backup_target.answers, Path.glob
        monkeypatch.setattr(backup_target, "_SILENT", {})
        monkeypatch.setattr(
            backup_target, "answers", lambda asked, patience: asked != folder and answered(asked, patience)
        )

        def glob(self, *words):
            assert self != folder, "somebody waits for it"
            return globbed(self, *words)

        monkeypatch.setattr(Path, "glob", glob)

    return hang


@pytest.mark.sqlite_only("is about the file")
def test_a_share_that_hangs_keeps_no_other_work_waiting_and_counts_as_away(program, lakeside, stick, hung):
    lakeside.chmod(0o600)
    assert program("backup", "--verify", "--out", str(stick), "--json").code == 0
    assert program("backup", "--tag", "x", now="2026-11-24T07:00:00Z").code == 0
    hung(stick)
    done = program("verify", "--all", "--json")
    assert done.code == 0
    assert str(stick) in done.document["warnings"][0]
    seen = {one["name"]: one for one in program("doctor", "--json").document["data"]["checks"]}
    assert (seen["permissions"]["state"], seen["backup"]["state"]) == ("ok", "bad")
    assert "It is not where it was made" in seen["backup"]["words"]
    assert program("health").code == 0
    assert len(program("show", "backups", "--json").document["data"]) == 1
    assert program("show", "audits", "--json").code == 0
    assert program("backup", "--tag", "y", now="2026-11-25T07:00:00Z").code == 0
    assert program("restore-drill").code == 0


def test_a_share_that_is_the_folder_itself_is_asked_too(program, lakeside, stick, hung):
    hung(stick)
    done = program("backup", "--out", str(stick), "--json")
    assert (done.code, "does not answer within" in done.document["error"]["message"]) == (9, True)


def test_what_did_not_answer_is_not_asked_again_at_once(home, monkeypatch):
    asked = []
    monkeypatch.setattr(backup_target, "_SILENT", {})
    monkeypatch.setattr(backup_target, "answers", lambda folder, _: bool(asked.append(folder)))
    assert backup_target.at_hand([home, home / "x"]) == []
    assert backup_target.at_hand([home]) == []
    assert sorted(asked) == [home, home / "x"]
    monkeypatch.setattr(backup_target, "SILENT_FOR", 0.0)
    monkeypatch.setattr(backup_target, "answers", lambda *_: True)
    assert backup_target.at_hand([home, home / "x"]) == [home], "what is no folder is away"
