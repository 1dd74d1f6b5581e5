"""The duty board counts what is true."""

from datetime import timedelta

from hotelcs import i18n


def test_an_empty_house(hand):
    board = hand.desk.show("home")
    assert (board.hotel, board.business_date, board.rooms_total, board.sellable) == (
        "Lakeside Hotel",
        "2026-11-23",
        6,
        6,
    )
    assert (board.arrivals_due, board.departures_due, board.in_house, board.guests, board.sold_tonight) == (
        0,
    ) * 5
    assert board.codes == {"VI": 0, "VC": 6, "VD": 0, "VD*": 0, "OC": 0, "OD": 0, "OOS": 0, "OOO": 0}
    i18n.use("zh")
    assert hand.desk.show("home").hotel == "湖畔酒店"


def test_arrivals_are_counted_as_due_come_and_left(hand):
    hand.book("A")
    hand.check_in(hand.book("B"))
    hand.do("cancel", reservation=hand.book("C"), reason="ill")
    board = hand.desk.show("home")
    assert (board.arrivals_due, board.arrivals_in, board.arrivals_left) == (2, 1, 1)
    assert (board.in_house, board.guests, board.sold_tonight, board.registrations_pending) == (1, 1, 2, 1)
    assert (board.codes["OC"], board.codes["VC"]) == (1, 5)


def test_departures_are_counted_as_due_gone_and_left(hand):
    stay = hand.check_in(hand.book("A", departure="2026-11-24"))
    hand.check_in(hand.book("B", departure="2026-11-24"), room="102", document="11010519491231002X")
    hand.do("close-day")
    assert hand.desk.show("home").departures_due == 2
    hand.do("check-out", stay=stay, settle="cash", late_fee=False)
    board = hand.desk.show("home")
    assert (board.departures_due, board.departures_out, board.departures_left) == (2, 1, 1)


def test_minors_are_counted_among_the_guests(hand):
    child = {"name": "Child", "minor": True, "guardian": "Zhang Wei", "relation": "father"}
    hand.check_in(hand.book(children=1), guests=[child])
    board = hand.desk.show("home")
    assert (board.guests, board.minors) == (2, 1)


def test_rooms_out_of_order_are_not_sellable_and_those_out_of_service_are(hand):
    hand.do("block-room", room="103", kind="ooo", from_="2026-11-23", to="2026-11-25", reason="tap")
    hand.do("block-room", room="202", kind="oos", from_="2026-11-23", to="2026-11-25", reason="TV")
    board = hand.desk.show("home")
    assert (board.sellable, board.codes["OOO"], board.codes["OOS"]) == (5, 1, 1)


def test_the_queue_is_shown_in_order_with_minutes_and_the_room(hand):
    hand.do("queue", reservation=hand.book("First", room="101"))
    hand.now += timedelta(minutes=8)
    hand.do("queue", reservation=hand.book("Second"))
    hand.now += timedelta(minutes=6)
    queue = hand.desk.show("home").queue
    assert [(row.guest, row.minutes, row.room, row.room_code) for row in queue] == [
        ("First", 14, "101", "VC"),
        ("Second", 6, "", ""),
    ]
    assert hand.desk.show("home").waiting == 2


def test_arrivals_whose_guest_is_not_known_yet_are_counted(hand):
    hand.do("book", type="KNG", arrival="2026-11-23", departure="2026-11-25", source_ref="X1", adults=0)
    assert hand.desk.show("home").guest_data_missing == 1


def test_the_log_tells_the_last_acts_newest_first(hand):
    reservation = hand.book()
    log = hand.desk.show("home").log
    assert (log[0].verb, log[0].subject, log[0].actor, log[0].at) == (
        "book",
        reservation,
        "admin",
        "2026-11-23 15:00",
    )
    assert len(log) <= 10


def test_the_board_asks_a_handful_of_queries(hand, monkeypatch):
    from hotelcs.storage.reading import DriverReader

    asked = []
    plain = DriverReader.rows
    monkeypatch.setattr(
        DriverReader, "rows", lambda self, sql, **v: asked.append(sql) or plain(self, sql, **v)
    )
    hand.desk.show("home")
    assert len(asked) <= 8, "who asks, a handful, and whether there should be a backup where there is none"
