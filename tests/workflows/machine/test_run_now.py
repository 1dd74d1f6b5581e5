"""A job from the screen: a process of its own at this very hotel, which everybody can see and nobody can read a password of."""

from pathlib import Path

import pytest

from hotelcs import i18n
from hotelcs.storage import manifest
from hotelcs.workflows import own_program
from hotelcs.workflows.machine.run_now import run_now
from tests.conftest import Hand


@pytest.mark.sqlite_only("the program runs in a process of its own, at the file")
def test_a_backup_is_made_and_the_hotel_with_it_verified(hand: Hand, tmp_path: Path) -> None:
    made = run_now(hand.desk, "backup", "--verify", "--out", str(tmp_path / "kept"))
    assert (made.exit, made.message) == (0, "")
    kept = manifest.read(Path(made.data["file"]))
    assert kept is not None
    assert (kept.uid, kept.verified) == (hand.desk.uid, True)
    looked = run_now(hand.desk, "verify", "--chain", "--invariants", "--last-backup")
    assert (looked.exit, looked.data["failed"]) == (0, [])
    assert [one["opened"] for one in looked.data["backups"]] == [True]
    names = [check["name"] for check in looked.data["checks"]]
    assert names == ["file", "references", "chain", "invariants", "cards", "backup"]


@pytest.mark.sqlite_only("the program runs in a process of its own, at the file")
def test_what_stands_in_the_way_is_told_in_the_language_of_the_screen(hand: Hand) -> None:
    i18n.use("zh")
    refused = run_now(hand.at("cron").desk, "restore", "none.db", "--yes", "--reason", "drill")
    assert refused.exit
    assert any("\u4e00" <= letter <= "\u9fff" for letter in refused.message)


def test_the_hotel_stands_in_the_environment_and_not_among_the_words(hand: Hand) -> None:
    words = own_program.words_of("backup")
    assert not [word for word in words if hand.desk.file.address in word or word == "--db"]
    assert own_program.surroundings_of(hand.desk)["HOTELCS_DB"] == hand.desk.file.address
