"""What is typed into a choice and is none of it: it is said, with what there is to choose, and the choice before it stays."""

from tests.screens.bench_of_keys import Keys

DOCUMENT = "11010519491231002X"


def begun(keys: Keys) -> Keys:
    """A new booking with the cursor on the type."""
    return keys.press(":", "n", "<Enter>", "Li Na", "<Tab>", "<Tab>")


def test_enter_after_the_name_of_a_new_booking_is_for_the_telephone(keys: Keys) -> None:
    keys.press(
        ":", "n", "<Enter>", "Li Na", "<Enter>", "+46701234567", "<Enter>", "1", "<Enter>", "2", "<F10>"
    )
    told = keys.acts[0][1]
    assert (told["phone"], told["type"]) == ("+46701234567", "A")


def test_a_telephone_number_in_a_choice_chooses_nothing_and_says_so(keys: Keys) -> None:
    form = begun(keys).counter.sheet.asking
    keys.press("+46701234567")
    assert form.value("type") == ""
    assert keys.message.startswith("7 is no choice here (Tab goes on): 1 A(")
    keys.press("<Backspace>", "3")
    assert form.value("type") == "C"


def test_a_digit_that_is_no_choice_leaves_the_choice_before_it_and_so_do_those_after_it(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "1")
    form = keys.counter.sheet.asking
    keys.press("7")
    assert (
        keys.message
        == "7 is no choice here (Tab goes on): 0 none, 1 cash, 2 wechat, 3 alipay, 4 card, 5 preauth."
    )
    keys.press("0", "0")
    assert form.value("method") == "cash", "700 was meant for the amount"
    keys.press("<Tab>", "700", "<F10>")
    assert (keys.acts[0][1]["method"], keys.acts[0][1]["deposit"]) == ("cash", 70000)


def test_a_letter_by_mistake_does_not_keep_the_next_digit_from_choosing(keys: Keys) -> None:
    form = begun(keys).counter.sheet.asking
    keys.press("x", "2")
    assert form.value("type") == "B"


def test_a_paste_into_a_choice_is_refused_with_what_was_pasted(keys: Keys) -> None:
    begun(keys).paste("+46701234567")
    assert keys.message.startswith("+46701234567 is no choice here")
    assert keys.counter.sheet.asking.value("type") == ""


def test_another_field_begins_anew_after_a_number_that_was_none(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "7", "<Tab>", "<STab>", "4")
    assert keys.counter.sheet.asking.value("method") == "card"


def test_enter_and_tab_are_told_apart_in_the_help(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "<F1>")
    told = " ".join(" ".join(keys.screen(120, 60)).split())
    assert "Tab goes to the next field, Enter to the next that is to be filled" in told


def test_after_a_refusal_the_next_scan_replaces_what_was_refused(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "110105194912310021", "<Enter>", "0", "<F10>")
    assert keys.acts == []
    keys.press(DOCUMENT, "<F10>")
    assert keys.acts[0][1]["guests"][0]["document"] == DOCUMENT
