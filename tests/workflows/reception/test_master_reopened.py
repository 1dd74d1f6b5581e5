"""The master bill of a party ends with its last room, however it ends, and lives again with whoever comes back."""

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS
from tests.invariants import check

PARTY = {"type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
FIRST, SECOND = "R261123-001", "R261123-002"


@pytest.fixture
def tour(hand):
    """Two rooms of one party; a company with credit pays their master bill."""
    hand.do("add-company", code="BIG", name="大公司", credit=1_000_000)
    hand.do("book", guest="Tour leader", rooms=2, **PARTY)
    return hand


def opened(hand, **fields):
    asked = {"company": "BIG", "what": ["room"], **fields}
    return hand.do("open-master", reservation=FIRST, **{k: v for k, v in asked.items() if v}).result["folio"]


def arrive(hand, *reservations):
    return [
        hand.check_in(number, room=room, document=document, name=f"Guest {room}")
        for number, room, document in zip(reservations, ("101", "102"), IDS, strict=False)
    ]


def state(hand, folio):
    return hand.value("SELECT status FROM folio WHERE no = :no", no=folio)


def owed(hand):
    return hand.value("SELECT owed_minor FROM company_account")


def code(hand, verb, **fields):
    with pytest.raises(Refusal) as refused:
        hand.do(verb, **fields)
    return refused.value.code


class TestTakenBack:
    def test_a_late_fee_on_it_is_taken_back_on_an_open_bill_and_asked_anew(self, tour):
        master = opened(tour)
        first, second = arrive(tour, FIRST, SECOND)
        tour.do("close-day")
        tour.now = tour.now.replace(day=24)
        tour.do("check-out", stay=first)
        fee = tour.do("check-out", stay=second).result["late_fee_minor"]
        assert (fee, state(tour, master)) == (18800, "closed")
        tour.do("undo-check-out", stay=second, reason="came back")
        assert state(tour, master) == "open"
        assert tour.desk.show("folio", no=master).balance_minor == -fee
        check(tour)
        tour.do("check-out", stay=second)
        assert (state(tour, master), tour.desk.show("folio", no=master).balance_minor) == ("closed", 0)
        check(tour)

    def test_whoever_comes_back_sleeps_at_the_party_s_cost_also_when_another_left_last(self, tour):
        master = opened(tour)
        first, second = arrive(tour, FIRST, SECOND)
        for stay in (first, second):
            tour.do("check-out", stay=stay)
        tour.do("undo-check-out", stay=first, reason="came back")
        tour.do("close-day")
        assert tour.desk.show("folio", no=master).balance_minor == 37600
        assert tour.desk.show("folio", stay=first).balance_minor == 0
        check(tour)

    def test_closed_by_hand_it_stays_closed(self, tour):
        master = opened(tour)
        first, second = arrive(tour, FIRST, SECOND)
        tour.do("close-master", folio=master)
        for stay in (first, second):
            tour.do("check-out", stay=stay)
        tour.do("undo-check-out", stay=second, reason="came back")
        assert state(tour, master) == "closed"
        check(tour)

    def test_opened_by_mistake_and_undone_it_stays_closed(self, tour):
        done = tour.do("open-master", reservation=FIRST)
        tour.desk.undo(done.entry)
        (first,) = arrive(tour, FIRST)
        tour.do("cancel", reservation=SECOND, reason="ill", fee=0)
        tour.do("check-out", stay=first)
        tour.do("undo-check-out", stay=first, reason="came back")
        assert state(tour, done.result["folio"]) == "closed"

    def test_a_fee_on_a_closed_bill_is_taken_back_where_it_can_be_written(self, tour):
        master = opened(tour)
        for number in (FIRST, SECOND):
            tour.do("cancel", reservation=number, reason="ill", fee=5000)
        assert (state(tour, master), owed(tour)) == ("closed", 10_000)
        told = tour.do("reinstate", reservation=SECOND, reverse_fee=True).result
        assert told["fee_reversed_minor"] == 5000
        assert (state(tour, master), tour.desk.show("folio", no=master).balance_minor) == ("open", -5000)
        check(tour)

    def test_a_fee_paid_by_the_guest_is_taken_back_on_a_new_bill(self, hand):
        booked = hand.book()
        hand.do("cancel", reservation=booked, reason="ill", fee=5000)
        hand.do("take-payment", reservation=booked, method="cash")
        hand.do("reinstate", reservation=booked, reverse_fee=True)
        assert hand.rows(
            "SELECT f.status, sum(l.amount_minor) FROM folio f JOIN folio_line l ON l.folio_id = f.id "
            "GROUP BY f.id ORDER BY f.id"
        ) == [("closed", 5000), ("open", -5000)]
        check(hand)


class TestTheLastOne:
    @pytest.fixture
    def one_left(self, tour):
        """A room of the party has slept and gone; the other has not come. The night is owed on the master bill."""
        tour.do("amend", reservation=SECOND, arrival="2026-11-24", departure="2026-11-25")
        master = opened(tour)
        (stay,) = arrive(tour, FIRST)
        tour.do("close-day")
        tour.do("check-out", stay=stay, late_fee=False)
        assert state(tour, master) == "open"
        return tour, master

    @pytest.mark.parametrize(
        ("verb", "fields", "fee"),
        [("cancel", {"reason": "ill", "fee": 5000}, 5000), ("no-show", {}, 0)],
    )
    def test_its_company_pays_when_the_last_does_not_come(self, one_left, verb, fields, fee):
        hand, master = one_left
        hand.do(verb, reservation=SECOND, **fields)
        assert (state(hand, master), owed(hand)) == ("closed", 37600 + fee)
        check(hand)

    def test_its_company_pays_when_the_last_is_sent_elsewhere_and_it_lives_on_when_not(self, one_left):
        hand, master = one_left
        hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=52_000)
        hand.do("walk", reservation=SECOND, partner="grand", reason="no room")
        assert (state(hand, master), owed(hand)) == ("closed", 37600)
        hand.do("unwalk", reservation=SECOND)
        assert state(hand, master) == "open"
        check(hand)

    def test_the_night_marks_the_last_one_missed_and_its_company_pays(self, one_left):
        hand, master = one_left
        hand.do("close-day")
        assert state(hand, master) == "closed"
        check(hand)

    def test_what_no_company_can_pay_stays_owed_and_refuses_nobody(self, one_left):
        hand, master = one_left
        hand.do("change-company", company="BIG", credit=100)
        hand.do("cancel", reservation=SECOND, reason="ill", fee=0)
        assert (state(hand, master), owed(hand)) == ("open", 0)
        hand.do("take-payment", folio=master, method="card")
        assert state(hand, master) == "closed"
        check(hand)

    def test_a_party_cancelled_whole_is_charged_with_all_its_fees(self, tour):
        master = opened(tour)
        tour.do("cancel", reservation=FIRST, reason="ill", fee=5000, party=True)
        assert (state(tour, master), owed(tour)) == ("closed", 5000)
        check(tour)


