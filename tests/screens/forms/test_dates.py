"""Days as hands type them in every form: understood at once, shown as the desk takes them, told when they are none."""

import pytest

from hotelcs.screens.forms.dates import date_field, nights_field
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.presses import press_of
from tests.screens.bench_of_keys import Keys

TODAY = "2026-11-23"
TYPED = [
    ("+3", "2026-11-26"),
    ("fri", "2026-11-27"),
    ("24/12", "2026-12-24"),
    ("24 dec", "2026-12-24"),
    ("2026-12-24", "2026-12-24"),
    ("１２月２４日", "2026-12-24"),
    ("明天", "2026-11-24"),
    ("下周五", "2026-12-04"),
]


@pytest.mark.parametrize(("typed", "day"), TYPED)
def test_a_day_is_understood_and_stands_there_once_one_has_left(typed: str, day: str) -> None:
    field = date_field("day", "Day", TODAY, required=True)
    form = FormState([field, Field("other", "Other")])
    for char in typed:
        form.press(press_of(char, char))
    assert (field.value, field.fault(), field.line.text) == (day, "", typed)
    form.press(press_of("tab", None))
    assert field.line.text == day
    form.press(press_of("shift+tab", None))
    assert field.value == day


@pytest.mark.parametrize("typed", ["soon", "31/2", "2026-13-01", "0", "+99999", "\u200bfri?"])
def test_what_is_no_day_is_said_and_stays(typed: str) -> None:
    field = date_field("day", "Day", TODAY)
    field.put(typed)
    assert "date" in field.fault()
    field.leave()
    assert field.line.text == typed


def test_an_empty_field_is_nothing() -> None:
    field = date_field("day", "Day", TODAY)
    field.leave()
    assert (field.value, field.fault()) == ("", "")


def test_without_a_business_date_only_whole_dates_are_taken() -> None:
    field = date_field("day", "Day", "")
    field.put("fri")
    assert field.fault() == "This is no date: YYYY-MM-DD."
    field.put("2026-11-27")
    assert (field.value, field.fault()) == ("2026-11-27", "")


@pytest.mark.parametrize(
    ("typed", "day"), [("fri", "2026-11-27"), ("+1", "2026-11-24"), ("24/12", "2026-12-24")]
)
def test_a_booking_arrives_on_the_day_that_was_typed(keys: Keys, typed: str, day: str) -> None:
    keys.press(":", "n", "<Enter>", "Li Na", "<Enter>", "<Enter>", "1", "<Tab>", typed, "<Tab>", "2", "<F10>")
    verb, fields = keys.acts[-1]
    assert (verb, fields["arrival"]) == ("book", day)


@pytest.mark.parametrize(
    ("typed", "nights"), [("2", "2"), ("2n", "2"), ("3晚", "3"), ("fri", "4"), ("+2", "2"), ("26/11", "3")]
)
def test_nights_are_a_number_or_the_day_of_departure(typed: str, nights: str) -> None:
    field = nights_field(TODAY, lambda: TODAY)
    field.put(typed)
    assert (field.value, field.fault()) == (nights, "")


@pytest.mark.parametrize("typed", ["0", "366", "soon", "-1"])
def test_what_is_no_number_of_nights_is_said(typed: str) -> None:
    field = nights_field(TODAY, lambda: TODAY)
    field.put(typed)
    assert field.fault()
