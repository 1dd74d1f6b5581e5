"""The `:` row, find, jumps, menus, help, undo: what is the same on every screen."""

import pytest

from hotelcs.errors import NotReady, Refusal
from hotelcs.keymap import AREAS
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (("<F4>", "02"), " 02"),
        (("g", "r"), " 05"),
        ((":", "go 05", "<Enter>"), " 05"),
        ((":", "tz 02", "<Enter>"), " 02"),
        (("：", "go　０５", "<Enter>"), " 05"),
    ],
)
def test_a_screen_is_reached_by_key_letter_or_word(keys: tuple[str, ...], title: str) -> None:
    assert Keys().press(*keys).screen()[0].startswith(title)


def test_a_screen_that_is_not_there_is_said_with_those_that_are(keys: Keys) -> None:
    keys.press("<F4>", "99")
    assert keys.message == "There is no screen 99. F4 lists them."


def test_the_jump_shows_which_screens_there_are(keys: Keys) -> None:
    keys.press("<F4>")
    shown = "\n".join(keys.screen())
    assert all(f"{area.number}  g {area.letter}  {area.title} " in shown for area in AREAS)
    keys.press("<Esc>")
    assert keys.counter.dialog is None


def test_an_unknown_word_offers_the_nearest_and_nothing_runs(keys: Keys) -> None:
    keys.press(":", "hepl", "<Enter>")
    assert keys.screen()[-2].rstrip() == "  ^ There is no word hepl. Did you mean :help?"
    assert keys.acts == []


def test_find_opens_what_was_found(keys: Keys) -> None:
    keys.press("<F2>", "1208", "<Enter>")
    assert keys.screen()[0].startswith(" 05 Rooms")
    assert keys.counter.sheet.current.room == "1208"


def test_find_says_when_nothing_is_found_and_stays(keys: Keys) -> None:
    keys.press("/", "xyzzy", "<Enter>")
    assert keys.message == "Nothing is found for xyzzy."
    keys.press("<Esc>", "1")
    assert keys.screen()[0].startswith(" 02")


def test_find_moves_among_hits_with_the_arrows(keys: Keys) -> None:
    keys.press("<F2>", "zw", "<Down>", "<Enter>")
    assert "R261123-017" in keys.screen()[2]


def test_the_menu_reaches_every_action_by_digits(keys: Keys) -> None:
    keys.press("<F4>", "02", ".")
    shown = "\n".join(keys.screen())
    for action in keys.counter.sheet.keys:
        assert action.help in shown
    keys.press("02")
    assert any("Walk-in" in line for line in keys.screen()[2:4])


def test_a_number_that_is_not_in_the_menu_is_said(keys: Keys) -> None:
    keys.press("<F4>", "02", ".", "99")
    assert keys.message == "There is no number 99 here."


def test_help_shows_every_key_and_every_word(keys: Keys) -> None:
    keys.press("<F4>", "02", "<F1>")
    seen = "\n".join(keys.screen())
    for _ in range(6):
        keys.press("<PgDn>")
        seen += "\n".join(keys.screen())
    for told in (
        "Check in; alone it receives a walk-in",
        "Check in the booking under the cursor",
        "Queue the booking",
        ":",
        "mv <room> [room]",
        "rz 入住",
    ):
        assert told in seen
    keys.press("<Esc>")
    assert keys.counter.dialog is None


def test_the_language_switches_by_key_and_by_word(keys: Keys) -> None:
    assert "值班台" in keys.press("<F7>").screen()[0]
    assert "Home" in keys.press(":", "lang en", "<Enter>").screen()[0]
    assert "值班台" in keys.press(":", "yy zh", "<Enter>").screen()[0]


def test_a_check_out_with_nothing_owed_is_confirmed_with_enter(keys: Keys) -> None:
    keys.press(":", "out 0808", "<Enter>")
    assert "Check out 0808 Li Na 李娜, nothing to pay? y/Esc" in keys.screen()[-2]
    keys.press("<Enter>")
    assert keys.acts == [("check-out", {"stay": "S0808"})]


def test_a_check_out_is_tried_first_and_asks_for_the_sum_with_the_late_fee() -> None:
    desk = FakeDesk()
    desk.tried = {"paid_minor": 34737, "late_fee_minor": 4962, "refunded_minor": 0}
    keys = Keys(desk).press(":", "out 0808", "<Enter>")
    assert desk.previewed == [("check-out", {"stay": "S0808", "settle": "cash"})]
    assert "pays 347.37, late 49.62: 1 cash 2 wechat 3 alipay 4 card" in keys.screen()[-2]
    desk._do_check_out = lambda _: desk.tried
    keys.press("2")
    assert keys.acts == [("check-out", {"stay": "S0808", "settle": "wechat"})]
    assert keys.message.endswith("Charged for leaving late: 49.62. Paid now: 347.37.")


