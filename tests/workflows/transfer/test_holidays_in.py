"""A year's holidays from a file: every row checked, the same file again changes nothing, clocks count anew."""

from pathlib import Path
from typing import Any

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.transfer import holidays_in
from hotelcs.workflows.transfer.take import Import, take
from tests.conftest import Hand
from tests.invariants import check

HEAD = "day,kind,calendar,begins,ends,note\n"
YEAR = "2027-01-01,holiday,,,,元旦\n2027-02-20,makeup_workday,,09:00,18:00,\n2027-10-01,holiday,cal_office,,,国庆\n"
DAYS = "SELECT calendar, day, kind, from_minute, to_minute, note FROM calendar_day WHERE day >= '2027-01-01' ORDER BY day"


def taken(hand: Hand, folder: Path, rows: str, name: str = "holidays") -> Import:
    path = folder / f"{name}.csv"
    path.write_text(HEAD + rows, "utf-8")
    return take(hand.desk, "holidays", path)


def days(hand: Hand) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in hand.rows(DAYS)]


def test_next_years_days_come_in_at_once_and_again_changes_nothing(hand: Hand, tmp_path: Path) -> None:
    made = taken(hand, tmp_path, YEAR)
    assert (made.done.result["added"], made.rejects) == (3, ())
    assert days(hand) == [
        ("CAL_OFFICE", "2027-01-01", "holiday", None, None, "元旦"),
        ("CAL_OFFICE", "2027-02-20", "makeup_workday", 540, 1080, ""),
        ("CAL_OFFICE", "2027-10-01", "holiday", None, None, "国庆"),
    ]
    assert taken(hand, tmp_path, YEAR).done.changed == 0
    assert taken(hand, tmp_path, YEAR, "copy").done.result["known"] == 3
    check(hand)


def test_a_corrected_file_changes_what_is_other_and_takes_a_day_away(hand: Hand, tmp_path: Path) -> None:
    taken(hand, tmp_path, YEAR)
    later = taken(
        hand,
        tmp_path,
        YEAR.replace("makeup_workday", "closure").replace("2027-10-01,holiday", "2027-10-01,plain"),
        "later",
    )
    assert (later.done.result["added"], later.done.result["known"]) == (2, 1)
    assert [row[1:3] for row in days(hand)] == [("2027-01-01", "holiday"), ("2027-02-20", "closure")]


def test_wrong_rows_are_rejected_with_field_and_reason_and_the_others_taken(
    hand: Hand, tmp_path: Path
) -> None:
    rows = (
        "2027-01-01,holiday,,,,\n2027-13-01,holiday,,,,\n2027-01-02,feast,,,,\n2027-01-03,holiday,CAL_NONE,,,\n"
        "2027-01-04,makeup_workday,,09:00,,\n2027-01-05,makeup_workday,,18:00,09:00,\n2027-01-01,closure,,,,\n,holiday,,,,\n"
    )
    made = taken(hand, tmp_path, rows)
    assert made.done.result["added"] == 1
    assert [(reject.line, reject.field) for reject in made.rejects] == [
        (3, "day"), (4, "kind"), (5, "calendar"), (6, "ends"), (7, "ends"), (8, "day"), (9, "day"),
    ]  # fmt: skip


@pytest.mark.parametrize(("fields", "code"), [
    ({"day": ""}, "FIELD_MISSING"),
    ({"colour": "red"}, "FIELD_UNKNOWN"),
    ({"calendar": "CAL_NONE"}, "CALENDAR_UNKNOWN"),
    ({"kind": "feast"}, "VALUE_WRONG"),
    ({"day": "2027-01-02", "begins": "18:00", "ends": "09:00"}, "HOURS_REVERSED"),
    ({}, "DAY_TWICE"),
])  # fmt: skip
def test_what_is_wrong_with_a_row_has_a_code(hand: Hand, fields: dict[str, str], code: str) -> None:
    with hand.desk.file.read() as reader:
        here = holidays_in.Here(reader)
    row = {"day": "2027-01-01", "kind": "holiday"}
    holidays_in.check(row, here)
    with pytest.raises(Refusal) as caught:
        holidays_in.check({**row, **fields}, here)
    assert caught.value.code == code
