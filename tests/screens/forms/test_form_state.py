"""A form without a screen: where keys go, what is missing, what is kept."""

from hotelcs.screens.forms.field import Field, Option, is_amount, is_count, is_date
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.presses import Press, press_of

METHODS = (Option("0", "none", "none"), Option("1", "cash", "cash"))


def form() -> FormState:
    """Document and method required, a name with a default, an amount."""
    name = Field("guests.0.name", "Name")
    name.put("Zhang Wei")
    return FormState(
        [
            Field("guests.0.document", "Document", required=True),
            name,
            Field("method", "Deposit", required=True, options=METHODS),
            Field("deposit", "Amount", check=is_amount()),
        ]
    )


def press(state: FormState, *keys: str) -> FormState:
    """Press `keys`."""
    for key in keys:
        state.press(press_of(key, key if len(key) == 1 else None))
    return state


def test_enter_goes_to_the_next_field_that_is_needed_and_tab_to_the_next() -> None:
    assert press(form(), "1", "enter").current.name == "method"
    assert press(form(), "1", "tab").current.name == "guests.0.name"
    assert press(form(), "1", "tab", "shift+tab").current.name == "guests.0.document"


def test_digits_choose_and_arrows_move_between_options() -> None:
    state = press(form(), "1", "enter", "1")
    assert state.value("method") == "cash"
    assert press(state, "left").value("method") == "none"
    assert press(state, "left", "left").value("method") == "none"


def test_a_full_width_digit_chooses_as_its_twin() -> None:
    assert press(form(), "1", "enter", "１").value("method") == "cash"


def test_letters_on_a_choice_mean_nothing() -> None:
    state = press(form(), "1", "enter")
    assert not state.press(Press("x", "x"))


def test_it_says_what_is_missing_until_nothing_is() -> None:
    state = form()
    assert state.told() == "Left to do: Document, Deposit."
    press(state, "1", "enter", "0")
    assert state.told() == "Everything is complete. F10 saves."


def test_a_field_that_is_half_typed_is_still_to_do() -> None:
    state = press(form(), "1", "enter", "0", "tab", "x")
    assert state.told() == "Left to do: Amount."
    assert press(state, "backspace", "5").told() == "Everything is complete. F10 saves."


def test_a_wrong_amount_is_said_once_the_cursor_has_left() -> None:
    state = press(form(), "1", "enter", "0", "tab", "x")
    assert "amount" not in state.told()
    press(state, "shift+tab")
    assert state.told() == "This is no amount."
    assert [field.name for field, _ in state.faults()] == ["deposit"]


def test_a_draft_brings_everything_back() -> None:
    state = press(form(), "7", "enter", "1")
    again = form()
    again.restore(state.draft())
    assert again.value("guests.0.document") == "7"
    assert again.value("method") == "cash"
    assert again.changed
    assert not form().changed


def test_a_draft_of_another_version_of_the_form_does_no_harm() -> None:
    state = form()
    state.restore({"gone": "x", "method": "cash"})
    assert state.value("method") == "cash"


def test_the_field_an_act_names_is_found_by_its_last_part() -> None:
    state = form()
    assert state.go_to("guests.0.name")
    assert state.go_to("document")
    assert state.current.name == "guests.0.document"
    assert not state.go_to("room")


def test_counts_and_dates_are_checked_in_any_width() -> None:
    assert is_count(1, 9)("３") == ""
    assert is_count(1, 9)("0") != ""
    assert is_count(1, 9)("x") != ""
    assert is_count(1, 9)("²") != ""
    assert is_date("２０２６-11-23") == ""
    assert is_date("2026-02-30") != ""
