"""Records are found by every name people give them, and by none that means another."""

import pytest

from hotelcs.errors import Refusal

BOOKING = ("R261123-001", "r261123-001", " R261123-001 ", "R1", "r1", "R-1", "R..1", "R001", "1", "001")
STAY = ("S261123-001", "s261123-001", "S1", "s-1", "S..1", "R261123-001", "r1", "101", " S1 ")
NOBODY = ("R261123-999", "r999", "999", "S261123-001", "P261123-001", "", " ", "x", "R261123-", "261123-001", "%", "_", "R%", "٣", "-1", "0", "R0",
          "' OR 1=1 --", "R" * 40)  # fmt: skip


def refused(hand, verb, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


@pytest.mark.parametrize("name", BOOKING)
def test_a_booking_has_many_names(hand, name):
    reservation = hand.book()
    assert hand.do("amend", reservation=name, eta=900).result["reservation"] == reservation


@pytest.mark.parametrize("name", STAY)
def test_a_stay_has_many_names(hand, name):
    stay = hand.check_in(hand.book())
    assert hand.do("brief", stay=name, ticks=["wifi"]).result["stay"] == stay


@pytest.mark.parametrize("name", NOBODY)
def test_what_names_no_booking_is_refused_as_it_was_typed(hand, name):
    hand.check_in(hand.book())
    error = refused(hand, "amend", reservation=name, eta=900)
    assert (error.code, error.field) in {
        ("RESERVATION_UNKNOWN", "reservation"),
        ("FIELD_INVALID", "reservation"),
    }
    if error.code == "RESERVATION_UNKNOWN":
        assert error.next == ("find",)
        assert name in str(error)


@pytest.mark.parametrize(
    "name", ["S261123-999", "s999", "102", "999", "x", "S0", "%", "R261123-002", "F261123-001"]
)
def test_what_names_no_stay_is_refused(hand, name):
    hand.check_in(hand.book())
    hand.book("Li Na", arrival="2026-12-01", departure="2026-12-02")
    error = refused(hand, "brief", stay=name, ticks=["wifi"])
    assert error.code in {"STAY_UNKNOWN", "RESERVATION_UNKNOWN", "ILLEGAL_STATE"}


@pytest.mark.parametrize("name", ["999", "0101", "101 ", "1", "%", "KNG"])
def test_a_room_is_called_by_its_whole_number_and_nothing_else(hand, name):
    error = refused(hand, "set-room-status", room=name, status="dirty")
    assert (error.code, error.field) == ("ROOM_UNKNOWN", "room")


@pytest.mark.parametrize("name", ["kng", "K", "KNG ", "%", "Loft"])
def test_a_type_is_called_by_its_whole_code(hand, name):
    error = refused(hand, "book", guest="A", type=name, arrival="2026-11-23", departure="2026-11-24")
    assert (error.code, error.field) == ("TYPE_UNKNOWN", "type")


@pytest.mark.parametrize("name", ["P261123-002", "p2", "x", "R261123-001", "1"])
def test_a_guest_is_called_by_a_whole_number(hand, name):
    hand.book()
    error = refused(hand, "update-guest", guest=name, company="Acme")
    assert (error.code, error.field) == ("GUEST_UNKNOWN", "guest")
    assert hand.do("update-guest", guest="p261123-001", company="Acme").result["guest"] == "P261123-001"


def test_the_room_means_whoever_is_in_it_now(hand, ids):
    first = hand.check_in(hand.book())
    hand.do("check-out", stay="101", settle="cash")
    assert refused(hand, "brief", stay="101", ticks=["wifi"]).code == "STAY_UNKNOWN"
    hand.do("set-room-status", room="101", status="clean")
    second = hand.check_in(hand.book("Li Na"), document=ids.second)
    assert hand.do("brief", stay="101", ticks=["wifi"]).result["stay"] == second
    assert hand.do("take-payment", stay=first, amount=1, method="cash").result["reservation"] == "R261123-001"


def test_a_room_called_like_a_short_number_is_the_room_first(hand):
    """Somebody says 101 and means the room, though a stay may end in 101 as well."""
    from sqlalchemy import text

    with hand.desk.file.write() as session:
        session.execute(
            text("INSERT INTO number_sequence (prefix, day, last) VALUES ('S', '2026-11-23', 100)")
        )
    in_102 = hand.check_in(hand.book(), "102")
    assert in_102 == "S261123-101"
    assert hand.do("brief", stay="101", ticks=["wifi"]).result["stay"] == in_102
    in_101 = hand.check_in(hand.book("Li Na"), "101", document="passport:GBR:X1234567")
    assert hand.do("brief", stay="101", ticks=["wifi"]).result["stay"] == in_101
    assert hand.do("brief", stay="s101", ticks=["wifi"]).result["stay"] == in_102


def test_a_stay_that_was_taken_back_gives_its_name_to_the_next(hand):
    reservation = hand.book()
    first = hand.check_in(reservation)
    hand.do("undo-check-in", stay=first, reason="wrong room")
    second = hand.check_in(reservation, "102")
    assert hand.do("brief", stay=reservation, ticks=["wifi"]).result["stay"] == second
    assert hand.desk.show("stay", no=reservation).stay == second
