"""What presses somebody: each kind, for whom, in which order, what stands in the banner."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hotelcs.storage.reading import DriverReader
from hotelcs.workflows.desk import open_desk
from tests.conftest import Hand
from tests.workflows.shifts.crew import Crew

OVER = {"guest": "Li", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24", "overbook": True}
ORDER = ["incident", "incident_unsigned", "handover_late", "handover_disputed", "handover", "approved", "approval", "offer",
         "late", "mine", "must_read", "report_up", "unsigned"]  # fmt: skip
"""Danger to people, what waits for another person, what is one's own, what is to be read."""


@pytest.fixture
def crew(hand: Hand) -> Crew:
    """The manager, a receptionist and the night manager, who have signed their duties."""
    made = Crew(hand)
    for login in ("admin", "desk", "night"):
        made.do(login, "sign-duties")
    return made


def pressing(crew: Crew, login: str, kind: str | None = None) -> list[Any]:
    return [row for row in crew.show(login, "pressing") if kind in (None, row.kind)]


def ask(crew: Crew, login: str = "desk") -> str:
    return str(crew.do(login, "ask-approval", for_="book", fields=OVER, reason="x").result["approval"])


def test_nothing_presses_where_nothing_happened(crew):
    for login in ("admin", "desk", "night", "cron"):
        assert pressing(crew, login) == []


def test_an_emergency_presses_everybody_in_the_banner_until_it_is_over(crew):
    first = crew.do("desk", "raise-incident", type="fire", place="201").result["incident"]
    lobby = open_desk(crew.hand.path, login="", terminal="lobby", clock=lambda: crew.now)
    second = lobby.do("raise-incident", {"type": "medical", "place": "lobby"}).result["incident"]
    lobby.close()
    for login in ("admin", "desk", "night"):
        raised = [row for row in pressing(crew, login) if row.alarm]
        assert [(row.kind, row.ref, row.words, row.alarm, row.count) for row in raised] == [
            ("incident", first, "fire|201|2026-11-23T07:00:00Z", True, 1),
            ("incident_unsigned", second, "medical|lobby|2026-11-23T07:00:00Z", True, 1),
        ]
    crew.do("night", "confirm-incident", incident=first)
    assert len(pressing(crew, "desk")) == 2
    crew.do("night", "void-incident", incident=first, reason="put out")
    crew.do("night", "false-alarm", incident=second, reason="asleep")
    assert pressing(crew, "desk") == []


def test_a_handover_presses_the_others_until_it_is_accepted_and_its_giver_when_nobody_does(crew):
    crew.do("desk", "open-shift")
    no = crew.do("desk", "hand-over", counted=0).result["handover"]
    assert pressing(crew, "desk", "handover") == []
    assert [(row.ref, row.words, row.alarm, row.screen) for row in pressing(crew, "night")] == [
        (no, "desk", False, "11")
    ]
    crew.wait(minutes=15)
    assert [row.kind for row in pressing(crew, "night")] == ["handover"]
    crew.wait(seconds=1)
    for login in ("desk", "night"):
        assert [(row.kind, row.ref, row.alarm) for row in pressing(crew, login)] == [
            ("handover_late", no, True)
        ]
    crew.do("night", "accept-handover")
    assert pressing(crew, "desk") == pressing(crew, "night") == []


def test_a_handover_that_nobody_accepts_presses_the_duty_manager_on_shift(crew):
    crew.hire("chief", "SUP")
    crew.do("admin", "roster", staff="chief", day="2026-11-23", shift="late")
    crew.do("desk", "open-shift")
    no = crew.do("desk", "hand-over", counted=0).result["handover"]
    crew.wait(minutes=16)
    assert [(row.ref, row.alarm) for row in pressing(crew, "chief", "handover_late")] == [(no, True)]


def test_a_disputed_handover_presses_until_it_is_settled(crew):
    crew.do("desk", "open-shift")
    no = crew.do("desk", "hand-over", counted=0).result["handover"]
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    for login in ("desk", "night", "admin"):
        assert [(row.kind, row.ref, row.alarm) for row in pressing(crew, login)] == [
            ("handover_disputed", no, True)
        ]
    crew.do("admin", "settle-dispute", line=0, words="it is real")
    assert [row.kind for row in pressing(crew, "night")] == ["handover"]


