"""The main job from the keyboard: handbook 03 §3.3 tasks 1 and 2, and what happens when it goes wrong."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import InputOutput, Refusal
from tests.screens.bench_of_keys import NAMED, Keys
from tests.screens.fake_desk import FakeDesk

DOCUMENT = "11010519491231002X"
BEGUN = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
PASSPORT, OTHER_PASSPORT = "passport:GBR:X1234567", "passport:FRA:12AB34567"


def counted(*keys: str) -> tuple[int, int]:
    """Control keys and characters, the document left out."""
    control = sum(key in NAMED for key in keys)
    return control, sum(len(key) for key in keys if key not in NAMED and key != DOCUMENT)


def test_a_known_booking_of_one_adult_within_its_budget(keys: Keys) -> None:
    path = ("<F2>", "zw", "<Enter>", DOCUMENT, "<Enter>", "0", "<Enter>", "<F10>")
    keys.press(*path)
    control, characters = counted(*path)
    assert control <= 8
    assert characters <= 4
    assert keys.acts == [
        (
            "check-in",
            {
                "reservation": "R261123-001",
                "room": "1208",
                "guests": [{"name": "Zhang Wei 张伟", "document": DOCUMENT}],
                "method": "none",
                "cards": 1,
            },
        )
    ]
    assert keys.message == "Zhang Wei 张伟 is checked in, room 1208."


def test_a_walk_in_within_its_budget(keys: Keys) -> None:
    path = (
        ":",
        "in",
        "<Enter>",
        DOCUMENT,
        "<Enter>",
        "Li Na",
        "<Enter>",
        "1",
        "<Enter>",
        "2",
        "<Enter>",
        "0",
        "<F10>",
    )
    keys.press(*path)
    control, characters = counted(*path[1:])
    assert control + 1 <= 14
    assert characters <= 12
    verb, fields = keys.acts[0]
    assert verb == "walk-in"
    assert fields["guest"] == "Li Na"
    assert fields["guests"] == [{"name": "Li Na", "document": DOCUMENT}]
    assert fields["type"] == "A"
    assert fields["nights"] == 2
    assert fields["room"]


def test_a_walk_in_is_told_the_price_before_anything_is_saved(keys: Keys) -> None:
    keys.press(":", "in", "<Enter>", DOCUMENT, "<Enter>", "Li Na", "<Enter>")
    assert "a night" not in keys.screen()[1]
    keys.press("1")
    nightly = keys.desk.show("room-types")[0].rate_minor
    assert f"A  {nightly / 100:.2f} a night" in keys.screen()[1]
    keys.press("<Enter>", "3", "<Enter>")
    assert f"{nightly / 100:.2f} a night, nights 3: {nightly * 3 / 100:.2f}" in keys.screen()[1]
    keys.press("<STab>", "99.50", "<Tab>")
    assert "99.50 a night, nights 3: 298.50" in keys.screen()[1]


@pytest.mark.parametrize(("code", "told"), [("VD", "Room 1208 is not ready (VD)"), ("VC", "F10 saves.")])
def test_a_form_whose_room_is_not_ready_does_not_call_itself_complete(
    keys: Keys, code: str, told: str
) -> None:
    keys.desk.arrivals[0] = replace(keys.desk.arrivals[0], room_code=code)
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0")
    assert told in "".join(keys.screen()[-3:])


def test_the_whole_path_may_be_typed_before_any_answer_comes(keys: Keys) -> None:
    keys.gateway.hold = True
    keys.press("<F2>", "zw", "<Enter>", DOCUMENT, "<Enter>", "0", "<Enter>", "<F10>")
    assert keys.acts == []
    keys.gateway.answer()
    assert [verb for verb, _ in keys.acts] == ["check-in"]
    assert keys.acts[0][1]["guests"][0]["document"] == DOCUMENT


def test_keys_typed_before_the_desk_is_open_are_played_when_it_is() -> None:
    keys = Keys(opened=False)
    keys.press("<F4>", "02", "<Down>", "<Down>")
    assert keys.screen()[0].startswith(" 01 Home")
    keys.counter.opened(keys.desk)
    assert keys.screen()[0].startswith(" 02 Check-in")
    assert any(line.startswith("|>Chen Hao") for line in keys.screen())


def test_a_deposit_is_sent_in_minor_units(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "2", "<Tab>", "200.50", "<F10>")
    fields = keys.acts[0][1]
    assert (fields["method"], fields["deposit"]) == ("wechat", 20050)


def test_the_suggested_deposit_is_filled_in_and_none_leaves_it_open(keys: Keys) -> None:
    keys.desk.deposit = 20000
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "1", "<F10>")
    assert (keys.acts[0][1]["method"], keys.acts[0][1]["deposit"]) == ("cash", 20000)
    keys.press(":", "in R261123-004", "<Enter>", DOCUMENT, "<Enter>", "0", "<F10>")
    assert keys.acts[1][1]["method"] == "none"
    assert "deposit" not in keys.acts[1][1]


def test_another_suggested_room_is_taken_by_its_digit(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0", "<Tab>", "<Tab>", "2", "<F10>")
    assert keys.acts[0][1]["room"] == "0203" or keys.acts[0][1]["room"] != "1208"


def test_any_other_room_is_taken_by_its_number(keys: Keys) -> None:
    keys.press(
        ":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0", "<Tab>", "<Tab>", "r", "0907", "<Enter>"
    )
    keys.press("<F10>")
    assert keys.acts[0][1]["room"] == "0907"


def test_every_adult_has_a_document(keys: Keys) -> None:
    keys.press(
        ":",
        "in R261123-002",
        "<Enter>",
        PASSPORT,
        "<Enter>",
        OTHER_PASSPORT,
        "<Enter>",
        "Li Bo",
        "<Enter>",
        "0",
        "<F10>",
    )
    assert keys.acts[0][1]["guests"] == [
        {"name": "Li Na 李娜", "document": PASSPORT},
        {"name": "Li Bo", "document": OTHER_PASSPORT},
    ]


def test_a_form_that_is_not_complete_says_what_is_missing_and_goes_there(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "<Enter>", "0", "<F10>")
    assert keys.acts == []
    assert keys.message == "Document is missing."
    keys.press(PASSPORT, "<F10>")
    assert keys.acts[0][1]["guests"][0]["document"] == PASSPORT


def test_a_document_with_a_wrong_check_digit_is_said_before_anything_is_sent(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "110105194912310021", "<Enter>", "0", "<F10>")
    assert keys.acts == []
    assert "check" in keys.message
    assert keys.screen()[3].startswith("|>Document")
    keys.press("<Backspace>", "X", "<F10>")
    assert keys.acts[0][1]["guests"][0]["document"] == DOCUMENT


def test_a_passport_fills_the_name(keys: Keys) -> None:
    lines = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    keys.press(":", "in R261123-009", "<Enter>").paste(lines).press("<Enter>")
    assert "ANNA MARIA" in keys.screen()[3].upper()


def test_a_refusal_keeps_everything_and_puts_the_cursor_on_the_field(keys: Keys) -> None:
    keys.desk.refusals["check-in"] = Refusal(
        "GUEST_REFUSED", "This guest is not welcome.", field="document", next=("call-duty-manager", "find")
    )
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0", "<F10>")
    assert keys.message == "This guest is not welcome. Next: call the duty manager, find the guest."
    assert keys.screen()[3].startswith("|!Document")
    assert DOCUMENT in keys.screen()[3]
    keys.press("<F10>")
    assert keys.acts[-1][1]["guests"][0]["document"] == DOCUMENT


def test_a_doubtful_document_is_confirmed_by_whoever_compared_it(keys: Keys) -> None:
    keys.desk.refusals["check-in"] = Refusal("DOCUMENT_DOUBTFUL", "The check digit fails.", field="document")
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0", "<F10>")
    assert "Compared with the document itself" in keys.screen()[-2]
    keys.press("y")
    assert keys.acts[-1][1]["guests"][0]["confirmed"] is True


def test_after_a_refusal_another_key_is_used_and_after_an_unknown_end_the_same(keys: Keys) -> None:
    keys.desk.refusals["check-in"] = Refusal("ROOM_TAKEN", "The room was taken a moment ago.", field="room")
    keys.press(":", "in R261123-001", "<Enter>", PASSPORT, "<Enter>", "0", "<F10>")
    keys.desk.refusals["check-in"] = InputOutput("The disk is full.")
    keys.press("<F10>", "<F10>")
    first, second, third = (key for _, _, key in keys.desk.acts)
    assert first != second
    assert second == third


def test_how_long_the_form_was_open_goes_along_and_is_the_same_when_the_same_act_is_sent_again(
    keys: Keys,
) -> None:
    keys.counter.instant = BEGUN
    keys.press(":", "in R261123-001", "<Enter>", PASSPORT, "<Enter>", "0")
    keys.counter.instant = BEGUN + timedelta(seconds=56)
    keys.desk.refusals["check-in"] = Refusal("ROOM_TAKEN", "The room was taken a moment ago.", field="room")
    keys.press("<F10>")
    keys.counter.instant = BEGUN + timedelta(seconds=75)
    keys.desk.refusals["check-in"] = InputOutput("The disk is full.")
    keys.press("<F10>")
    keys.counter.instant = BEGUN + timedelta(seconds=90)
    keys.press("<F10>")
    assert [fields["seconds"] for _, fields, _ in keys.desk.acts] == [56, 75, 75]
    assert len({key for _, _, key in keys.desk.acts}) == 2


def test_a_form_that_came_back_from_a_draft_does_not_say_how_long_it_took(keys: Keys) -> None:
    keys.counter.instant = BEGUN
    keys.press(":", "in R261123-001", "<Enter>", PASSPORT, "<Enter>", "0", "<Esc>", "y")
    keys.press(":", "in R261123-001", "<Enter>")
    keys.counter.instant = BEGUN + timedelta(seconds=8)
    keys.press("<F10>")
    assert "seconds" not in keys.acts[-1][1]


@pytest.mark.parametrize("answer", ["y", "1"])
def test_esc_keeps_a_draft_and_the_form_brings_it_back(keys: Keys, answer: str) -> None:
    keys.press("<F4>", "02", "i", "E123", "<Esc>")
    assert "Keep a draft?" in keys.screen()[-2]
    keys.press(answer)
    assert keys.screen()[0].startswith(" 02 Check-in")
    keys.press("i")
    assert "[E**3" in keys.screen()[3]
    assert keys.message == "The draft is back."


def test_esc_on_an_unchanged_form_just_leaves(keys: Keys) -> None:
    keys.press("<F4>", "02", "i", "<Esc>")
    assert keys.screen()[2].startswith("+- Arrivals")


def test_esc_at_the_question_goes_back_into_the_form(keys: Keys) -> None:
    keys.press("<F4>", "02", "i", "E1", "<Esc>", "<Esc>", "23")
    assert "E123" in keys.screen()[3]


def test_the_language_switches_at_once_and_keeps_the_form(keys: Keys) -> None:
    keys.press("<F4>", "02", "i", "E123", "<F7>")
    assert "入住" in keys.screen()[0]
    assert "E123" in keys.screen()[3]
    keys.press("4", "<F7>")
    assert "E1234" in keys.screen()[3]
    assert keys.screen()[0].startswith(" 02 Check-in")


def test_a_queue_ticket_is_one_key(keys: Keys) -> None:
    keys.press("<F4>", "02", "<Down>", "n")
    assert keys.acts == [("queue", {"reservation": "R261123-002"})]
    assert "Queue 1: Li Na" in keys.screen()[1]


def test_a_room_is_assigned_from_the_list(keys: Keys) -> None:
    keys.press("<F4>", "02", "<Down>", "r")
    assert any("quiet, far from the lift" in line for line in keys.screen())
    keys.press("1")
    assert keys.acts[0][0] == "assign-room"
    assert keys.acts[0][1]["room"] in keys.screen()[5]


def test_the_filter_narrows_with_each_letter_and_esc_clears_it(keys: Keys) -> None:
    keys.press("<F4>", "02", "f", "joa")
    assert sum("João Silva" in line for line in keys.screen()) == 4
    assert not any("Li Na" in line for line in keys.screen())
    keys.press("<Enter>", "<Esc>")
    assert any("Li Na" in line for line in keys.screen())


def test_an_empty_day_says_what_would_be_here() -> None:
    keys = Keys(FakeDesk(count=0)).press("<F4>", "02")
    assert any("No arrivals left today. :in receives a walk-in." in line for line in keys.screen())
    keys.press("i")
    assert keys.acts == []


def test_a_booking_that_is_not_there_is_said_in_words(keys: Keys) -> None:
    keys.press(":", "in R999", "<Enter>")
    assert keys.message == "There is no booking R999."
    assert keys.screen()[0].startswith(" 01 Home")


def test_a_document_is_masked_once_the_cursor_has_left(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT)
    assert DOCUMENT in keys.screen()[3]
    keys.press("<Enter>")
    assert "1101**********002X" in keys.screen()[3]
    assert DOCUMENT not in "".join(keys.screen())


def test_nobody_who_was_written_down_is_left_out(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>")
    form = keys.counter.sheet.form
    *_, (document, name) = keys.counter.sheet.adults
    for needed in (field for field in form.fields if field.required and field.name.endswith("document")):
        needed.put(DOCUMENT)
    name.put("Kim Other")
    keys.press("<F10>")
    assert keys.message == f"{document.title} is missing."
    assert keys.acts == []


def test_a_walk_in_of_another_type_forgets_the_rooms_of_the_first(keys: Keys) -> None:
    keys.press(
        "<F4>", "02", "w", DOCUMENT, "<Enter>", "Li Lei", "<Enter>", "1", "<Enter>", "2", "<Enter>", "0"
    )
    sheet = keys.counter.sheet
    first = {option.value for option in sheet.room.options}
    sheet.room.refusal = Refusal("ROOM_NOT_READY", "not ready", field="room")
    keys.press("<STab>", "<STab>", "<STab>", "2", "<F10>")
    verb, fields = keys.acts[-1]
    assert verb == "walk-in"
    assert fields["type"] == sheet.kind.value
    assert fields["room"] not in first
    assert sheet.room.refusal is None


def test_the_key_bar_has_no_letters_while_letters_are_text(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>")
    assert ". Menu" not in keys.screen()[-1]
    while keys.counter.sheet.typing:
        keys.press("<Tab>")
    assert ". Menu" in keys.screen()[-1]


def test_a_passport_is_masked_by_its_number(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "passport:GBR:X1234567", "<Enter>")
    assert "[GBR:X*****67" in keys.screen()[3]


def test_wishes_on_several_lines_stand_in_one(keys: Keys) -> None:
    keys.desk.arrivals = [replace(keys.desk.arrivals[0], requests="Baby cot\nQuiet room")]
    keys.press(":", f"in {keys.desk.arrivals[0].reservation}", "<Enter>")
    assert "Baby cot; Quiet room" in keys.screen()[1]


def test_jumping_away_keeps_the_draft_without_asking(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "E12", "<F4>", "01")
    assert keys.message == "The draft is kept."
    keys.press(":", "in R261123-001", "<Enter>")
    assert keys.counter.sheet.form.value("guests.0.document") == "E12"


def test_children_are_written_down_with_their_guardian() -> None:
    keys = Keys()
    keys.desk.arrivals = [replace(keys.desk.arrivals[0], children=1)]
    keys.press(
        ":", "in R261123-001", "<Enter>", DOCUMENT, "<Tab>", "<Tab>", "<Tab>", "<Tab>", "Bao", "<Enter>"
    )
    keys.press("0", "<F10>")
    assert keys.acts[0][1]["guests"][1] == {"name": "Bao", "minor": True, "guardian": "Zhang Wei 张伟"}


def test_what_was_told_to_the_guest_is_ticked_by_digits(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0")
    keys.press(*["<Tab>"] * 3, "132", "3", "<F10>")
    assert keys.acts[0][1]["briefed"] == ["breakfast", "wifi"]


def test_a_booking_that_cannot_be_checked_in_says_what_it_is(keys: Keys) -> None:
    keys.desk.arrivals[0] = replace(keys.desk.arrivals[0], status="cancelled")
    keys.press(":", "in R261123-001", "<Enter>")
    assert keys.message == "R261123-001 Zhang Wei 张伟 is cancelled."


def test_keys_typed_after_a_refused_save_are_dropped_not_played_blindly(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0")
    keys.desk.refusals["check-in"] = Refusal("ROOM_TAKEN", "Taken.", field="room")
    keys.gateway.hold = True
    keys.press("<F10>", "<F4>", "05")
    keys.gateway.answer()
    assert keys.screen()[0].startswith(" 02 Check-in")
    assert keys.message == "Taken."