class TestCorrectedLater:
    @pytest.fixture
    def paid(self, tour):
        """Both have left, the company was charged for both nights; the master bill is closed."""
        master = opened(tour)
        stays = arrive(tour, FIRST, SECOND)
        tour.do("close-day")
        for stay in stays:
            tour.do("check-out", stay=stay, late_fee=False)
        return tour, master

    def test_a_line_is_taken_back_on_another_and_the_company_gets_its_money(self, paid):
        hand, master = paid
        line = hand.value("SELECT min(id) FROM folio_line WHERE kind = 'room'")
        told = hand.do("correct-line", line=line, reason="wrong rate").result
        assert (told["folio"] != master, told["balance_minor"]) == (True, -37600)
        check(hand)
        back = hand.do("refund", folio=told["folio"]).result
        assert (back["method"], back["amount_minor"], owed(hand)) == ("company_ar", -37600, 37600)
        assert state(hand, told["folio"]) == "closed"
        check(hand)

    def test_no_more_is_paid_back_than_the_party_has_paid(self, paid):
        hand, _ = paid
        line = hand.value("SELECT min(id) FROM folio_line WHERE kind = 'room'")
        other = hand.do("correct-line", line=line, reason="wrong rate").result["folio"]
        assert code(hand, "refund", folio=other, amount=75201) == "REFUND_TOO_MUCH"

    def test_the_second_correction_finds_the_first_one_s_bill(self, paid):
        hand, _ = paid
        lines = [row[0] for row in hand.rows("SELECT id FROM folio_line WHERE kind = 'room'")]
        told = [hand.do("correct-line", line=line, reason="wrong rate").result["folio"] for line in lines]
        assert told[0] == told[1]
        check(hand)

    def test_what_it_was_charged_to_the_company_is_taken_back_and_owed_again(self, paid):
        hand, _ = paid
        payment = hand.value("SELECT max(id) FROM payment")
        told = hand.do("correct-line", payment=payment, reason="they pay by card").result
        assert (told["balance_minor"], owed(hand)) == (75200, 0)
        hand.do("take-payment", folio=told["folio"], method="card")
        assert state(hand, told["folio"]) == "closed"
        check(hand)

    def test_no_room_is_charged_to_it_by_rule(self, tour):
        master = opened(tour)
        first, _ = arrive(tour, FIRST, SECOND)
        tour.do("close-day")
        tour.do("close-master", folio=master)
        line = tour.value("SELECT min(id) FROM folio_line WHERE kind = 'room'")
        tour.do("correct-line", line=line, reason="wrong rate")
        tour.do("extend", stay=first, departure="2026-11-26")
        tour.do("close-day")
        assert tour.desk.show("folio", stay=first).balance_minor == 37600
        check(tour)
