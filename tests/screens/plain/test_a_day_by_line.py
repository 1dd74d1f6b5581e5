"""What a receptionist does, line by line, on a real hotel: in, move, bill, pay, out, log, emergency."""

from pathlib import Path

from hotelcs.clock import fixed
from hotelcs.screens.plain.face import PlainFace
from tests.conftest import IDS, NOON, Hand
from tests.invariants import check
from tests.screens.plain.conftest import Person, Script


def test_a_guest_is_checked_in_moved_billed_paid_for_and_let_go(real: Person, hand: Hand) -> None:
    hand.book("Zhang Wei", departure="2026-11-24")
    real.type("go 02", "1 i", IDS[0], "0", "", "")
    assert "Zhang Wei is checked in, room" in real.said
    room = hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id")
    other = "103" if room != "103" else "102"
    real.type(f"mv {room} {other}", "y")
    assert f"Zhang Wei is in room {other}." in real.said
    real.type(f"bill {other}", "n", "1", "28", "", "")
    assert "It is on the bill." in real.said
    assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 2800
    real.type("m", "1", "", "")
    assert "Paid." in real.said
    real.type("back", f"out {other}", "")
    assert f"Zhang Wei has left room {other}." in real.said
    assert hand.value("SELECT status FROM stay") == "checked_out"
    check(hand.path)


def test_a_walk_in_is_received(real: Person, hand: Hand) -> None:
    real.type("in", IDS[1], "Li Na", "KNG", "2n", "0", "", "")
    assert "Li Na is checked in, room" in real.said
    assert hand.rows("SELECT channel, departure FROM reservation") == [("walk_in", "2026-11-25")]


def test_a_line_goes_into_the_log_and_an_emergency_is_raised(real: Person, hand: Hand) -> None:
    real.type("log !wet floor at the lift", "sos", "1", "0703")
    assert "In the log: J261123-001." in real.said
    assert hand.rows("SELECT type, place FROM incident") == [("fire", "0703")]
    assert "** FIRE 0703" in real.said


def test_a_booking_is_taken_changed_and_cancelled_with_days_as_hands_type_them(
    real: Person, hand: Hand
) -> None:
    real.type("n", "Sun Qi", "", "1", "2", "4", "fri", "", "", "")
    assert "Booked for Sun Qi, 11-27 to 11-29: R261123-001." in real.said
    real.type("cancel r1 ill", "y")
    assert "is cancelled" in real.said
    assert hand.rows("SELECT arrival, status FROM reservation") == [("2026-11-27", "cancelled")]


def test_a_chain_is_read_whole_before_the_first_is_done(real: Person, hand: Hand) -> None:
    hand.check_in(hand.book("Wang Fang"), room="101")
    said = real.type("r 201 vd; nonsense 3")
    assert any("There is no word nonsense" in line for line in said)
    assert "            ^" in said or any(line.strip() == "^" for line in said)
    assert hand.value("SELECT hk_state FROM room WHERE no = '201'") != "dirty"
    real.type("r 201 vd; ext 101 1", "y")
    assert hand.value("SELECT hk_state FROM room WHERE no = '201'") == "dirty"
    assert hand.value("SELECT due_out FROM stay") == "2026-11-26"


def test_what_was_typed_when_the_input_ends_is_a_draft_of_who_typed_it(real: Person, hand: Hand) -> None:
    number = hand.book("Zhang Wei")
    real.type("go 02", "1 i", IDS[0])
    found = hand.desk.drafts.mine()
    assert [one.record for one in found] == [f"check-in {number}"]
    assert found[0].fields["guests.0.document"] == IDS[0]
    again = Person(real.desk)
    item = next(line for line in again.type() if "Parked forms: 1" in line and line[0] in ">123456789")
    again.type(item.strip("> ")[0], "1")
    assert "The draft is back." in again.said
    assert again.face.front.asking.value("guests.0.document") == IDS[0]
    assert IDS[0] not in again.said, "a document is masked once it was typed"


def test_what_is_refused_is_said_with_what_can_be_done_and_the_form_stays(real: Person, hand: Hand) -> None:
    hand.check_in(hand.book("Wang Fang"), room="101")
    hand.book("Zhang Wei")
    said = real.type("go 02", "1 i", IDS[1], "0", "7", "101", "")
    assert hand.value("SELECT count(*) FROM stay") == 1
    assert any("101" in line and "Next:" in line for line in said), said[-12:]
    real.type("102", "")
    assert hand.value("SELECT count(*) FROM stay") == 2


def test_undo_takes_back_the_last_act(real: Person, hand: Hand) -> None:
    before = hand.value("SELECT hk_state FROM room WHERE no = '201'")
    real.type("r 201 vd")
    assert hand.value("SELECT hk_state FROM room WHERE no = '201'") == "dirty" != before
    real.type("undo", "y")
    assert "Taken back." in real.said
    assert hand.value("SELECT hk_state FROM room WHERE no = '201'") == before


def test_a_move_tells_the_rooms_before_it_asks(real: Person, hand: Hand) -> None:
    hand.check_in(hand.book("Wang Fang"), room="101")
    said = real.type("go 03", "101 m")
    assert any("102" in line for line in said[-8:]), said[-8:]
    real.type("1", "y")
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") != "101"


def test_notices_that_must_be_read_are_told_one_after_the_other(hand: Hand) -> None:
    for title in ("Pool closed", "Fire drill"):
        hand.do(
            "post-notice", title=title, body=f"{title} at ten", to=["all"], must_read=True, until="2026-12-24"
        )
    hand.admit_everybody()
    desk = hand.at("desk").desk
    person = Person(desk)
    said = person.type()
    assert any("Must be read" in line for line in said), said
    first = {
        title for title in ("Pool closed at ten", "Fire drill at ten") if any(title in line for line in said)
    }
    said = person.type("")
    second = {
        title for title in ("Pool closed at ten", "Fire drill at ten") if any(title in line for line in said)
    }
    assert first | second == {"Pool closed at ten", "Fire drill at ten"}
    assert first != second
    person.type("")
    assert not [row for row in desk.show("notices", unread=True) if row.must_read]
    assert person.face.front.number == "01"
    desk.close()


def test_a_hotel_is_founded_by_line_and_its_password_is_told_once(tmp_path: Path) -> None:
    from hotelcs.app import founder, opener

    path = str(tmp_path / "new.db")
    clock = fixed(NOON)
    script = Script(["Lakeside", "", ""])
    PlainFace(script, clock).run(opener(path, None, clock), founder(path, clock)())  # type: ignore[arg-type]
    assert any("Enter saves" in line for line in script.said), script.said
    assert any("Your password for one use:" in line for line in script.said)
    assert any("recovery key" in line for line in script.said)
    assert script.said[-2:] == ["Login admin; :back asks for another one.", "Password*:"]


def test_a_room_typed_by_its_number_is_told_by_line_before_it_is_saved(real: Person, hand: Hand) -> None:
    hand.book("Zhang Wei")
    other = str(
        hand.value("SELECT r.no FROM room r JOIN room_type t ON t.id = r.type_id WHERE t.code = 'SUI'")
    )
    said = real.type("go 02", "1 i", IDS[1], "0", "7", other)
    assert any(
        f"Room {other} " in line and "is SUI, not KNG: price stays; by the list +" in line for line in said
    ), said[-14:]
    assert hand.value("SELECT count(*) FROM stay") == 0
    said = real.type("7", "9999")
    assert any("9999" in line and "no room" in line for line in said), "\n".join(said)
    assert hand.value("SELECT count(*) FROM stay") == 0
