"""Checking in with a guest who would rather point: one question, big, in two languages; it ends in the usual form."""

import pytest

from hotelcs import i18n
from hotelcs.screens.assisted import QUESTIONS, Assisted, spaced
from hotelcs.screens.presses import press_of
from hotelcs.text import width
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork


@pytest.fixture
def person(hand: Hand) -> AtWork:
    """At the list of arrivals, the booking under the cursor."""
    hand.book("Zhang Wei", requests="quiet")
    return AtWork(hand).press("<F4>", "02", "b")


def shown(person: AtWork) -> str:
    return "\n".join(person.screen())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_question_stands_there_big_in_both_languages_whatever_the_screens_speak(
    person: AtWork, language: str
) -> None:
    i18n.use(language)
    told = shown(person)
    assert "I s   t h i s   y o u r   n a m e :   Z h a n g   W e i ?" in told
    assert "[ 1 y e s 是 ]" in told
    assert "[ 0 n o 否 ]" in told
    assert "姓 名" in told
    assert "1" in told.splitlines()[2]


def test_it_is_answered_with_yes_and_no_and_ends_in_the_check_in_form(person: AtWork, hand: Hand) -> None:
    person.press("y", "y", IDS[0], "<Enter>", "y", "n", "y", "n", "y", "n", "<Enter>")
    assert (
        hand.value("SELECT requests FROM reservation")
        == "quiet; lower floor; chair in the shower; needs help on the stairs in an alarm"
    )
    assert person.counter.sheet.form.value("guests.0.document") == IDS[0]  # type: ignore[attr-defined]
    person.press("0", "<F10>")
    assert person.message.startswith("Zhang Wei is checked in, room 10")
    check(hand)


def test_digits_and_full_width_keys_answer_as_well(person: AtWork) -> None:
    person.press("１", "０")
    assert isinstance(person.counter.sheet, Assisted)
    assert person.counter.sheet.asked.name == "document"
    assert person.counter.sheet.wishes() == ["asks about the length of the stay"]


def test_a_name_that_is_wrong_is_asked_for(person: AtWork) -> None:
    person.press("n", "张伟", "<Enter>", "y", IDS[0], "<F10>")
    form = person.counter.sheet.form  # type: ignore[attr-defined]
    assert form.value("guests.0.name") == "张伟"


def test_one_goes_back_to_the_question_before(person: AtWork) -> None:
    person.press("y", "y", "<Up>")
    assert isinstance(person.counter.sheet, Assisted)
    assert person.counter.sheet.asked.name == "is_stay"


def test_a_document_that_cannot_be_is_said_to_the_desk(person: AtWork) -> None:
    person.press("y", "y", "123")
    assert "neither an ID number" in person.screen()[-3] + person.screen()[-2]


def test_it_is_put_aside_and_taken_up_at_the_same_question_s_answers(person: AtWork, hand: Hand) -> None:
    person.press("y", "n")
    person.counter.press(press_of("ctrl+p", None))
    assert [*person.counter.drafts] == ["check-in assisted R261123-001"]
    again = AtWork(hand)
    again.press(":", "parked 1", "<Enter>")
    assert isinstance(again.counter.sheet, Assisted)
    assert again.counter.sheet.form.value("is_stay") == "no"
    assert [sheet.number for sheet in again.counter.sheets] == ["01", "02", "02"]


def test_without_a_wish_the_booking_is_not_changed(person: AtWork, hand: Hand) -> None:
    person.press("y", "y", "<F10>")
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'amend'") == 0
    assert person.screen()[0].startswith(" 02 Check-in")


def test_the_terminal_waits_longer_before_it_locks(person: AtWork) -> None:
    sitting = person.counter.sitting
    sitting.touched -= sitting.me.idle_minutes * 60 * 2
    assert not sitting.idle()
    sitting.touched -= sitting.me.idle_minutes * 60 * 4
    assert sitting.idle()


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_question_fits_on_the_screen(one: object, language: str) -> None:
    told = i18n.spoken_in(
        language,
        one.asks,
        guest="Маргарита Александровна Воскресенская-Оболенская",
        nights=14,
        departure="2026-12-24",
    )  # type: ignore[attr-defined]
    lines = spaced(told, 74)
    assert len(lines) <= 5
    assert all(width(line) <= 74 or " " not in line.strip() for line in lines)
