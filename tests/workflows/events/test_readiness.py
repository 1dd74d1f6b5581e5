"""W-16: fourteen checks of a large group 48, 24 and 4 hours before, each mended, ticked or signed for."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Refusal
from hotelcs.storage import backup_notes
from hotelcs.workflows.events import readiness_acts
from hotelcs.workflows.events.check_words import ASKED, CHECKS
from hotelcs.workflows.machine.job_runs import Ended, keep
from tests.conftest import IDS, Hand

ARRIVES = datetime(2026, 11, 26, 6, 0, tzinfo=UTC)
"""14:00 at the hotel, when rooms are ready."""
WEDDING = {
    "name": "Wedding Chen",
    "kind": "wedding",
    "arrival": "2026-11-26",
    "departure": "2026-11-28",
    "block": "KNG 2",
}


@pytest.fixture
def group(hand: Hand) -> str:
    """A wedding of two rooms in three days."""
    return str(hand.do("book-group", **WEDDING).result["group"])


def checks(hand: Hand, group: str) -> dict[str, tuple[str, int]]:
    return {row.check: (row.status, row.count) for row in hand.desk.show("event-checks", no=group)}


def verified(hand: Hand) -> None:
    """A backup was verified now."""
    backup_notes.note(hand.desk.file.path, verified_at=f"{hand.now:%Y-%m-%dT%H:%M:%SZ}")


def refused(hand: Hand, verb: str, **fields: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def test_there_are_fourteen_checks_and_a_group_nobody_prepared_passes_few(hand, group):
    assert len(CHECKS) == 14
    done = hand.do("run-readiness", group=group).result
    assert (done["group"], done["asked"], done["signed"]) == (group, list(ASKED), False)
    assert set(done["issues"]) == {"block", "billing", "invoice", "documents", "profiles", "backup"}
    assert len(checks(hand, group)) == 14
    assert checks(hand, group)["block"] == ("issue", 2)


def test_what_is_mended_is_well_the_next_time(hand, group):
    hand.do("run-readiness", group=group)
    rows = [
        {"name": "Wu Di", "document": IDS[2], "room": "KNG"},
        {"name": "Bai Lu", "document": IDS[0], "room": "KNG"},
    ]
    hand.do(
        "rooming-list", group=group, rows=[{"name": row["name"], "document": row["document"]} for row in rows]
    )
    hand.do("change-group", group=group, billing="individual", coach=900)
    verified(hand)
    done = hand.do("run-readiness", group=group).result
    assert set(done["issues"]) <= {"profiles"}, checks(hand, group)
    assert checks(hand, group)["documents"] == ("ok", 0)


def test_a_room_that_is_off_a_party_that_does_not_fit_and_a_network_that_is_down_are_found(hand, group):
    hand.do("rooming-list", group=group, rows=[{"name": "Wu Di"}])
    booking = hand.value("SELECT r.no FROM reservation r JOIN group_room l ON l.reservation_id = r.id")
    hand.do("assign-room", reservation=booking, room="102")
    hand.do("note-outage", component="network", reason="dark")
    hand.do("run-readiness", group=group)
    found = checks(hand, group)
    assert (found["machines"], found["rooms"], found["arrivals"]) == (("issue", 1), ("ok", 0), ("issue", 1))


def test_looks_are_due_48_24_and_4_hours_before_once_each(hand, group):
    def due(before: float) -> int:
        hand.now = ARRIVES - timedelta(hours=before)
        rows = hand.desk.show("event-readiness")
        return int(rows[0].due) if rows else 0

    assert due(49) == 0
    for hours in (48, 24, 4):
        assert due(hours) == hours
        hand.do("run-readiness", group=group)
        assert due(hours) == 0
        assert due(hours - 0.5) == 0
    assert due(-1) == 0


def test_a_look_nobody_took_in_time_is_not_taken_twice(hand, group):
    hand.now = ARRIVES - timedelta(hours=3)
    assert hand.desk.show("event-readiness")[0].due == 4
    hand.do("run-readiness", group=group)
    assert hand.desk.show("event-readiness")[0].due == 0


def test_small_tours_are_left_alone_until_the_hotel_asks_for_them(hand):
    hand.do("book-group", name="Tours", arrival="2026-11-26", departure="2026-11-28", block="TWN 2")
    assert hand.desk.show("event-readiness") == []
    hand.do("change-setting", name="event_rooms", value="2")
    assert [row.name for row in hand.desk.show("event-readiness")] == ["Tours"]


def test_what_no_table_tells_is_ticked_by_a_person_and_stays_ticked(hand, group):
    hand.do("run-readiness", group=group)
    hand.do("tick-readiness", group=group, check="keys", note="thirty")
    hand.do("tick-readiness", group=group, check="pack", well=False, note="no toner")
    hand.do("run-readiness", group=group)
    assert checks(hand, group)["keys"] == ("ok", 0)
    assert checks(hand, group)["pack"] == ("issue", 1)
    refusal = refused(hand, "tick-readiness", group=group, check="billing")
    assert (refusal.code, refusal.next) == ("CHECK_COUNTED", ("run-readiness",))
    assert refused(hand, "tick-readiness", group=group, check="moon").code == "POINT_UNKNOWN"


def test_it_is_signed_with_a_reason_while_something_is_open_and_open_again_when_something_goes_wrong(
    hand, group
):
    assert refused(hand, "sign-readiness", group=group).code == "READINESS_NONE"
    hand.do("run-readiness", group=group)
    refusal = refused(hand, "sign-readiness", group=group)
    assert (refusal.code, "keys" in refusal.items) == ("READINESS_OPEN", True)
    assert hand.do("sign-readiness", group=group, why="two rooms, all known").result["signed"]
    assert hand.desk.show("event-readiness")[0].signed_by == "admin"
    assert hand.do("run-readiness", group=group).result["signed"] is False


def test_a_check_is_given_to_somebody(hand, group):
    hand.do("run-readiness", group=group)
    hand.do("assign-readiness", group=group, check="billing", staff="E002")
    row = next(row for row in hand.desk.show("event-checks", no=group) if row.check == "billing")
    assert row.staff == "E002"


def test_a_group_that_is_gone_is_not_looked_at(hand, group):
    hand.do("cancel-group", group=group, reason="plans")
    assert refused(hand, "run-readiness", group=group).code == "NOT_COMING"
    assert refused(hand, "run-readiness", group="G261123-099").code == "GROUP_UNKNOWN"
    assert hand.desk.show("event-readiness") == []


def test_an_issue_says_what_is_wrong_and_how_often(hand, group):
    rows = [{"name": "Wu Di"}, {"name": "Wu Di"}, {"name": "Bai Lu", "document": IDS[0]}]
    hand.do("rooming-list", group=group, rows=rows)
    hand.do("run-readiness", group=group)
    told = {row.check: row.wrong for row in hand.desk.show("event-checks", no=group)}
    assert told["names"] == "1 names twice"
    assert told["documents"] == "2 without a document"
    assert told["backup"] == "none verified for 26 hours"
    assert told["machines"] == ""


def test_a_backup_that_another_machine_verified_counts_as_it_does_at_home(hand, group, tmp_path, monkeypatch):
    """Desks of a hotel on a server have no notes of their own."""
    monkeypatch.setattr(readiness_acts, "database_of", lambda _: tmp_path / "server")
    hand.do("run-readiness", group=group)
    keep(hand.desk.file, Ended("backup", "verified /x.db", hand.now, hand.now, 0, 1, "cron"))
    hand.do("run-readiness", group=group)
    assert checks(hand, group)["backup"] == ("ok", 0)


def test_a_backup_counts_once_it_is_verified_and_for_26_hours(hand, group):
    hand.do("run-readiness", group=group)
    assert checks(hand, group)["backup"] == ("issue", 1)
    verified(hand)
    hand.now += timedelta(hours=26)
    hand.do("run-readiness", group=group)
    assert checks(hand, group)["backup"] == ("ok", 0)
    hand.now += timedelta(hours=1)
    hand.do("run-readiness", group=group)
    assert checks(hand, group)["backup"] == ("issue", 1)


def test_profiles_are_those_of_measure_23(hand, group):
    """All but the document and a wish are 75 points; with a wish they are 85."""
    hand.do("rooming-list", group=group, rows=[{"name": "Bai Lu"}])
    no = hand.value("SELECT no FROM guest")
    hand.do("update-guest", guest=no, phone="13800001111", birth_date="1990-01-02", email="a@b.example", lang="en",
            company="Lake Tours")  # fmt: skip
    hand.do("run-readiness", group=group)
    assert checks(hand, group)["profiles"] == ("issue", 1)
    booking = hand.value("SELECT r.no FROM reservation r JOIN group_room l ON l.reservation_id = r.id")
    hand.do("amend", reservation=booking, requests="a quiet room")
    hand.do("run-readiness", group=group)
    assert checks(hand, group)["profiles"] == ("ok", 0)