def test_an_overdue_handover_presses_however_many_others_were_begun_since(crew):
    crew.do("desk", "open-shift")
    no = crew.do("desk", "hand-over", counted=0).result["handover"]
    for department in ("HK", "RES", "CRM", "CI", "IT", "TQ"):
        crew.do("admin", "open-shift", department=department)
        crew.do("admin", "start-handover", department=department)
    crew.wait(minutes=16)
    assert [row.ref for row in pressing(crew, "night", "handover_late")] == [no]


def test_a_request_presses_who_decides_and_not_who_asked(crew):
    first, last = ask(crew), ask(crew)
    for login in ("night", "admin"):
        (row,) = pressing(crew, login)
        assert (row.kind, row.count, row.words, row.alarm) == ("approval", 2, "desk|book", True)
        assert row.ref in (first, last)
    assert pressing(crew, "desk") == []
    crew.wait(minutes=11)
    assert pressing(crew, "night") == [], "it does not wait any more"


def test_the_own_request_does_not_press_who_decides_on_others(crew):
    crew.do("admin", "revoke", post="NM", right="overbook")
    no = ask(crew, "night")
    assert pressing(crew, "night") == []
    assert [row.ref for row in pressing(crew, "admin")] == [no]


def test_a_yes_presses_who_asked_while_it_is_good(crew):
    no = ask(crew)
    crew.do("night", "decide-approval", approval=no, approve=True)
    assert [(row.kind, row.ref, row.words, row.alarm) for row in pressing(crew, "desk")] == [
        ("approved", no, "book", True)
    ]
    assert pressing(crew, "night") == []
    crew.wait(minutes=10)
    assert pressing(crew, "desk", "approved")
    crew.wait(seconds=1)
    assert pressing(crew, "desk") == []


def test_a_no_presses_nobody(crew):
    crew.do("night", "decide-approval", approval=ask(crew), approve=False, note="no")
    assert pressing(crew, "desk") == pressing(crew, "night") == []


def test_an_offer_presses_who_it_is_made_to_for_its_five_minutes(crew):
    no = crew.log("desk", carry_over=True)
    crew.do("night", "transfer-item", item=no, to="desk", reason="my day ends")
    assert [(row.kind, row.count, row.ref, row.words, row.alarm) for row in pressing(crew, "desk")] == [
        ("offer", 1, no, "Night manager", True)
    ]
    crew.wait(minutes=5)
    assert [row.kind for row in pressing(crew, "desk")] == ["offer"]
    crew.wait(seconds=1)
    assert pressing(crew, "desk") == []
    assert [row.ref for row in pressing(crew, "night", "mine")] == [no]


def test_what_is_in_ones_hands_is_counted_and_what_is_late_of_it(crew):
    late = crew.hand.book(status="tentative", hold_minutes=10)
    other = crew.log("desk", carry_over=True)
    for item in (late, other):
        crew.do("night", "assign-item", item=item, to="desk")
    crew.log("desk", carry_over=True)
    assert [(row.kind, row.count, row.ref, row.screen) for row in pressing(crew, "desk")] == [
        ("mine", 2, late, "11")
    ]
    assert [row.count for row in pressing(crew, "night", "mine")] == [1]
    crew.wait(minutes=11)
    assert [(row.kind, row.count, row.ref, row.screen, row.alarm) for row in pressing(crew, "desk")] == [
        ("late", 1, late, "06", False),
        ("mine", 2, late, "11", False),
    ]
    assert pressing(crew, "admin") == []


def test_a_report_presses_the_superiors_and_alarms_after_a_quarter_of_an_hour(crew):
    first = crew.log("desk", "a window is broken", report_up=True)
    crew.log("desk", "a lamp is broken", report_up=True)
    for login in ("night", "admin"):
        (row,) = pressing(crew, login, "report_up")
        assert (row.count, row.words, row.alarm) == (2, "a lamp is broken", False)
    assert pressing(crew, "desk", "report_up") == []
    crew.wait(minutes=15, seconds=1)
    assert pressing(crew, "admin", "report_up")[0].alarm
    crew.do("night", "read-log", entry=first)
    assert [row.count for row in pressing(crew, "admin", "report_up")] == [1]


