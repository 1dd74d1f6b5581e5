"""The screens at a real desk of a real hotel file: what the desk in memory answers is what the hotel answers."""

import re
from dataclasses import fields
from datetime import timedelta

import pytest

from hotelcs import i18n
from hotelcs.screens.areas import open_hit
from hotelcs.screens.dialogs.guest_card import LABELS
from hotelcs.workflows.guests.find_hits import Hit
from hotelcs.workflows.guests.guest_view import GuestCard
from tests.conftest import IDS, NOON, Hand
from tests.invariants import check
from tests.screens import fake_desk
from tests.screens.bench_of_keys import Keys

HAN = re.compile("[\u4e00-\u9fff]")
LANGUAGES = ("en", "zh")


class AtWork(Keys):
    """A person at a desk of the hotel of six rooms."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        super().__init__(hand.desk)  # type: ignore[arg-type]

    @property
    def last(self) -> tuple[str, int]:
        """The verb entered last, and how many entries there are."""
        return self.hand.rows("SELECT verb, seq FROM ledger ORDER BY seq DESC LIMIT 1")[0]

    def word(self, line: str) -> "AtWork":
        """Type a line of words."""
        self.press(":", line, "<Enter>")
        return self


@pytest.fixture(params=LANGUAGES)
def at_work(request, hand) -> AtWork:
    """A person who reads the screens in one of the languages."""
    i18n.use(request.param)
    return AtWork(hand)


def said(person: AtWork, english: str) -> None:
    """The message: in English as given, in Chinese with a Chinese sentence."""
    if i18n.current() == "zh":
        assert HAN.search(person.message), person.message
    else:
        assert re.fullmatch(english, person.message), person.message


def in_house(hand: Hand, room: str = "101", document: str = IDS[0], **more) -> str:
    return hand.check_in(hand.book(**more), room, document=document)


def test_a_walk_in_is_received_from_the_keyboard(at_work, hand):
    at_work.word("in").press(
        IDS[0], "<Enter>", "Li Na", "<Enter>", "1", "<Enter>", "2", "<Enter>", "1", "<Tab>", "100", "<F10>"
    )
    said(at_work, r"Li Na is checked in, room 10\d\..*")
    assert at_work.last[0] == "walk-in"
    assert hand.rows("SELECT adults FROM reservation") == [(1,)]
    assert hand.rows("SELECT status, amount_minor FROM deposit") == [("held", 10_000)]
    check(hand)


def test_a_guest_that_is_found_is_shown_where_one_works_with_the_stay(hand):
    """In the house on 03 with the cursor on them, whatever else is there; who left today by the bill."""
    other, stay = in_house(hand, guest="Wang Wu"), in_house(hand, "102", IDS[1], guest="Li Na")
    person = AtWork(hand).press("<F2>", "li na", "<Enter>")
    assert (person.counter.sheet.number, person.counter.sheet.current.stay) == ("03", stay)
    assert "11-23 to 11-25, in house" in "\n".join(person.press("<F2>", "wang").screen())
    hand.do("check-out", stay=other)
    person.press("<Esc>", "<F2>", "wang wu")
    assert "11-23 to 11-23, checked out" in "\n".join(person.screen())
    person.press("<Enter>")
    assert (person.counter.sheet.number, person.counter.sheet.bill.stay) == ("30", other)


def test_what_coming_before_dawn_costs_is_said_before_and_after(hand):
    number = hand.book("Li Na")
    hand.now = NOON + timedelta(hours=12)
    hand.do("close-day", keep_arrivals=True)
    person = AtWork(hand).word(f"in {number}")
    assert person.screen()[1].startswith(" !1  Early arrival fee: 376.00.")
    person.press(IDS[0], "<Enter>", "0", "<F10>")
    assert "Early arrival fee: 376.00." in person.message


def test_a_booking_is_taken_and_checked_in_from_the_keyboard(at_work, hand):
    at_work.word("n").press("王芳", "<Enter>", "<Enter>", "1", "<Enter>", "2", "<F10>")
    said(at_work, r"Booked for 王芳, 11-23 to 11-25: R261123-001\.")
    at_work.word("in R261123-001").press(IDS[1], "<Enter>", "0", "<F10>")
    said(at_work, r"王芳 is checked in, room 10\d\..*")
    assert hand.rows("SELECT status FROM reservation") == [("checked_in",)]
    check(hand)


def test_a_booking_may_begin_on_another_day_with_children(at_work, hand):
    at_work.word("n").press(
        "Ana", "<Enter>", "<Enter>", "1", "<Tab>", *["<Backspace>"] * 10, "2026-12-24", "<Tab>", "3", "<Tab>"
    )
    at_work.press("<Backspace>", "2", "<Tab>", "1", "<F10>")
    booked = hand.rows("SELECT arrival, departure, adults, children FROM reservation")
    assert booked == [("2026-12-24", "2026-12-27", 2, 1)]


@pytest.mark.parametrize("wrong", ["tomorrow", "2026-02-30"])
def test_an_arrival_that_is_no_date_is_said_and_nothing_is_booked(at_work, hand, wrong):
    at_work.word("n").press(
        "Ana", "<Enter>", "<Enter>", "1", "<Enter>", *["<Backspace>"] * 10, wrong, "<Enter>", "3", "<F10>"
    )
    assert at_work.message
    assert hand.value("SELECT count(*) FROM reservation") == 0


def test_a_booking_the_hotel_refuses_keeps_the_form_and_says_why(at_work, hand):
    for _ in range(3):
        hand.book()
    at_work.word("n").press("Ana", "<Enter>", "<Enter>", "1", "<Enter>", "2", "<F10>")
    said(at_work, r"No room of this type is left on 2026-11-23, 2026-11-24\. Next: .*")
    assert at_work.counter.sheet.form.value("guest") == "Ana"
    at_work.press("2", "<F10>")
    assert hand.value(
        "SELECT t.code FROM reservation r JOIN room_type t ON t.id = r.type_id ORDER BY r.id DESC LIMIT 1"
    ) in ("SUI", "TWN")
    check(hand)


def test_a_room_is_blocked_and_its_block_ended(at_work, hand):
    at_work.press("<F4>", "05", "103", "b", "1", "<Tab>", "<Tab>", "<Tab>", "pipe", "<F10>")
    said(at_work, r"Room 103 is blocked\.")
    assert hand.rows("SELECT kind, from_date, to_date, reason FROM room_block") == [
        ("ooo", "2026-11-23", "2026-11-24", "pipe")
    ]
    at_work.press("103", "s", "9")
    assert at_work.last[0] == "unblock-room"
    check(hand)


def test_a_block_over_a_booking_is_refused_in_words(at_work, hand):
    hand.book(room="103")
    at_work.press("<F4>", "05", "103", "b", "1", "<Tab>", "<Tab>", "<Tab>", "pipe", "<F10>")
    said(at_work, r".*R261123-001.*")
    assert hand.value("SELECT count(*) FROM room_block") == 0


@pytest.mark.parametrize(
    ("digit", "state"), [("2", "dirty"), ("3", "inspected"), ("8", None), ("1", "clean")]
)
def test_a_room_changes_its_status_by_a_digit(at_work, hand, digit, state):
    before = at_work.last[1]
    at_work.press("<F4>", "05", "102", "s", digit)
    if state is None:
        assert at_work.message
    elif state != "clean":
        assert at_work.last == ("set-room-status", before + 1)
        assert hand.value("SELECT hk_state FROM room WHERE no = '102'") == state
    check(hand)


def test_rooms_are_marked_and_set_together_and_taken_back_together(at_work, hand):
    at_work.press("<F4>", "05", "<Space>", "<Space>", "<Space>", "s", "2")
    assert hand.value("SELECT count(*) FROM room WHERE hk_state = 'dirty'") == 3
    at_work.press("u", "y")
    assert hand.value("SELECT count(*) FROM room WHERE hk_state = 'dirty'") == 0
    check(hand)


@pytest.mark.parametrize(
    ("code", "state"), [("vd", "dirty"), ("vi", "inspected"), ("dirty", "dirty"), ("VC", "clean")]
)
def test_a_status_is_set_by_a_word(at_work, hand, code, state):
    at_work.word(f"r 102 {code}")
    assert hand.value("SELECT hk_state FROM room WHERE no = '102'") == state


def test_a_guest_leaves_by_a_word_when_nothing_is_owed(at_work, hand):
    in_house(hand)
    hand.do("take-payment", stay="101", amount=1, method="cash")
    hand.do("refund", stay="101", amount=1)
    at_work.word("out 101").press("<Enter>")
    assert at_work.last[0] == "check-out", at_work.message
    assert hand.rows("SELECT status FROM stay") == [("checked_out",)]
    check(hand)


def test_a_guest_who_owes_pays_by_a_digit(at_work, hand):
    in_house(hand)
    hand.do("post-charge", stay="101", kind="minibar", amount=2500)
    at_work.word("out 101")
    assert any("25.00" in line for line in at_work.screen())
    at_work.press("2")
    assert hand.rows("SELECT method, amount_minor FROM payment") == [("wechat", 2500)]
    assert hand.rows("SELECT status FROM stay") == [("checked_out",)]
    check(hand)


def test_leaving_can_be_called_off(at_work, hand):
    in_house(hand)
    before = at_work.last
    at_work.word("out 101").press("<Esc>")
    assert at_work.last == before


@pytest.mark.parametrize(
    ("line", "departure"),
    [("ext 101 1", "2026-11-26"), ("xz 101 2026-11-28", "2026-11-28"), ("续住 101 2", "2026-11-27")],
)
def test_a_stay_is_extended_by_a_word(at_work, hand, line, departure):
    in_house(hand)
    at_work.word(line).press("<Enter>")
    assert hand.value("SELECT due_out FROM stay") == departure
    check(hand)


def test_an_extension_into_a_promised_room_is_refused_in_words(at_work, hand):
    in_house(hand)
    hand.book("Li Na", room="101", arrival="2026-11-25", departure="2026-11-26")
    at_work.word("ext 101 1")
    said(at_work, r"Room 101 is held .* Next: extend in room 102, extend in room 103, move the guest, .*")
    assert "room=" not in at_work.message
    assert hand.value("SELECT due_out FROM stay") == "2026-11-25"


def test_a_guest_moves_by_a_word_and_back_by_undo(at_work, hand):
    in_house(hand)
    at_work.word("mv 101 102").press("y")
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") == "102"
    at_work.press("u", "y")
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") == "101"
    check(hand)


@pytest.mark.parametrize("line", ["out 102", "mv 102 103", "ext 102 1"])
def test_an_empty_room_has_nobody_to_do_it_with(at_work, hand, line):
    before = at_work.last
    at_work.word(line)
    said(at_work, r"Nobody is in room 102\.")
    assert at_work.last == before


@pytest.mark.parametrize("line", ["out 999", "mv 999 101", "r 999 vd", "in R999999", "ext 999 1"])
def test_what_is_not_there_is_said(at_work, hand, line):
    at_work.word(line)
    said(at_work, r"There is no .*")
    check(hand)


@pytest.mark.parametrize("text", ["zhang", "zw", "8000", "101", "R261123-001", "张"])
def test_anything_is_found_and_opened(at_work, hand, text):
    in_house(hand, guest="张伟", phone="+8613800138000")
    at_work.press("<F2>", text, "<Enter>")
    assert at_work.counter.dialog is None or "张伟" in "\n".join(at_work.screen())
    assert at_work.message == "" or not at_work.message.startswith("Nothing")
    assert any("张伟" in line or "101" in line for line in at_work.screen())


def test_a_queue_ticket_and_a_room_are_given_from_the_list(at_work, hand):
    hand.book("Li Na")
    at_work.press("<F4>", "02", "n")
    assert at_work.last[0] == "queue"
    at_work.press("r", "1")
    assert at_work.last[0] == "assign-room"
    assert hand.value("SELECT room_id FROM reservation") is not None
    check(hand)


def test_a_refused_guest_stays_outside_and_the_form_stays_open(at_work, hand):
    in_house(hand)
    guest = hand.value("SELECT no FROM guest")
    hand.do("check-out", stay="101", settle="cash")
    hand.do("refuse-guest", guest=guest, reason="noise")
    at_work.word("in").press(
        IDS[0], "<Enter>", "Zhang Wei", "<Enter>", "1", "<Enter>", "1", "<Enter>", "0", "<F10>"
    )
    assert hand.value("SELECT count(*) FROM stay") == 1
    assert at_work.message
    assert at_work.counter.sheet.form.value("guests.0.name") == "Zhang Wei"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
@pytest.mark.parametrize("area", ["01", "02", "05"])
def test_every_screen_is_drawn_at_a_hotel_at_work(at_work, hand, area, size):
    in_house(hand, guest="Zhang Wei 张伟", phone="+8613800138000")
    hand.book("O'Brien Una", type="TWN", requests="two\npillows")
    hand.do("block-room", room="103", kind="ooo", from_="2026-11-23", to="2026-11-25", reason="pipe")
    at_work.counter.columns = size[0]
    at_work.press("<F4>", area, "<F5>")
    lines = at_work.screen(*size)
    assert lines[0].startswith(f" {area}")
    hotel = "湖畔酒店" if i18n.current() == "zh" else "Lakeside Hotel"
    assert hotel in lines[0]


def test_a_post_without_rights_is_told_so_on_the_screen(hand):
    for language in LANGUAGES:
        i18n.use(language)
        person = AtWork(hand.at("desk"))
        person.press("<F4>", "05", "103", "b")
        said(person, r"Block a room is for [A-Z]+(, [A-Z]+)* or [A-Z]+\.")
        person.press("s", "5")
        said(person, r"Block a room is for [A-Z]+(, [A-Z]+)* or [A-Z]+\.")
        person.hand.desk.close()
    assert hand.value("SELECT count(*) FROM room_block") == 0


def test_what_another_desk_did_is_on_the_screen_after_refresh(at_work, hand):
    other = hand.at("desk")
    other.do("set-room-status", room="102", status="dirty")
    at_work.press("<F4>", "05", "102", "<F5>")
    assert at_work.counter.sheet.current.code == "VD"
    other.desk.close()


@pytest.mark.parametrize("word", ["n", "in"])
def test_a_form_asks_for_the_day_and_not_for_the_duty_board(at_work, hand, monkeypatch, word):
    shown, show = [], hand.desk.show
    monkeypatch.setattr(
        hand.desk, "show", lambda view, **filters: (shown.append(view), show(view, **filters))[1]
    )
    at_work.word(word)
    assert "business-day" in shown
    assert "home" not in shown


@pytest.mark.parametrize(
    "view",
    [
        "home",
        "business-day",
        "rooms",
        "arrivals",
        "availability",
        "find",
        "room",
        "reservation",
        "suggestions",
        "guest",
    ],
)
def test_the_desk_in_memory_answers_in_the_rows_of_the_real_one(hand, view):
    """Tests of the screens use a desk in memory; this keeps its rows those of the hotel."""
    in_house(hand)
    hand.book("Li Na")
    asked = {"room": {"no": "101"}, "reservation": {"no": "R261123-002"}, "find": {"text": "1"}, "guest": {"no": "P261123-001"},
             "suggestions": {"reservation": "R261123-002"}}.get(view, {})  # fmt: skip
    memory = fake_desk.FakeDesk()
    known = {
        "room": {"no": "1208"},
        "reservation": {"no": "R261123-001"},
        "suggestions": {"reservation": "R261123-001"},
    }.get(view, asked)
    real, made = hand.desk.show(view, **asked), memory.show(view, **known)
    real, made = (value[0] if isinstance(value, list) else value for value in (real, made))
    assert type(real) is type(made)


def test_the_card_of_a_guest_says_what_is_on_file_and_only_that(at_work, hand):
    in_house(hand, guest="Zhang Wei", phone="+8613800138000")
    guest = hand.value("SELECT no FROM guest")
    hand.do(
        "update-guest",
        guest=guest,
        note="two\npillows",
        company="Acme",
        nationality="CHN",
        email="zw@example.org",
    )
    open_hit(at_work.counter, Hit("guest", guest, "Zhang Wei", ""))
    shown = "\n".join(at_work.screen(100, 30))
    for told in ("Zhang Wei", "two pillows", "Acme", "CHN", "3405**********001X", "S261123-001"):
        assert told in shown
    for hidden in (IDS[0], "zw@example.org"):
        assert hidden not in shown


def test_every_label_of_the_card_is_a_field_of_its_row():
    assert set(LABELS) <= {field.name for field in fields(GuestCard)}