def test_money_to_be_paid_back_is_said_before_the_guest_leaves() -> None:
    desk = FakeDesk()
    desk.balance = -9250
    keys = Keys(desk).press(":", "out 0808", "<Enter>")
    assert "pay back 92.50? y/Esc" in keys.screen()[-2]
    desk._do_check_out = lambda _: {"refunded_minor": 9250}
    assert keys.press("y").message.endswith("Paid back: 92.50.")
    assert keys.acts == [("check-out", {"stay": "S0808"})]


def test_a_guest_stays_when_told_so(keys: Keys) -> None:
    keys.press(":", "out 0808", "<Enter>", "0")
    assert keys.acts == []
    assert keys.message == "Nothing was changed."


def test_a_check_out_that_would_be_refused_says_so_before_it_asks() -> None:
    desk = FakeDesk()
    desk.refusals["check-out"] = Refusal("KEYS_OUT", "{count} key cards are not back.", count=2)
    keys = Keys(desk).press(":", "out 0808", "<Enter>")
    assert "2 key cards are not back." in keys.message
    assert keys.acts == []


def test_a_stay_is_extended_by_nights_or_to_a_date(keys: Keys) -> None:
    keys.press(":", "ext 0808 1", "<Enter>", "<Enter>")
    keys.press(":", "xz 0808 2026-12-01", "<Enter>", "y")
    assert [fields["departure"] for _, fields in keys.acts] == ["2026-11-26", "2026-12-01"]


def test_a_guest_is_moved(keys: Keys) -> None:
    keys.press(":", "mv 0808 1210", "<Enter>", "y")
    assert keys.acts == [("move-room", {"stay": "S0808", "room": "1210"})]


@pytest.mark.parametrize("line", ["out", "ext 0808", "mv", "r 1", "go", "lang fr"])
def test_a_word_with_the_wrong_company_says_how_it_is_written(keys: Keys, line: str) -> None:
    keys.press(":", line, "<Enter>")
    assert keys.message.startswith(f":{line.partition(' ')[0]} ")
    assert keys.acts == []


@pytest.mark.parametrize("day", ["soon", "31/2", "2026-13-01"])
def test_a_day_that_is_none_is_said_with_examples(keys: Keys, day: str) -> None:
    keys.press(":", f"ext 0808 {day}", "<Enter>")
    assert "fri" in keys.message
    assert keys.acts == []


def test_an_empty_room_has_nobody_to_check_out(keys: Keys) -> None:
    room = next(r.room for r in keys.desk.rooms if not r.guest)
    keys.press(":", f"out {room}", "<Enter>")
    assert keys.message == f"Nobody is in room {room}."


