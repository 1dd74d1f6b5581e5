"""Where charges go: windows of the own bill, the company's window, the master bill of the party - at every posting."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.reception import routing
from tests.conftest import IDS
from tests.invariants import check

PARTY = {"type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-25"}


@pytest.fixture
def stay(hand):
    return hand.check_in(hand.book())


@pytest.fixture
def sun(hand):
    hand.do("add-company", code="SUN", name="阳光贸易", credit=1_000_000)
    return "SUN"


def bill(hand, stay):
    return hand.desk.show("folio", stay=stay)


def placed(hand, stay):
    """(kind, window, amount) of each line."""
    return [(line.kind, line.window, line.amount_minor) for line in bill(hand, stay).lines]


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def party(hand, rooms=2):
    """Rooms booked together, all checked in; the stays."""
    booked = hand.do("book", guest="Tour leader", rooms=rooms, **PARTY).result
    return [
        hand.check_in(reservation, room=room, document=document, name=f"Guest {room}")
        for reservation, room, document in zip(
            booked["reservations"], ("101", "102", "103"), IDS, strict=False
        )
    ]


def test_extras_go_to_the_window_the_rule_names_and_the_room_stays(hand, stay):
    hand.do("route-charges", stay=stay, what=["extras"], window=2)
    hand.do("post-charge", stay=stay, kind="minibar", amount=2800)
    hand.do("close-day")
    assert placed(hand, stay) == [("minibar", 2, 2800), ("room", 1, 37600)]
    check(hand)


def test_the_night_charges_the_company_s_window_once_and_its_account_at_check_out(hand, stay, sun):
    routed = hand.do("route-charges", stay=stay, what=["room"], company=sun).result
    assert (routed["window"], routed["company"]) == (2, "SUN")
    hand.do("close-day")
    hand.do("close-day")
    hand.do("post-charge", stay=stay, kind="minibar", amount=2800)
    assert placed(hand, stay) == [("room", 2, 37600), ("room", 2, 37600), ("minibar", 1, 2800)]
    row = next(row for row in hand.desk.show("departures") if row.stay == stay)
    assert (row.group, row.balance_minor) == ("owes", 78000)
    done = hand.do("check-out", stay=stay, settle="cash").result
    assert (done["company_minor"], done["paid_minor"]) == (75200, 2800)
    assert hand.desk.show("companies")[0].owed_minor == 75200
    check(hand)


def test_a_guest_whose_company_pays_all_is_ready_to_go(hand, stay, sun):
    hand.do("route-charges", stay=stay, what=["all"], company=sun)
    hand.do("close-day")
    hand.do("close-day")
    assert next(row for row in hand.desk.show("departures") if row.stay == stay).group == "ready"


def test_a_deposit_of_the_guest_does_not_pay_for_the_company(hand, sun):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method="cash")
    hand.do("route-charges", stay=stay, what=["room"], company=sun)
    hand.do("close-day")
    done = hand.do("check-out", stay=stay).result
    assert (done["company_minor"], done["refunded_minor"]) == (37600, 100_000)
    check(hand)


def test_a_window_that_is_named_beats_the_rule(hand, stay):
    hand.do("route-charges", stay=stay, what=["minibar"], window=2)
    hand.do("post-charge", stay=stay, kind="minibar", amount=100, window=1)
    hand.do("post-charge", stay=stay, kind="minibar", amount=200)
    assert placed(hand, stay) == [("minibar", 1, 100), ("minibar", 2, 200)]


def test_the_late_fee_follows_the_rule_of_the_room(hand, stay, sun):
    hand.do("route-charges", stay=stay, what=["room"], company=sun)
    hand.do("close-day")
    hand.do("close-day")
    hand.now = hand.now.replace(day=25, hour=7, minute=20)
    done = hand.do("check-out", stay=stay).result
    assert (done["late_fee_minor"], done["company_minor"]) == (18800, 2 * 37600 + 18800)
    check(hand)


def test_a_rule_is_undone_and_forgotten(hand, stay):
    first = hand.do("route-charges", stay=stay, what=["minibar"], window=2)
    hand.do("route-charges", stay=stay, what=["minibar"], window=3)
    hand.desk.undo(hand.value("SELECT max(seq) FROM ledger"))
    hand.do("post-charge", stay=stay, kind="minibar", amount=100)
    assert placed(hand, stay)[-1] == ("minibar", 2, 100)
    hand.desk.undo(first.entry)
    hand.do("post-charge", stay=stay, kind="minibar", amount=300)
    assert placed(hand, stay)[-1] == ("minibar", 1, 300)


def test_a_rule_may_be_made_before_the_guest_comes(hand, sun):
    reservation = hand.book()
    hand.do("route-charges", reservation=reservation, what=["room"], company=sun)
    stay = hand.check_in(reservation)
    hand.do("close-day")
    assert placed(hand, stay) == [("room", 2, 37600)]
    window = next(row for row in bill(hand, stay).windows if row.window == 2)
    assert window.receives == tuple(sorted(routing.ROOM))


def test_window_1_is_the_guest_s_own(hand, stay, sun):
    assert (
        refused(hand, "route-charges", stay=stay, what=["room"], company=sun, window=1).code
        == "WINDOW_OF_GUEST"
    )


def test_there_are_nine_windows(hand, stay, sun):
    for window in range(2, 10):
        hand.do("post-charge", stay=stay, kind="minibar", amount=100, window=window)
    assert refused(hand, "route-charges", stay=stay, what=["room"], company=sun).code == "WINDOWS_FULL"


def test_nothing_is_routed_for_who_is_gone(hand, stay):
    hand.do("check-out", stay=stay, settle="cash")
    assert refused(hand, "route-charges", stay=stay, what=["room"], window=2).code == "ILLEGAL_STATE"


def test_a_word_that_is_no_kind_of_charge_is_refused(hand, stay):
    told = refused(hand, "route-charges", stay=stay, what=["champagne"], window=2)
    assert (told.code, told.field) == ("FIELD_INVALID", "what")


@pytest.mark.parametrize(("words", "has", "lacks"), [
    (("room",), "late_fee", "minibar"), (("extras",), "minibar", "room"), (("all",), "discount", "correction"),
    (("laundry",), "laundry", "minibar"),
])  # fmt: skip
def test_words_for_several_kinds(words, has, lacks):
    kinds = routing.kinds_of(words)
    assert has in kinds
    assert lacks not in kinds


class TestMasterBill:
    """The one bill that a party's rooms share."""

    def test_it_receives_the_rooms_of_the_whole_party_and_their_guests_keep_the_rest(self, hand):
        first, second = party(hand)
        master = hand.do("open-master", reservation=bill(hand, first).reservation, title="Spring tour").result
        hand.do("post-charge", stay=second, kind="minibar", amount=2800)
        hand.do("close-day")
        found = hand.desk.show("folio", no=master["folio"])
        assert [(line.kind, line.room, line.amount_minor) for line in found.lines] == [
            ("room", "101", 37600), ("room", "102", 37600)]  # fmt: skip
        assert (found.master, found.balance_minor) == (master["folio"], 75200)
        assert (bill(hand, first).balance_minor, bill(hand, second).balance_minor) == (0, 2800)
        assert bill(hand, second).windows[-1].kind == "master"
        check(hand)

    def test_one_is_open_a_party_and_single_bookings_have_none(self, hand):
        first, second = party(hand)
        hand.do("open-master", reservation=bill(hand, second).reservation)
        assert refused(hand, "open-master", reservation=bill(hand, first).reservation).code == "MASTER_OPEN"
        assert refused(hand, "open-master", reservation=hand.book("Alone")).code == "NO_PARTY"

    def test_the_last_room_does_not_leave_while_it_is_owed(self, hand):
        first, second = party(hand)
        master = hand.do("open-master", reservation=bill(hand, first).reservation).result["folio"]
        hand.do("close-day")
        hand.do("check-out", stay=first)
        told = refused(hand, "check-out", stay=second)
        assert (told.code, told.items) == ("MASTER_OWED", (75200,))
        hand.do("take-payment", folio=master, method="card")
        hand.do("check-out", stay=second)
        assert hand.value("SELECT status FROM folio WHERE no = :no", no=master) == "closed"
        check(hand)

    def test_its_company_pays_when_the_last_room_leaves(self, hand, sun):
        first, second = party(hand)
        hand.do("open-master", reservation=bill(hand, first).reservation, company=sun, what=["all"])
        hand.do("post-charge", stay=second, kind="minibar", amount=2800)
        hand.do("close-day")
        hand.do("check-out", stay=first)
        hand.do("check-out", stay=second)
        assert hand.desk.show("companies")[0].owed_minor == 2 * 37600 + 2800
        check(hand)

    def test_a_room_s_own_rule_comes_first(self, hand):
        first, second = party(hand)
        hand.do("open-master", reservation=bill(hand, first).reservation, what=["all"])
        hand.do("route-charges", stay=second, what=["extras"], window=1)
        hand.do("post-charge", stay=second, kind="minibar", amount=2800)
        hand.do("post-charge", stay=first, kind="minibar", amount=900)
        assert (bill(hand, first).balance_minor, bill(hand, second).balance_minor) == (0, 2800)

    def test_a_night_on_it_is_refunded_there_when_the_stay_is_shortened_at_the_rate_charged(self, hand):
        first, _ = party(hand)
        master = hand.do("open-master", reservation=bill(hand, first).reservation).result["folio"]
        hand.do("close-day")
        hand.do("extend", stay=first, departure="2026-11-27")
        hand.do("close-day")
        hand.do("shorten", stay=first, departure="2026-11-25")
        assert hand.desk.show("folio", no=master).balance_minor == 4 * 37600
        check(hand)

    def test_money_is_paid_back_from_it(self, hand):
        first, _ = party(hand)
        master = hand.do("open-master", reservation=bill(hand, first).reservation).result["folio"]
        hand.do("take-payment", folio=master, amount=5000, method="wechat")
        paid_back = hand.do("refund", folio=master).result
        assert (paid_back["amount_minor"], paid_back["method"]) == (-5000, "wechat")
        assert refused(hand, "refund", folio=master, amount=100).code == "REFUND_TOO_MUCH"
        check(hand)

    def test_closed_it_sends_charges_to_the_rooms_again_and_takes_none_itself(self, hand):
        first, _ = party(hand)
        master = hand.do("open-master", reservation=bill(hand, first).reservation, what=["all"]).result[
            "folio"
        ]
        hand.do("close-master", folio=master)
        hand.do("post-charge", stay=first, kind="minibar", amount=2800)
        assert bill(hand, first).balance_minor == 2800
        assert refused(hand, "post-charge", folio=master, kind="minibar", amount=1).code == "FOLIO_CLOSED"
        hand.do("open-master", reservation=bill(hand, first).reservation)
        check(hand)

    def test_it_changes_what_it_receives_and_who_pays(self, hand, sun):
        first, _ = party(hand)
        master = hand.do("open-master", reservation=bill(hand, first).reservation, company=sun).result[
            "folio"
        ]
        changed = hand.do("change-master", folio=master, what=["minibar"], no_company=True).result
        assert (changed["kinds"], changed["company"]) == (["minibar"], "")
        hand.do("post-charge", stay=first, kind="minibar", amount=2800)
        assert hand.desk.show("folio", no=master).balance_minor == 2800
        assert refused(hand, "close-master", folio=master).code == "MASTER_OWED"

    def test_the_bill_of_a_guest_is_none(self, hand, stay):
        own = bill(hand, stay).windows[0].folio
        assert refused(hand, "close-master", folio=own).code == "NOT_A_MASTER"
        assert refused(hand, "close-master", folio="F261123-999").code == "FOLIO_UNKNOWN"