def test_the_own_report_does_not_press_a_superior(crew):
    crew.log("night", report_up=True)
    assert pressing(crew, "night", "report_up") == []
    assert pressing(crew, "admin", "report_up")


def test_a_report_presses_however_many_lines_were_carried_over_since(crew):
    no = crew.log("desk", report_up=True)
    for _ in range(51):
        crew.log("desk", carry_over=True)
    assert [row.ref for row in pressing(crew, "admin", "report_up")] == [no]


def test_a_restricted_report_presses_without_saying_what_it_is(crew):
    crew.log("night", "the guest of 102 is ill", report_up=True, restricted=True)
    assert "102" not in repr(pressing(crew, "admin"))
    assert pressing(crew, "admin", "report_up")


def test_unsigned_duties_press_whoever_owes_them(crew):
    crew.hire("second", "REC")
    (row,) = pressing(crew, "second")
    assert (row.kind, row.screen, row.alarm) == ("unsigned", "18", False)
    assert row.count == crew.show("second", "me").unsigned_duties > 0
    crew.do("second", "sign-duties")
    assert pressing(crew, "second") == []


def test_everything_at_once_stands_in_one_order(crew):
    """A supervisor to whom everything happens."""
    crew.hire("chief", "SUP")
    crew.do("admin", "revoke", post="SUP", right="overbook")
    crew.hire("maid", "RAT")
    crew.do("maid", "open-shift", department="HK")
    crew.do("maid", "hand-over", department="HK")
    crew.wait(minutes=16)
    crew.do("desk", "raise-incident", type="fire", place="201")
    lobby = open_desk(crew.hand.path, login="", terminal="lobby", clock=lambda: crew.now)
    lobby.do("raise-incident", {"type": "medical", "place": "lobby"})
    lobby.close()
    crew.do("night", "decide-approval", approval=ask(crew, "chief"), approve=True)
    ask(crew)
    items = [crew.hand.book(status="tentative", hold_minutes=1), crew.log("desk", carry_over=True)]
    crew.do("night", "assign-item", item=items[0], to="chief")
    crew.do("night", "transfer-item", item=items[1], to="chief", reason="x")
    crew.do("admin", "post-notice", title="Fire drill", to=["all"], must_read=True, until="2026-11-30")
    crew.log("desk", report_up=True)
    crew.wait(minutes=2)
    kinds = [row.kind for row in pressing(crew, "chief")]
    assert kinds == [kind for kind in ORDER if kind in kinds]
    assert set(ORDER) - set(kinds) == {"handover", "handover_disputed"}


def test_nothing_is_asked_twice_for_what_presses(crew, monkeypatch):
    crew.now = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
    for _ in range(8):
        crew.hand.do("book", **OVER)
    asked: list[str] = []
    original = DriverReader.rows
    monkeypatch.setattr(
        DriverReader,
        "rows",
        lambda self, sql, **values: (asked.append(sql), original(self, sql, **values))[1],
    )
    assert {"shortage", "holds"} <= {row.kind for row in pressing(crew, "desk")}
    assert [sql for sql in asked if asked.count(sql) > 1] == []


def test_however_much_presses_the_questions_asked_stay_as_few(crew, monkeypatch):
    asked: list[str] = []
    original = DriverReader.rows

    def rows(self: DriverReader, sql: str, **values: Any) -> Any:
        asked.append(sql)
        return original(self, sql, **values)

    def more() -> None:
        crew.do("desk", "raise-incident", type="fire", place="201")
        no = crew.log("desk", carry_over=True, report_up=True)
        crew.do("night", "transfer-item", item=no, kind="log", to="admin", reason="x")
        crew.hand.book(status="waitlist")
        ask(crew)
        crew.do("desk", "post-notice", title="x", to=["all"], must_read=True, until="2026-11-30")

    more()
    counts = []
    for _ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr(DriverReader, "rows", rows)
            for view in (
                "pressing",
                "items",
                "log",
                "notices",
                "approvals",
                "incidents",
                "handovers",
                "me",
                "door",
            ):
                crew.show("admin", view)
        counts.append(len(asked))
        asked.clear()
        for _ in range(12):
            more()
    assert len(set(counts)) == 1
