"""What waits without a verb that says so is found: told once, whoever looks and however often, and over by itself."""

from datetime import timedelta
from typing import Any

import pytest

from hotelcs.workflows.escalation.escalate import escalate
from hotelcs.workflows.machine.job_runs import Ended, keep
from tests.conftest import NOON, Hand
from tests.invariants import check
from tests.workflows.escalation.house import ran, run
from tests.workflows.shifts.crew import Crew, crew

__all__ = ["crew"]
OPEN = "SELECT kind, ref FROM escalation_chain WHERE ended_at IS NULL ORDER BY id"
REPEATS = "SELECT turn FROM escalation_run ORDER BY id"
SIGNED = "SELECT count(*) FROM ledger WHERE verb = 'note-waiting'"


def later(hand: Hand, **span: float) -> int:
    """Look so long after noon; how many steps ran."""
    hand.now = NOON + timedelta(**span)
    return run(hand)


@pytest.fixture
def handover(crew: Crew) -> str:
    """The desk's shift, handed over at noon to nobody in particular."""
    crew.do("desk", "open-shift", float_=10_000)
    return str(crew.do("desk", "hand-over", counted=10_000).result["handover"])


def test_a_handover_that_nobody_accepts_in_time_is_told_to_the_duty_manager_and_the_supervisor_once(
    crew: Crew, handover: str
) -> None:
    hand = crew.hand
    assert later(hand, minutes=14) == 0
    assert hand.rows(OPEN) == []
    assert later(hand, minutes=15) == 2
    assert hand.rows(OPEN) == [("handover", handover)]
    assert later(hand, minutes=500) == 0
    assert [row[3] for row in ran(hand)] == [15, 15]
    check(hand)


def test_how_much_of_the_time_to_accept_is_used_and_in_which_post_is_told(crew: Crew, handover: str) -> None:
    crew.hand.now = NOON + timedelta(minutes=18)
    told = escalate(crew.hand.desk, crew.hand.desk.performer)
    assert [(one["no"], one["used"], one["posts"], one["told"]) for one in told][1] == (
        handover, 120, ["NM"], ["E003"],
    )  # fmt: skip


def test_the_minutes_to_accept_are_the_hotels(crew: Crew, handover: str) -> None:
    crew.hand.do("change-setting", name="handover_minutes", value="60")
    assert later(crew.hand, minutes=59) == 0
    assert later(crew.hand, minutes=60) == 2


def test_once_it_is_accepted_nobody_is_told_even_of_what_was_due(crew: Crew, handover: str) -> None:
    crew.wait(minutes=20)
    crew.do("night", "accept-handover")
    assert later(crew.hand, minutes=30) == 0
    assert crew.hand.rows(OPEN) == []


def test_what_was_told_of_and_is_over_ends_with_the_next_look(crew: Crew, handover: str) -> None:
    assert later(crew.hand, minutes=16) == 2
    crew.wait(minutes=1)
    crew.do("night", "accept-handover")
    assert later(crew.hand, minutes=20) == 0
    assert crew.hand.rows(OPEN) == []


def test_an_offer_that_came_back_is_told_to_the_supervisor(crew: Crew) -> None:
    crew.do("desk", "open-shift", float_=10_000)
    item = crew.do("desk", "log", text="Call the airline back", carry_over=True).result["entry"]
    crew.do("admin", "assign-item", item=str(item), to="desk")
    crew.do("desk", "transfer-item", item=str(item), to="night", reason="x")
    assert later(crew.hand, minutes=1) == 0
    assert later(crew.hand, hours=3) == 1
    assert crew.hand.rows(OPEN)[0][0] == "transfer"


@pytest.fixture
def overseas(hand: Hand) -> Hand:
    """A guest from overseas came at noon."""
    hand.check_in(hand.book("Guest"), document="passport:GBR:X1234567")
    return hand


def test_a_registration_is_told_of_12_20_and_23_hours_after_arrival_and_past_its_deadline(
    overseas: Hand,
) -> None:
    told: dict[float, list[Any]] = {}
    for hours in (11.9, 12, 19.9, 20, 22.9, 23, 23.9, 24):
        overseas.now = NOON + timedelta(hours=hours)
        told[hours] = [(one["whom"], one["used"]) for one in escalate(overseas.desk, overseas.desk.performer)]
    assert told[11.9] == told[19.9] == told[22.9] == []
    assert told[12] == [("owner", 50)]
    assert sorted(told[20]) == [("duty_manager", 83), ("supervisor", 83)]
    assert sorted(told[23]) == [("duty_manager", 95), ("supervisor", 95)]
    assert told[24] == [("post:GM", 100)]
    check(overseas)


def test_a_registration_that_was_submitted_is_over(overseas: Hand) -> None:
    assert later(overseas, hours=12) == 1
    overseas.do("submit-registration", kind="overseas", reference="PSB-77")
    assert later(overseas, hours=21) == 0
    assert overseas.rows(OPEN) == []


def test_a_guest_of_the_country_is_not_told_of(hand: Hand) -> None:
    hand.check_in(hand.book())
    assert later(hand, hours=30) == 0


