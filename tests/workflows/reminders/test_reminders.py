"""What is due by a day is found by kind, and whom it concerns is told of each thing once a day."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal, Usage
from hotelcs.workflows.reminders.due import KINDS
from tests.conftest import Hand

TOMORROW, THIRD, FOURTH = "2026-11-24", "2026-11-25", "2026-11-26"


def due(hand: Hand, kind: str, until: str = "") -> list[str]:
    """Numbers of what is due of a kind."""
    return [row.ref for row in hand.desk.show("reminders", what=kind, until=until)]


def code(hand: Hand, **fields: object) -> tuple[str, str]:
    """The refusal of a reminder."""
    with pytest.raises(Refusal) as caught:
        hand.do("remind", **fields)
    return caught.value.code, caught.value.field


def test_guests_of_tomorrow_are_to_be_called_until_somebody_did(hand: Hand) -> None:
    first = hand.book(arrival=TOMORROW, departure=FOURTH)
    second = hand.book("Li Na", arrival=TOMORROW, departure=THIRD, type="TWN")
    later = hand.book("Wu Min", arrival=THIRD, departure=FOURTH, type="SUI")
    assert due(hand, "pre-arrival") == [first, second]
    assert due(hand, "pre-arrival", TOMORROW) == [first, second, later]
    hand.do("record-call", reservation=first, kind="pre_arrival", outcome="confirmed")
    hand.do("cancel", reservation=second, reason="ill")
    assert due(hand, "pre-arrival") == []


def test_a_notice_tells_the_posts_that_call_and_lists_numbers_only(hand: Hand) -> None:
    booked = hand.book("Zhang Wei", arrival=TOMORROW, departure=THIRD)
    done = hand.do("remind", kind="pre-arrival").result
    assert (done["items"], done["until"], done["people"] > 0) == ([booked], "2026-11-23", True)
    ((title, body, until),) = hand.rows(
        "SELECT title, body, until_date FROM notice WHERE no = :no", no=done["notice"]
    )
    assert (title, body, until) == ("抵店前致电：1 / To call before they come: 1", booked, "2026-11-23")
    told = {code for (code,) in hand.rows("SELECT code FROM notice_addressee")}
    assert told <= {"RES", "REC", ""}
    assert told
    assert "Zhang" not in str(hand.rows("SELECT result FROM ledger WHERE verb = 'remind'"))


def test_nobody_is_told_of_a_thing_twice_on_a_day_and_of_a_new_one_alone(hand: Hand) -> None:
    first = hand.book(arrival=TOMORROW, departure=FOURTH)
    hand.do("remind", kind="pre-arrival")
    assert code(hand, kind="pre-arrival") == ("NOTHING_NEW", "kind")
    assert [(row.ref, row.told) for row in hand.desk.show("reminders", what="pre-arrival")] == [(first, True)]
    second = hand.book("Li Na", arrival=TOMORROW, departure=THIRD, type="TWN")
    assert hand.do("remind", kind="pre-arrival").result["items"] == [second]
    assert hand.value("SELECT count(*) FROM notice") == 2


def test_a_kind_of_which_nothing_is_due_is_refused(hand: Hand) -> None:
    for kind in set(KINDS) - {"drill", "plan-review", "duty-review"}:
        assert code(hand, kind=kind) == ("NOTHING_NEW", "kind"), kind


def test_reminders_look_a_month_ahead_and_never_back(hand: Hand) -> None:
    for day in ("2026-11-22", "2026-12-25"):
        assert code(hand, kind="drill", until=day) == ("UNTIL_BEYOND", "until")
        with pytest.raises(Usage):
            hand.desk.show("reminders", until=day)
    with pytest.raises(Usage):
        hand.desk.show("reminders", what="everything")
    assert hand.desk.show("reminders", what="all", until="2026-12-24") is not None


def test_duties_are_due_from_their_day_of_review_on(hand: Hand) -> None:
    duty = hand.value("SELECT min(code) FROM duty WHERE active")
    assert duty not in due(hand, "duty-review")
    with hand.desk.file.write() as session:
        from sqlalchemy import text

        session.connection().execute(
            text("UPDATE duty SET review_date = '2026-11-30' WHERE code = :code"), {"code": duty}
        )
    assert duty not in due(hand, "duty-review", "2026-11-29")
    assert duty in due(hand, "duty-review", "2026-11-30")


def test_a_handover_waits_until_it_is_accepted(hand: Hand) -> None:
    from tests.workflows.one_of_each import ready

    fields = ready(hand, "accept-handover")
    (waiting,) = hand.rows("SELECT no FROM handover WHERE status = 'submitted'")
    assert due(hand, "handover") == [waiting[0]]
    assert fields


def test_who_is_called_after_a_complaint_is_found_by_the_end_of_the_day(hand: Hand) -> None:
    from tests.workflows.one_of_each import ready

    ready(hand, "recovery-call")
    ((complaint, at),) = hand.rows(
        "SELECT c.no, r.due_at FROM recovery_call r JOIN complaint c ON c.id = r.complaint_id WHERE r.status = 'due'"
    )
    day = at[:10]
    assert complaint in due(hand, "followup", day)
    with hand.desk.file.write() as session:
        from sqlalchemy import text

        session.connection().execute(
            text("UPDATE complaint SET sensitive = 1 WHERE no = :no"), {"no": complaint}
        )
    assert complaint not in due(hand, "followup", day)


def test_where_nobody_holds_the_posts_everybody_is_told(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    monkeypatch.setitem(KINDS, "pre-arrival", replace(KINDS["pre-arrival"], posts=("ZZZ",)))
    hand.book(arrival=TOMORROW, departure=THIRD)
    hand.do("remind", kind="pre-arrival")
    assert hand.rows("SELECT kind, code FROM notice_addressee") == [("everybody", "")]


def test_a_long_list_says_how_many_more(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    from hotelcs.workflows.reminders import remind

    monkeypatch.setattr(remind, "LISTED", 1)
    numbers = [
        hand.book(name, arrival=TOMORROW, departure=THIRD, type=kind)
        for name, kind in (("A", "KNG"), ("B", "TWN"))
    ]
    hand.do("remind", kind="pre-arrival")
    assert hand.value("SELECT body FROM notice") == f"{numbers[0]}, + 1"


def test_the_next_day_tells_of_it_again(hand: Hand) -> None:
    booked = hand.book(arrival=FOURTH, departure="2026-11-27")
    hand.do("remind", kind="pre-arrival", until=THIRD)
    hand.do("close-day", day="2026-11-23")
    hand.now += timedelta(days=1)
    assert hand.do("remind", kind="pre-arrival", until=THIRD).result["items"] == [booked]