def test_a_new_booking_is_taken(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Lei", "<Enter>", "<Enter>", "1", "<Enter>", "2", "<F10>")
    verb, fields = keys.acts[0]
    assert verb == "book"
    assert fields == {
        "guest": "Li Lei",
        "type": "A",
        "arrival": "2026-11-23",
        "departure": "2026-11-25",
        "adults": 1,
    }


def test_undo_asks_and_takes_back_ones_own_last_act(keys: Keys) -> None:
    keys.press("u")
    assert keys.message == "You have done nothing here yet that could be taken back."
    keys.press("<F4>", "02", "n", "u")
    assert "y/n" in keys.screen()[-2]
    keys.press("y")
    assert keys.acts[-1] == ("undo", {"entry": 1})
    assert keys.message == "Taken back."


def test_quit_asks_while_a_form_would_be_lost(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "E1", "<F3>", "quit", "<Enter>")
    assert not keys.left
    keys.press("n", "<F3>", "quit", "<Enter>", "y")
    assert keys.left


def test_esc_leaves_the_command_line_and_an_empty_one_closes_with_backspace(keys: Keys) -> None:
    keys.press(":", "abc", "<Esc>")
    assert keys.counter.prompt is None
    keys.press(":", "<Backspace>")
    assert keys.counter.prompt is None


def test_a_key_that_means_nothing_is_said(keys: Keys) -> None:
    keys.press("q")
    assert keys.message == "Nothing is on this key here. F1 shows the keys."
    keys.press("<F11>")
    assert keys.message == "Nothing is on this key here. F1 shows the keys."


def test_a_read_that_fails_is_said_and_the_screen_stays(keys: Keys) -> None:
    keys.desk._see_rooms = lambda: (_ for _ in ()).throw(Refusal("X", "No.", next=("queue",)))  # type: ignore[method-assign]
    keys.press("<F4>", "05")
    assert keys.message == "No. Next: queue."
    keys.press("<F4>", "01")
    assert keys.screen()[0].startswith(" 01 Home")


def test_a_hotel_that_does_not_open_leaves_with_q() -> None:
    keys = Keys(opened=False)
    keys.counter.not_opened(NotReady("There is no hotel here yet.", hint="Run: hotelcs init"))
    assert "There is no hotel here yet. Run: hotelcs init" in keys.screen()[-3]
    keys.press("q")
    assert keys.left


def test_home_opens_what_needs_somebody_by_its_number(keys: Keys) -> None:
    assert "1 Arrivals to come: 37" in "\n".join(keys.screen())
    keys.press("2")
    assert keys.screen()[0].startswith(" 04")


def test_home_on_a_quiet_day_says_so() -> None:
    desk = FakeDesk(count=0)
    desk.quiet = True
    keys = Keys(desk)
    assert any("No arrivals left today." in line for line in keys.screen())


def test_a_guest_is_shown_as_a_card(keys: Keys) -> None:
    from hotelcs.screens.areas import open_hit
    from hotelcs.workflows.guests.find_hits import Hit

    open_hit(keys.counter, Hit("guest", "P1", "Zhang Wei", ""))
    shown = "\n".join(keys.screen())
    for told in ("138****5678", "two pillows", "1101**********002X", "Zhang Wei 张伟"):
        assert told in shown
    keys.press("<Esc>")
    assert keys.counter.dialog is None


def test_a_chain_is_done_act_by_act_each_asked_and_answered(keys: Keys) -> None:
    keys.press(":", "r 1208 vc; ext 0808 1;mv 0808 1210", "<Enter>")
    assert [verb for verb, _ in keys.acts] == ["set-room-status"]
    keys.press("y")
    assert [verb for verb, _ in keys.acts] == ["set-room-status", "extend"]
    keys.press("<Enter>")
    assert [verb for verb, _ in keys.acts] == ["set-room-status", "extend", "move-room"]
    assert not keys.counter.chain


@pytest.mark.parametrize("answer", ["n", "<Esc>"])
def test_no_to_one_act_ends_the_chain(keys: Keys, answer: str) -> None:
    keys.press(":", "ext 0808 1; r 1208 vc", "<Enter>", answer)
    assert keys.acts == []
    assert not keys.counter.chain
    keys.press(":", "r 1208 vd", "<Enter>")
    assert [fields["status"] for _, fields in keys.acts] == ["dirty"]


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        ("r 1208 vc; oout 0808", 11, "There is no word oout. Did you mean :out?"),
        ("oout 0808; r 1208 vc", 0, "There is no word oout. Did you mean :out?"),
        ("r 1208 vc;; out 0808", 10, "An act is missing before the ;"),
        ('r 1208 "vc', 7, "is not closed"),
        ("r 1208 vc； 退房吧 0808", 11, "There is no word 退房吧."),
    ],
)
def test_nothing_of_a_chain_runs_when_a_part_of_it_cannot_be_read(
    keys: Keys, line: str, column: int, told: str
) -> None:
    keys.press(":", line, "<Enter>")
    assert keys.acts == []
    above, below = keys.screen()[-3:-1]
    assert above.rstrip() == f" :{line}"
    assert told in below
    assert below.index("^") == above.index(":") + 1 + column + line[:column].count("；"), (
        "the caret stands under the fault"
    )
    keys.press("<Esc>", "<Esc>")
    assert keys.counter.prompt is None


def test_a_fault_is_mended_where_it_is(keys: Keys) -> None:
    keys.press(":", "r 1208 vc; oout 0808", "<Enter>", "<Right>", "<Backspace>", "<Enter>")
    assert [verb for verb, _ in keys.acts][:1] == ["set-room-status"]
    assert keys.counter.prompt is not None, "the check-out is asked about"


def test_a_word_that_is_none_is_typed_over_begun_anew_or_left_with_one_key(keys: Keys) -> None:
    keys.press(":", "parcel", "<Enter>", "in", "<Enter>")
    assert keys.counter.prompt is None
    assert keys.counter.sheet.number == "02"
    keys.press("<Esc>", ":", "parcel", "<Enter>", ":", "go 05", "<Enter>")
    assert keys.counter.sheet.number == "05", "a : begins anew, as on every screen"
    keys.press(":", "parcel 4", "<Enter>", "<End>", "<Backspace>")
    assert keys.screen()[-2].startswith(" :parcel ")
    keys.press("<Esc>", ":", "parcel", "<Enter>", "<Esc>")
    assert keys.counter.prompt is None


