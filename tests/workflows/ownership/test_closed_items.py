"""What is closed is nobody's any more; what is open in two ways is named by its kind."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.invariants import check

OWNERS = "SELECT kind, ref FROM ownership ORDER BY kind, ref"


def owned(crew, login: str = "desk") -> str:
    no = str(crew.log("desk", carry_over=True))
    crew.do("night", "assign-item", item=no, to=login)
    return no


def next_day(crew) -> None:
    crew.do("admin", "close-day")
    crew.wait(hours=24)


def test_closing_the_day_forgets_the_owners_of_what_is_closed_and_of_nothing_else(crew):
    open_one, done = owned(crew), owned(crew)
    crew.do("desk", "finish-log", entry=done)
    assert len(crew.hand.rows(OWNERS)) == 2
    next_day(crew)
    assert crew.hand.rows(OWNERS) == [("log", open_one)]
    assert crew.item("log", open_one).login == "desk"
    check(crew.hand)


def test_what_opens_again_days_later_is_nobodys_in_particular(crew):
    done = owned(crew)
    crew.do("desk", "transfer-item", item=done, to="night", reason="my day ends")
    crew.do("night", "finish-log", entry=done)
    next_day(crew)
    assert crew.hand.rows("SELECT status FROM transfer") == [("bounced",)]
    crew.do("night", "reopen-log", entry=done)
    assert crew.item("log", done).held == "unassigned"


def test_what_opens_again_the_same_day_is_still_whose_it_was(crew):
    done = owned(crew)
    crew.do("desk", "finish-log", entry=done)
    crew.do("desk", "reopen-log", entry=done)
    assert (crew.item("log", done).login, crew.item("log", done).held) == ("desk", "own")


def test_a_waiting_booking_of_yesterday_is_forgotten_with_its_day(crew):
    no = crew.hand.book(status="waitlist")
    crew.do("night", "assign-item", item=no, to="desk")
    next_day(crew)
    assert crew.hand.rows(OWNERS) == []


def test_a_hundred_thousand_closed_items_are_read_once_and_never_again(crew):
    """The owners that a list reads are those of open items, however many there ever were."""
    open_one = owned(crew)
    with crew.hand.desk.file.write() as session:
        staff = session.execute(text("SELECT id FROM staff WHERE no = 'E002'")).scalar()
        rows = [{"ref": f"J200101-{number}", "staff": staff} for number in range(100_000)]
        insert = "INSERT INTO ownership (kind, ref, staff_id, since) VALUES ('log', :ref, :staff, '2020-01-01T00:00:00Z')"
        session.execute(text(insert), rows)
    next_day(crew)
    assert crew.hand.rows(OWNERS) == [("log", open_one)]


@pytest.fixture
def both(crew) -> str:
    """A line that is carried over and reported up."""
    return str(crew.log("desk", carry_over=True, report_up=True))


@pytest.mark.parametrize(
    ("verb", "extra"), [("take-item", {}), ("assign-item", {"to": "desk"}), ("transfer-item", {"to": "desk", "reason": "x"})]
)  # fmt: skip
def test_one_line_that_is_two_items_is_named_by_its_kind(crew, both, verb, extra):
    for reference in (both, "1", "001"):
        refusal = crew.refused("admin", verb, item=reference, **extra)
        assert (refusal.code, refusal.field, refusal.items) == (
            "ITEM_AMBIGUOUS",
            "kind",
            ("log", "report"),
        ) or (reference == "1" and refusal.code == "ITEM_UNKNOWN")
    crew.do("admin", verb, item=both, kind="report", **extra)
    assert crew.item("log", both).held == "unassigned"
    assert crew.item("report", both).held != "unassigned"


def test_once_one_of_two_is_done_the_number_is_enough(crew, both):
    crew.do("night", "read-log", entry=both)
    assert crew.do("admin", "take-item", item=both).result["kind"] == "log"


def test_an_offer_of_one_of_two_is_answered_by_its_kind(crew, both):
    crew.do("admin", "transfer-item", item=both, kind="log", to="desk", reason="x")
    assert crew.code("desk", "accept-item", item=both) == "ITEM_AMBIGUOUS"
    crew.do("desk", "accept-item", item=both, kind="log")
    crew.now += timedelta(minutes=6)
    assert crew.item("log", both).login == "desk"
