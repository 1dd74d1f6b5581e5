"""Tab goes through a form as it is drawn, Up and Down go to the line above and below it: in every form of the program."""

from collections.abc import Iterator
from itertools import pairwise

from hotelcs.screens.form_sheet import FORM_WIDTH, FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.guest_fields import in_words
from hotelcs.screens.presses import Press
from tests.conftest import Hand
from tests.screens.bench_of_keys import Keys
from tests.screens.every_form import RECORDS, Sitting, furnish


def drawn(form: FormSheet) -> list[tuple[Field, ...]]:
    """The rows of fields from top to bottom."""
    if type(form).sections is FormSheet.sections:
        return []
    return [row for section in form.sections(FORM_WIDTH) for row in section.fields]


def opened(hand: Hand) -> Iterator[tuple[str, FormSheet]]:
    """Every form that is drawn by rows."""
    furnish(hand)
    seat = Sitting(hand.at("admin").desk)
    for record in RECORDS:
        form = seat.open(record)
        if drawn(form):
            yield record, form


def test_the_cursor_goes_through_every_form_as_it_is_drawn(hand: Hand) -> None:
    wrong, looked = [], 0
    for record, form in opened(hand):
        looked += 1
        seen = [field for row in drawn(form) for field in row]
        ordered = [field for field in form.form.fields if any(field is one for one in seen)]
        if [field.name for field in ordered] != [field.name for field in seen]:
            wrong.append((record, [field.name for field in ordered], [field.name for field in seen]))
    assert wrong == []
    assert looked > 40


def test_down_and_up_reach_every_line_of_every_form_and_change_nothing_but_a_list(hand: Hand) -> None:
    for record, form in opened(hand):
        state = form.form
        state.enter(state.fields[0])
        before = {field.name: field.value for field in state.fields if not field.listed}
        tops = []
        for _ in range(60):
            tops.append(next(n for n, row in enumerate(drawn(form)) if state.current in row))
            form.press(Press("down"))
        assert tops[-1] == len(drawn(form)) - 1, record
        assert all(after - at in (0, 1) for at, after in pairwise(tops)), record
        for _ in range(60):
            form.press(Press("up"))
        assert state.current in drawn(form)[0], record
        assert before == {field.name: field.value for field in state.fields if not field.listed}, record


def test_up_from_the_second_document_goes_to_the_first(keys: Keys) -> None:
    keys.press(":", "in R261123-002", "<Enter>", "<Down>")
    assert keys.counter.sheet.asking.current.name == "guests.1.document"
    keys.press("<Up>")
    assert keys.counter.sheet.asking.current.name == "guests.0.document"


def test_up_on_the_first_room_leaves_the_list_and_down_on_the_last_does(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "11010519491231002X", "<Enter>", "0", "<Tab>", "<Tab>")
    form = keys.counter.sheet.asking
    assert form.current.name == "room"
    first = form.current.value
    keys.press("<Down>", "<Up>")
    assert (form.current.name, form.current.value) == ("room", first)
    keys.press("<Up>")
    assert (form.current.name, form["room"].value) == ("deposit", first)
    keys.press("<Tab>", *["<Down>"] * len(form["room"].options))
    assert form.current.name == "briefed"


def test_the_second_adult_of_a_walk_in_stands_beside_the_first_on_the_smallest_screen(keys: Keys) -> None:
    keys.press(":", "in", "<Enter>")
    lines = keys.screen(80, 24)
    at = next(n for n, line in enumerate(lines) if "Document*" in line)
    assert "Document 2" in lines[at + 1]


def test_a_document_number_in_a_line_of_words_is_refused_and_never_stands_there_in_clear(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "11010519491231002X", "<Enter>", "0")
    form = keys.counter.sheet.asking
    form.enter(form["override"])
    keys.press("11010519491231002X", "<Up>")
    assert form.told() == "This is a document number; it belongs in Document."
    assert not any("11010519491231002X" in line for line in keys.screen())
    keys.press("<F10>")
    assert keys.acts == []
    assert form.current.name == "override"
    keys.press("the duty manager said so", "<F10>")
    assert keys.acts[0][1]["override"] == "the duty manager said so"


def test_what_is_like_a_document_number_and_what_is_words() -> None:
    for text in (
        "110105194912310021",
        "李强 11010519491231002X",
        "532114907",
        "passport:GBR:X1234567",
        "護照:CHN:E12345678",
        "H12345678",
    ):
        assert in_words(text), text
    for text in (
        "late flight CA1234",
        "room 1208 for 1209",
        "approved 2026-11-23",
        "call 13911223344 first",
        "",
        "police: came",
    ):
        assert in_words(text) == "", text