def test_f1_on_a_room_type_says_what_the_letters_stand_for_and_cost(keys: Keys) -> None:
    for word in ("in", "n"):
        keys.press(":", word, "<Enter>")
        while keys.counter.sheet.form.current.name != "type":
            keys.press("<Tab>")
        keys.press("<F1>")
        told = "\n".join(keys.screen())
        assert "This field: Type" in told
        assert "1 A(38)  A  376.00" in told, told
        keys.press("<Esc>", "<Esc>")


def test_a_refusal_ends_the_chain_and_says_what_was_not_done(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise Refusal("OCCUPIED", "Room 1208 is occupied.")

    monkeypatch.setattr(keys.desk, "do", refused)
    keys.press(":", "r 1208 vc; r 1210 vc; r 1211 vc", "<Enter>")
    assert "Room 1208 is occupied." in keys.message
    assert "Not done: 2 more." in keys.message
    assert not keys.counter.chain


def test_a_chain_says_all_that_was_done(keys: Keys) -> None:
    keys.press(":", "r 1208 vc; r 1210 vc", "<Enter>")
    assert keys.message == "Room 1208 is set. Room 1210 is set."
    keys.press(":", "r 1208 vd", "<Enter>")
    assert keys.message == "Room 1208 is set.", "what is done by itself is said by itself"


def test_what_a_long_chain_did_is_listed_in_a_box_and_undo_speaks_of_the_last(keys: Keys) -> None:
    rooms = range(1201, 1213)
    keys.screen()
    keys.press(":", ";".join(f"r {room} vc" for room in rooms), "<Enter>")
    shown = "\n".join(keys.screen())
    assert "Done: 12." in shown
    assert all(f"Room {room} is set." in shown for room in rooms)
    assert keys.counter.last_told == "Room 1212 is set."
    keys.press("<Esc>")
    assert keys.counter.dialog is None


def test_a_chain_that_fails_in_the_middle_says_what_was_done(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    do = keys.desk.do

    def some(verb: str, fields: dict[str, object], *rest: object) -> object:
        if fields["room"] == "1210":
            raise Refusal("OCCUPIED", "Room 1210 is occupied.")
        return do(verb, fields, *rest)

    monkeypatch.setattr(keys.desk, "do", some)
    keys.press(":", "r 1208 vc; r 1210 vc; r 1211 vc", "<Enter>")
    assert "Room 1210 is occupied." in keys.message
    assert keys.message.endswith("Done: 1. Not done: 1 more.")
    keys.press(":", "r 1211 vc", "<Enter>")
    assert keys.message == "Room 1211 is set."


def test_f1_during_a_question_lists_its_answers_and_the_next_key_answers(keys: Keys) -> None:
    keys.press(":", "mv 0808 1210", "<Enter>", "<F1>")
    shown = "\n".join(keys.screen())
    for told in ("| 2 noise ", "| 6 house ", "| Enter none ", "| 0 stay ", "Esc leaves it."):
        assert told in shown, shown
    keys.press("<Esc>")
    assert keys.counter.prompt is not None, "only the list is closed"
    keys.press("<F1>", "2")
    assert keys.acts == [("move-room", {"stay": "S0808", "room": "1210", "why": "noise"})]
    assert keys.counter.dialog is None


def test_f1_during_a_line_shows_the_whole_question(keys: Keys) -> None:
    keys.press("<F8>", "<F1>")
    assert "Type, then Enter; Esc leaves it." in "\n".join(keys.screen())
    keys.press("lift stuck", "<Enter>")
    assert keys.acts[-1][1]["text"] == "lift stuck"


def test_a_room_alone_shows_where_its_guest_could_move(keys: Keys) -> None:
    keys.press(":", "mv 0808", "<Enter>")
    assert "Rooms for" in "\n".join(keys.screen())
    assert keys.acts == []


def test_a_line_for_the_log_keeps_its_semicolons(keys: Keys) -> None:
    keys.press(":", 'log lift stuck; "engineer" called', "<Enter>")
    assert keys.acts[-1][1]["text"] == 'lift stuck; "engineer" called'


def test_a_booking_is_cancelled_by_its_number_and_a_reason(keys: Keys) -> None:
    keys.press(":", "cancel R261123-002 guest is ill; calls again", "<Enter>")
    assert keys.acts == []
    keys.press("<Enter>")
    assert keys.acts == [("cancel", {"reservation": "R261123-002", "reason": "guest is ill; calls again"})]


@pytest.mark.parametrize("line", ["cancel", "cancel R261123-002"])
def test_a_cancellation_needs_a_booking_and_a_reason(keys: Keys, line: str) -> None:
    keys.press(":", line, "<Enter>")
    assert keys.message.startswith(":cancel ")
    assert keys.acts == []
