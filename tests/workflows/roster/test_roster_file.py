"""A roster taken in from a file: every wrong row with its line, nobody in two places, nothing half-written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.transfer import roster_in
from hotelcs.workflows.transfer.take import Import, take
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import hire

TODAY, TOMORROW = "2026-11-23", "2026-11-24"
Taken = Callable[..., Import]
ROWS = (
    "SELECT s.no, r.day, r.shift, r.post, r.on_call, r.note FROM roster_entry r JOIN staff s ON s.id = r.staff_id "
    "ORDER BY r.day, r.begins, s.no"
)


@pytest.fixture
def taken(hand: Hand, tmp_path: Path) -> Taken:
    """Takes the text of a file in."""

    def run(text: str, *, preview: bool = False) -> Import:
        path = tmp_path / "roster.csv"
        path.write_text(text, encoding="utf-8")
        return take(hand.desk, "roster", path, preview=preview)

    return run


def test_a_row_puts_somebody_on_a_shift(hand, taken):
    hand.do("give-post", staff="E002", post="CRM")
    made = taken(f"staff,day,shift,post,on_call,note\nE002,{TODAY},early,,,\ndesk,{TOMORROW},late,CRM,yes,by telephone\n"
                 f"e003,{TODAY},night,NM,no,\n")  # fmt: skip
    assert (made.done.result["added"], made.rejects) == (3, ())
    assert hand.rows(ROWS) == [
        ("E002", TODAY, "early", "REC", 0, ""), ("E003", TODAY, "night", "NM", 0, ""),
        ("E002", TOMORROW, "late", "CRM", 1, "by telephone"),
    ]  # fmt: skip
    check(hand)


def test_on_call_is_said_in_many_words(hand, taken):
    words = {"1": 1, "YES": 1, "x": 1, "true": 1, "0": 0, "no": 0, "False": 0, "": 0}
    rows = "".join(f"E002,2026-12-{day:02d},early,{word}\n" for day, word in enumerate(words, 1))
    taken(f"staff,day,shift,on_call\n{rows}")
    assert [on_call for (on_call,) in hand.rows("SELECT on_call FROM roster_entry ORDER BY day")] == list(
        words.values()
    )


def test_what_is_on_the_roster_already_is_known_and_stays(hand, taken):
    hand.do("roster", staff="E002", day=TODAY, shift="early", note="mine")
    made = taken(f"staff,day,shift,note\nE002,{TODAY},early,yours\nE002,{TOMORROW},early,\n")
    assert (made.done.result["added"], made.done.result["known"]) == (1, 1)
    assert hand.rows(ROWS)[0] == ("E002", TODAY, "early", "REC", 0, "mine")


def test_the_same_file_again_changes_nothing(hand, taken):
    text = f"staff,day,shift\nE002,{TODAY},early\n"
    taken(text)
    again = taken(text)
    assert (again.done.replayed, again.done.result["added"]) == (True, 0)
    assert len(hand.rows(ROWS)) == 1


def test_a_preview_writes_nothing(hand, taken):
    seen = taken(f"staff,day,shift\nE002,{TODAY},early\nE999,{TODAY},early\n", preview=True)
    assert (seen.done.result["added"], len(seen.rejects)) == (1, 1)
    assert hand.rows(ROWS) == []


WRONG: dict[str, tuple[str, str]] = {
    "nobody": (f",{TODAY},early,,", "staff"),
    "no day": ("E002,,early,,", "day"),
    "no shift": (f"E002,{TODAY},,,", "shift"),
    "somebody unknown": (f"E999,{TODAY},early,,", "staff"),
    "a job": (f"cron,{TODAY},early,,", "staff"),
    "a shift that is none": (f"E002,{TODAY},dusk,,", "shift"),
    "a day that is none": ("E002,2026-02-30,early,,", "day"),
    "a day in another form": ("E002,24.11.2026,early,,", "day"),
    "a compact day": ("E002,20261124,early,,", "day"),
    "a day beyond the calendar": ("E002,2101-01-01,early,,", "day"),
    "a post that is not held": (f"E002,{TODAY},early,RES,", "post"),
    "a day before the post": ("E002,2026-11-22,early,,", "post"),
    "neither yes nor no": (f"E002,{TODAY},early,,maybe", "on_call"),
    "the same row twice": (f"E002,{TODAY},early,,\nE002,{TODAY},early,,", "shift"),
    "two places at once": (f"E002,{TODAY},early,,\nE002,{TODAY},office,,", "shift"),
    "two places at once by another name": (f"E002,{TODAY},early,,\ndesk,{TODAY},office,,yes", "shift"),
    "a card number": ("E002,4111111111111111,early,,", "day"),
    "a cell too many": (f"E002,{TODAY},early,,,,", "row"),
}
"""What is wrong, the rows (the last of which is wrong), and the field that is named."""


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_row_is_told_with_its_line_and_the_others_are_taken(hand, taken, what):
    rows, field = WRONG[what]
    made = taken(f"staff,day,shift,post,on_call\n{rows}\nE003,{TOMORROW},night,,\n")
    (reject,) = made.rejects
    assert (reject.line, reject.field) == (1 + len(rows.split("\n")), field)
    assert reject.reason
    assert ("E003", TOMORROW, "night", "NM", 0, "") in hand.rows(ROWS)
    check(hand)


def test_a_row_on_top_of_the_roster_is_told(hand, taken):
    hand.do("roster", staff="E002", day=TODAY, shift="early")
    made = taken(f"staff,day,shift\nE002,{TODAY},office\n")
    assert [(reject.line, reject.field) for reject in made.rejects] == [(2, "shift")]


def test_a_night_and_the_office_of_the_next_day_are_not_on_top_of_each_other(hand, taken):
    made = taken(f"staff,day,shift\nE002,{TODAY},night\nE002,{TOMORROW},office\nE002,{TOMORROW},night\n")
    assert (made.done.result["added"], made.rejects) == (3, ())


def test_a_row_on_top_of_a_shift_that_was_planned_with_other_hours_is_told(hand, taken):
    hand.do("roster", staff="E002", day=TODAY, shift="office")
    hand.do("set-shift", shift="office", begins="16:00", ends="22:00")
    made = taken(f"staff,day,shift\nE002,{TODAY},early\nE003,{TODAY},early\n")
    assert [(reject.line, reject.field) for reject in made.rejects] == [(2, "shift")]
    assert [row[0] for row in hand.rows(ROWS)] == ["E003", "E002"]


def test_a_row_beside_a_shift_that_was_planned_with_other_hours_is_taken(hand, taken):
    hand.do("roster", staff="E002", day=TODAY, shift="office")
    hand.do("set-shift", shift="office", begins="10:00", ends="23:30")
    made = taken(f"staff,day,shift\nE002,{TODAY},night\n")
    assert (made.done.result["added"], made.rejects) == (1, ())


def test_a_past_shift_of_somebody_who_has_left_is_told_unless_it_is_known(hand, taken):
    no = hire(hand, "Li Na", "REC", hired_on="2026-11-01")
    hand.do("give-post", staff=no, post="RES", first="2026-11-01", last="2026-11-22", reason="before")
    hand.do("roster", staff=no, day="2026-11-18", shift="early")
    hand.do("leave-staff", staff=no, on="2026-11-20")
    made = taken(f"staff,day,shift\n{no},2026-11-18,early\n{no},2026-11-19,early\nE003,{TODAY},early\n")
    assert (made.done.result["added"], made.done.result["known"]) == (1, 1)
    assert [(reject.line, reject.field) for reject in made.rejects] == [(3, "staff")]
    assert ("E003", TODAY, "early", "NM", 0, "") in hand.rows(ROWS)


def test_somebody_who_works_here_still_and_leaves_soon_is_taken_up_to_that_day(hand, taken):
    hand.do("leave-staff", staff="E002", on=TOMORROW)
    made = taken(f"staff,day,shift\nE002,{TOMORROW},early\nE002,2026-11-25,early\n")
    assert (made.done.result["added"], [reject.line for reject in made.rejects]) == (1, [3])


def test_a_long_roster_is_entered_as_one_act(hand, taken):
    text = "".join(f"E002,2026-12-{day:02d},early\n" for day in range(1, 29))
    made = taken(f"staff,day,shift\n{text}")
    assert made.done.result["added"] == 28
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'import'") == 1
    assert made.done.entry == hand.value("SELECT max(seq) FROM ledger")


def test_taking_a_roster_in_is_for_those_who_may_import(hand, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(f"staff,day,shift\nE002,{TODAY},early\n", encoding="utf-8")
    night = hand.at("night")
    with pytest.raises(Denied) as caught:
        take(night.desk, "roster", path)
    assert caught.value.items == ("INF", "SUP", "GM")
    night.desk.close()


def test_why_a_row_is_wrong_has_a_code_of_its_own(hand):
    hand.do("roster", staff="E002", day=TOMORROW, shift="early")
    gone = hire(hand, "Li Na", "REC", hired_on="2026-11-01")
    hand.do("leave-staff", staff=gone, on="2026-11-20")
    good = {"staff": "E002", "day": TODAY, "shift": "early"}
    for fields, code, field in [
        ({"day": TOMORROW, "shift": "office"}, "TWO_PLACES", "shift"),
        ({"on_call": "maybe"}, "VALUE_WRONG", "on_call"),
        ({"day": "2026-02-30"}, "DATE_WRONG", "day"),
        ({"staff": "E999"}, "STAFF_UNKNOWN", "staff"),
        ({"staff": gone, "day": "2026-11-19"}, "STAFF_LEFT", "staff"),
        ({"shift": "dusk"}, "SHIFT_UNKNOWN", "shift"),
        ({"post": "RES"}, "POST_NOT_HELD", "post"),
        ({"staff": " "}, "FIELD_MISSING", "staff"),
        ({"wage": "1"}, "FIELD_UNKNOWN", "wage"),
    ]:
        with hand.desk.file.read() as reader, pytest.raises(Refusal) as caught:
            roster_in.check({**good, **fields}, roster_in.Here(reader))
        assert (caught.value.code, caught.value.field) == (code, field)
