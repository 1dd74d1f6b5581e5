"""Anchors neither run ahead of what is committed nor cry out at what others do meanwhile; and the key file may be away."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from hotelcs.errors import Corrupt, Denied
from hotelcs.storage import driver, keys
from hotelcs.storage.anchors import Anchor, Anchors
from hotelcs.workflows.ledger_check import check
from hotelcs.workflows.machine.checkup import examine
from tests.conftest import Hand
from tests.workflows.door.doors import PASSWORDS, PINS, Hotel, furnish, refused
from tests.workflows.door.test_passwords import without_keys
from tests.workflows.ledger.thief import Ledger


@pytest.fixture
def hotel(model_hotel: Path, tmp_path: Path) -> Any:
    path = tmp_path / "hotel.db"
    furnish(model_hotel, path)
    made = Hotel(path)
    yield made
    made.close()


def everything_that_is_entered(hotel: Hotel) -> None:
    """Each way by which an entry comes into the ledger."""
    desk = hotel.terminal()
    refused(desk.sign_in, "desk", "wrong")
    desk.sign_in("desk", PASSWORDS["desk"])
    refused(desk.unlock, "desk", PINS["night"])
    desk.unlock("desk", PINS["desk"])
    done = desk.do("set-room-status", {"room": "101", "status": "dirty"})
    desk.do("log", {"text": "x"}, key="k")
    refused(desk.do, "close-day", {})
    desk.raise_alarm("fire", "101", signed_in=False)
    hotel.terminal("office", "admin").undo(int(done.entry or 0))
    hotel.do("close-day", keep_arrivals=True)
    desk.sign_out()


def test_an_anchor_is_set_when_its_entry_is_committed_and_not_before(
    hotel: Hotel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut between the two leaves a ledger that looks as if it was cut off."""
    ahead: list[tuple[str, int]] = []

    def watched(real: Any) -> Any:
        def call(self: Anchors, seq: int, digest: str, *more: Any, **other: Any) -> None:
            found = hotel.value("SELECT hash FROM ledger WHERE seq = :seq", seq=seq)
            if found != digest:
                ahead.append((hotel.value("SELECT verb FROM ledger ORDER BY seq DESC"), seq))
            real(self, seq, digest, *more, **other)

        return call

    for name in ("mark", "note"):
        monkeypatch.setattr(Anchors, name, watched(getattr(Anchors, name)))
    everything_that_is_entered(hotel)
    assert ahead == []


def test_every_entry_whatever_it_is_of_moves_the_mark(hotel: Hotel) -> None:
    everything_that_is_entered(hotel)
    verbs = {verb for (verb,) in hotel.rows("SELECT verb FROM ledger")}
    assert {
        "sign-in-failed",
        "sign-in",
        "unlock-failed",
        "unlock",
        "denied",
        "raise-incident",
        "sign-out",
    } <= verbs
    seq, digest = hotel.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    assert Anchors(hotel.terminal().uid, hotel.path).marked() == Anchor(seq, digest, why="mark")


def test_an_attempt_that_cannot_be_entered_leaves_the_mark_where_it_is(
    hotel: Hotel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at the commit: the refusal stands, and the ledger is whole."""
    from sqlmodel import Session

    desk = hotel.inside()
    commit = Session.commit

    def full(self: Session) -> None:
        raise driver.MODULE.OperationalError("database or disk is full")

    monkeypatch.setattr(Session, "commit", full)
    with suppress(Exception):
        desk.do("close-day", {})
    monkeypatch.setattr(Session, "commit", commit)
    assert check(desk.file, desk.uid).anchors == 1


@pytest.fixture
def busy(hotel: Hotel, monkeypatch: pytest.MonkeyPatch) -> Hotel:
    """A hotel in which somebody always acts just before the anchors are read."""
    other, real = hotel.terminal("front-2", "night", anew=True), Anchors.marked

    def call(self: Anchors) -> Anchor | None:
        with monkeypatch.context() as patch:  # on a server an act looks at the mark, too
            patch.setattr(Anchors, "marked", real)
            other.do("log", {"text": "Meanwhile"})
        return real(self)

    other.do("log", {"text": "First"})
    monkeypatch.setattr(Anchors, "marked", call)
    return hotel


def test_a_check_while_others_work_finds_nothing_missing(busy: Hotel) -> None:
    desk = busy.terminal("office", "admin")
    assert desk.check_ledger().anchors == 1


def test_doctor_while_others_work_finds_nothing_missing(busy: Hotel) -> None:
    found = {check.name: check.state for check in examine(busy.terminal("office", "admin"))}
    assert found["anchors"] == "ok"


def test_a_ledger_is_checked_by_whoever_may_read_it(hotel: Hotel) -> None:
    for login in ("desk", "night"):
        with pytest.raises(Denied) as refusal:
            hotel.terminal("office", login).check_ledger()
        assert refusal.value.code == "DENIED"
    assert hotel.terminal("office", "admin").check_ledger().entries == hotel.value(
        "SELECT max(seq) FROM ledger"
    )


def test_a_missing_key_file_is_not_taken_for_a_broken_ledger(ledger: Ledger) -> None:
    with without_keys(ledger.uid):
        verdict = ledger.verify()
    assert (verdict.code, verdict.document["error"]["code"]) == (3, "E_NOT_READY")
    assert "key file" in verdict.message
    assert ledger.verify().code == 0


def test_another_hotels_key_file_proves_nothing(ledger: Ledger) -> None:
    file = keys.key_file(ledger.uid)
    with without_keys(ledger.uid):
        file.write_text("ab" * 32 + "\n", "ascii")
        verdict = ledger.verify()
        file.unlink()
    assert verdict.names(1)


def test_entries_made_while_the_key_file_was_missing_are_counted_and_do_no_harm(ledger: Ledger) -> None:
    with without_keys(ledger.uid):
        ledger.work_on(3)
    ledger.work_on(2)
    verdict = ledger.verify()
    assert (verdict.code, verdict.document["data"]["unkeyed"]) == (0, 3)
    assert "3 entries were made without the key file" in verdict.document["warnings"][0]
    ledger.run("UPDATE ledger SET actor = 'x' WHERE hash LIKE 'unkeyed:%'")
    assert ledger.verify().names(ledger.last - 4)


def test_an_unkeyed_entry_between_keyed_ones_is_missed_when_it_is_deleted(ledger: Ledger) -> None:
    with without_keys(ledger.uid):
        ledger.work_on(1)
    seq = ledger.last
    ledger.work_on(1)
    ledger.run("DELETE FROM ledger WHERE seq = ?", seq)
    assert ledger.verify().names(seq)


def test_who_looks_at_one_entity_sees_every_entry_about_it(ledger: Ledger) -> None:
    """Taking an entry out of the history of a record is no less a lie than taking it out of the ledger."""
    hand = Hand(ledger.path)
    number = hand.value("SELECT no FROM reservation ORDER BY id LIMIT 1")
    shown = [row.seq for row in hand.desk.show("ledger", entity=number)]
    hand.desk.close()
    assert len(shown) >= 2
    ledger.run("DELETE FROM ledger_reference WHERE ref = ? AND seq = ?", number, shown[0])
    hand = Hand(ledger.path)
    seen = [row.seq for row in hand.desk.show("ledger", entity=number)]
    with suppress(Corrupt):
        hand.desk.check_ledger()
        assert seen == shown
    hand.desk.close()