def test_a_notice_that_must_be_read_is_told_of_after_a_day_until_everybody_has_read_it(crew: Crew) -> None:
    posted = crew.do(
        "admin", "post-notice", title="Pool shut", to=["REC"], must_read=True, until="2026-12-23"
    )
    assert later(crew.hand, hours=23) == 0
    assert later(crew.hand, hours=24) == 1
    assert crew.hand.rows(OPEN) == [("notice", posted.result["notice"])]
    crew.do("desk", "read-notice", notice=posted.result["notice"])
    assert later(crew.hand, hours=49) == 0
    assert crew.hand.rows(OPEN) == []


def test_a_notice_that_need_not_be_read_is_left_alone(crew: Crew) -> None:
    crew.do("admin", "post-notice", title="Pool shut", to=["REC"])
    assert later(crew.hand, hours=48) == 0


def test_an_event_nobody_signed_for_four_hours_before_it_is_told_to_the_duty_manager_and_the_manager(
    hand: Hand,
) -> None:
    group = hand.do("book-group", name="Wedding Chen", kind="wedding", arrival="2026-11-23", departure="2026-11-25",
                    block="KNG 2", coach=20 * 60).result["group"]  # fmt: skip
    assert later(hand, minutes=59) == 0
    assert later(hand, minutes=60) == 2
    assert hand.rows(OPEN) == [("readiness", group)]
    hand.do("run-readiness", group=group)
    hand.do("sign-readiness", group=group, why="all is known")
    assert later(hand, hours=3) == 0
    assert hand.rows(OPEN) == []


def test_whoever_looks_again_writes_nothing(overseas: Hand) -> None:
    later(overseas, hours=12)
    before = overseas.value(SIGNED)
    later(overseas, hours=13)
    assert (before, overseas.value(SIGNED)) == (1, 1)


def test_a_terminal_looks_by_itself_with_nobody_signed_in(overseas: Hand) -> None:
    overseas.now = NOON + timedelta(hours=12)
    assert overseas.desk.escalate() == 1


def test_a_kind_without_steps_is_not_looked_for(overseas: Hand) -> None:
    for row in overseas.desk.show("escalation-rules", kind="registration"):
        overseas.do("end-escalation-rule", kind="registration", level="any", place=row.place)
    assert later(overseas, hours=30) == 0
    assert overseas.rows(OPEN) == []


def test_a_registration_that_comes_back_is_counted_from_when_it_was_over_the_last_time(
    overseas: Hand,
) -> None:
    assert later(overseas, hours=12) == 1
    overseas.do("submit-registration", kind="overseas", reference="PSB-77")
    assert later(overseas, hours=13) == 0
    number = overseas.value("SELECT id FROM registration WHERE kind = 'overseas'")
    overseas.now = NOON + timedelta(hours=14)
    overseas.do("answer-registration", registration=number, answer="rejected", reason="name")
    assert later(overseas, hours=24.9) == 0
    assert later(overseas, hours=25) == 1, "not the whole ladder at once"
    assert later(overseas, hours=33) == 2
    check(overseas)


def test_a_registration_that_was_sent_in_time_and_comes_back_is_counted_from_when_it_was_sent(
    overseas: Hand,
) -> None:
    overseas.now = NOON + timedelta(hours=10)
    overseas.do("submit-registration", kind="overseas", reference="PSB-77")
    number = overseas.value("SELECT id FROM registration WHERE kind = 'overseas'")
    overseas.do("answer-registration", registration=number, answer="rejected", reason="name")
    assert later(overseas, hours=21.9) == 0
    assert later(overseas, hours=22) == 1


def test_who_was_hired_after_a_notice_has_a_day_to_read_it(crew: Crew) -> None:
    posted = crew.do(
        "admin", "post-notice", title="Pool shut", to=["REC"], must_read=True, until="2026-12-23"
    )
    number = str(posted.result["notice"])
    crew.do("desk", "read-notice", notice=number)
    for _ in range(4):
        crew.do("admin", "close-day")
        crew.wait(hours=24)
    crew.hire("newcomer", "REC")
    from_ = crew.hand.value("SELECT valid_from FROM staff_post ORDER BY id DESC LIMIT 1")
    assert from_ == "2026-11-27"
    assert later(crew.hand, days=4, hours=8) == 0, "that day is not over"
    assert later(crew.hand, days=5) == 1


def test_of_repeats_that_nobody_looked_for_the_newest_is_told(crew: Crew) -> None:
    crew.do("admin", "post-notice", title="Pool shut", to=["REC"], must_read=True, until="2026-12-23")
    assert later(crew.hand, hours=24 * 3) == 1
    assert later(crew.hand, hours=24 * 3 + 1) == 0
    assert later(crew.hand, hours=24 * 4) == 1
    assert [turn for (turn,) in crew.hand.rows(REPEATS)] == [2, 3]


def test_what_waited_before_the_hotel_was_brought_up_to_date_is_told_of_by_one_step_first(
    overseas: Hand,
) -> None:
    renewed = NOON + timedelta(hours=30)
    keep(overseas.desk.file, Ended("migrate", "5", renewed, renewed, 0, 1, "admin"))
    assert later(overseas, hours=30) == 1
    assert later(overseas, hours=37.9) == 0
    assert later(overseas, hours=38) == 2
