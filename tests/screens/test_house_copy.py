"""While a terminal is open the list of who is in the house is on the disk: after a change, before it is old, or it says so."""

from datetime import timedelta

import pytest

from hotelcs.reports.copy_on_disk import OLD, place_of
from hotelcs.screens import house_copy
from hotelcs.screens.house_copy import LOOK_SECONDS, RENEW, SETTLED, HouseCopy
from tests.conftest import Hand
from tests.screens.bench_of_keys import Keys
from tests.screens.test_real_hotel import AtWork


def text(hand: Hand) -> str:
    return place_of(hand.desk.uid, hand.path).read_text("utf-8")


def test_it_is_written_at_the_first_look_then_when_something_changed_or_it_grows_old(hand: Hand) -> None:
    kept = HouseCopy()
    assert kept.look(hand.desk)
    assert not kept.look(hand.desk), "nothing changed"
    hand.now += SETTLED
    assert not kept.look(hand.desk)
    hand.check_in(hand.book("Sun Qi"))
    assert kept.look(hand.desk)
    assert "Sun Qi" in text(hand)
    hand.now += RENEW
    assert kept.look(hand.desk)
    assert kept.minutes is None


def test_many_changes_are_written_once_in_half_a_minute_and_none_is_forgotten(hand: Hand) -> None:
    kept = HouseCopy()
    kept.look(hand.desk)
    hand.check_in(hand.book("Sun Qi"))
    assert not kept.look(hand.desk)
    hand.now += SETTLED
    assert kept.look(hand.desk)
    assert "Sun Qi" in text(hand)


def test_of_two_terminals_one_writes(hand: Hand) -> None:
    first, second = HouseCopy(), HouseCopy()
    assert first.look(hand.desk)
    assert not second.look(hand.at("desk").desk)


def test_what_cannot_be_written_is_told_with_its_age_on_every_screen(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = AtWork(hand)
    kept = person.counter.house_copy
    kept.look(hand.desk)

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hotelcs.reports.copy_on_disk.write_copy", full)
    hand.now += OLD
    kept.look(hand.desk)
    assert kept.minutes is None
    hand.now += timedelta(minutes=2)
    kept.look(hand.desk)
    assert kept.minutes == 7
    assert "7 minutes old" in person.screen()[1]
    monkeypatch.undo()
    kept.look(hand.desk)
    assert "minutes old" not in person.screen()[1]


def test_a_copy_that_was_never_written_is_told_as_well(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    person = AtWork(hand)

    def denied(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hotelcs.reports.copy_on_disk.write_copy", denied)
    person.counter.house_copy.look(hand.desk)
    assert "cannot be written" in person.screen()[1]


def test_a_thread_keeps_it_until_the_terminal_ends(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_copy, "FIRST_SECONDS", 0.01)
    kept = HouseCopy()
    kept.start(hand.desk)
    kept._thread.join(0.0)  # type: ignore[union-attr]
    for _ in range(500):
        if place_of(hand.desk.uid, hand.path).exists():
            break
        kept._over.wait(0.01)
    kept.stop()
    assert not kept._thread.is_alive()  # type: ignore[union-attr]
    assert place_of(hand.desk.uid, hand.path).exists()


def test_a_desk_in_memory_has_nothing_to_keep() -> None:
    keys = Keys()
    keys.counter.house_copy.start(keys.desk)
    assert keys.counter.house_copy._thread is None


def test_it_is_looked_at_often_enough_for_five_minutes() -> None:
    assert RENEW + timedelta(seconds=2 * LOOK_SECONDS) < OLD
