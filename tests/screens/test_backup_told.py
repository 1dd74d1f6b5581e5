"""That there is no verified backup, or an old one, is told in red on every screen, and not in a hotel of an hour."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hotelcs.screens.paint import ALARM
from hotelcs.storage import backup_notes
from hotelcs.workflows.machine.backup_age import last_beside
from hotelcs.workflows.machine.job_runs import Ended, keep
from tests.conftest import NOON, Hand
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk


class Aged(FakeDesk):
    """A hotel whose last verified backup is so old."""

    def __init__(self, hours: int | None, *, missing: bool = False) -> None:
        super().__init__()
        self.aged = {"backup_hours": hours, "backup_missing": missing}

    def show(self, view: str, **filters: Any) -> Any:
        found = super().show(view, **filters)
        return replace(found, **self.aged) if view == "home" else found


def alarms(keys: Keys) -> str:
    """What stands in red in the title and the banner."""
    rows = keys.counter.lines(80, 24)[:2]
    return " ".join(text.strip() for row in rows for text, look in row if look == ALARM)


@pytest.mark.parametrize(
    ("desk", "home"),
    [(Aged(26), "! Backup 26 h old"), (Aged(None, missing=True), "! No verified backup")],
    ids=["old", "none"],
)
def test_an_old_backup_and_none_at_all_are_red_wherever_one_is(desk: Aged, home: str) -> None:
    keys = Keys(desk)
    assert alarms(keys) == home
    for area in ("02", "05", "11", "17"):
        keys.press("<F4>", area)
        assert alarms(keys) == "!Backup"


@pytest.mark.parametrize("desk", [Aged(25), Aged(None)], ids=["young", "not asked for yet"])
def test_what_is_well_is_not_red(desk: Aged) -> None:
    keys = Keys(desk)
    assert alarms(keys) == ""
    keys.press("<F4>", "02")
    assert alarms(keys) == ""


def test_a_hotel_of_an_hour_does_not_shout_and_one_of_a_day_does(hand: Hand) -> None:
    assert hand.desk.show("home").backup_missing is False
    hand.now = NOON + timedelta(hours=23)
    assert hand.desk.show("home").backup_missing is False
    hand.now = NOON + timedelta(hours=25)
    home = hand.desk.show("home")
    assert (home.backup_missing, home.backup_hours) == (True, None)


def test_from_the_first_night_audit_on_a_backup_is_missed(hand: Hand) -> None:
    hand.now = NOON + timedelta(hours=11)
    assert hand.desk.show("home").backup_missing is False
    hand.do("close-day")
    assert hand.desk.show("home").backup_missing is True


def test_a_backup_that_is_known_is_not_missed(hand: Hand) -> None:
    backup_notes.note(hand.path, verified_at=NOON.isoformat(), verified="x")
    hand.now = NOON + timedelta(hours=30)
    home = hand.desk.show("home")
    assert (home.backup_missing, home.backup_hours) == (False, 30)


def test_a_demo_hotel_needs_none(hand: Hand) -> None:
    hand.admit_everybody()
    hand.now = NOON + timedelta(days=3)
    assert hand.desk.show("home").backup_missing is False


def test_a_machine_without_notes_goes_by_when_a_job_began_that_verified_one(
    hand: Hand, tmp_path: Path
) -> None:
    """Desks of a hotel on a server: another machine makes the backups."""
    here = tmp_path / "server"
    begun, ended = NOON + timedelta(hours=10), NOON + timedelta(hours=12)
    for key, code in (("verified /x.db", 9), ("/verified x.db", 0)):
        keep(hand.desk.file, Ended("backup", key, begun, ended, code, 1, "cron"))
        with hand.desk.file.read() as reader:
            assert last_beside(reader, here) is None, "nobody looked whether it can be used"
    keep(hand.desk.file, Ended("backup", "verified /x.db", begun, ended, 0, 1, "cron"))
    with hand.desk.file.read() as reader:
        assert last_beside(reader, here) == begun
        backup_notes.note(here, folders=(str(tmp_path),))
        assert last_beside(reader, here) is None, "this machine knows that none was verified"
