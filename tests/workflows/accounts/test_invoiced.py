"""What is invoiced stays charged; what an OTA was paid is invoiced by nobody else, on whichever bill it stands."""

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS
from tests.invariants import check


@pytest.fixture
def stay(hand):
    return hand.check_in(hand.book())


@pytest.fixture
def other(hand):
    return hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])


def charged(hand, stay, amount, kind="minibar", **fields):
    return hand.do("post-charge", stay=stay, kind=kind, amount=amount, **fields).result["line"]


def invoiced(hand, amount, **whose):
    asked = hand.do("request-invoice", kind="personal", title="Zhang", amount=amount, **whose).result
    return hand.do("issue-invoice", invoice=asked["invoice"], issued_no="1").result["invoice"]


def left(hand, **whose):
    return hand.desk.show("invoice-offer", **whose).left_minor


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


class TestALineThatIsInvoiced:
    def test_it_is_not_corrected_until_the_invoice_is_void(self, hand, stay):
        line = charged(hand, stay, 50_000)
        invoice = invoiced(hand, 50_000, stay=stay)
        told = refused(hand, "correct-line", line=line, reason="slip")
        assert (told.code, told.field, told.items, told.next[0]) == (
            "INVOICED",
            "line",
            (50_000,),
            "void-invoice",
        )
        assert hand.value("SELECT count(*) FROM folio_line") == 1
        hand.do("void-invoice", invoice=invoice, reason="wrong")
        hand.do("correct-line", line=line, reason="slip")
        check(hand)

    def test_it_is_not_moved_to_another_guest_but_to_another_window(self, hand, stay, other):
        line = charged(hand, stay, 50_000)
        invoiced(hand, 50_000, stay=stay)
        assert refused(hand, "transfer-lines", lines=[line], stay="102").field == "lines"
        assert hand.desk.show("folio", stay=other).balance_minor == 0
        hand.do("transfer-lines", lines=[line], window=2)
        check(hand)

    @pytest.mark.usefixtures("other")
    def test_what_is_beyond_the_invoices_is_free(self, hand, stay):
        line, more = charged(hand, stay, 50_000), charged(hand, stay, 800)
        invoiced(hand, 50_000, stay=stay)
        hand.do("transfer-lines", lines=[more], stay="102")
        assert refused(hand, "transfer-lines", lines=[line], stay="102").code == "INVOICED"
        assert left(hand, stay=stay) == 0

    def test_an_allowance_is_not_moved_onto_an_invoiced_bill(self, hand, stay, other):
        charged(hand, stay, 50_000)
        invoiced(hand, 50_000, stay=stay)
        allowance = charged(hand, other, 500, "allowance", reason="noise")
        assert refused(hand, "transfer-lines", lines=[allowance], stay="101").code == "INVOICED"

    def test_an_invoice_of_the_whole_that_is_only_asked_for_holds_nothing(self, hand, stay):
        line = charged(hand, stay, 50_000)
        hand.do("request-invoice", stay=stay, kind="personal")
        hand.do("correct-line", line=line, reason="slip")
        assert left(hand, stay=stay) == 0

    def test_what_adds_to_the_bill_is_corrected_all_the_same(self, hand, stay):
        charged(hand, stay, 50_000)
        allowance = charged(hand, stay, 500, "allowance", reason="noise")
        invoiced(hand, 49_500, stay=stay)
        hand.do("correct-line", line=allowance, reason="slip")
        assert left(hand, stay=stay) == 500


class TestTheMasterBill:
    def party(self, hand, *, what=("room",), **fields):
        """Two rooms with one night charged; their stays and the master bill."""
        asked = {"type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-25", "rooms": 2, **fields}
        numbers = hand.do("book", guest="Tour leader", **asked).result["reservations"]
        master = hand.do("open-master", reservation=numbers[0], what=list(what)).result["folio"]
        stays = [hand.check_in(number, room=room, document=document, name=f"Guest {room}")
                 for number, room, document in zip(numbers, ("101", "102"), IDS, strict=False)]  # fmt: skip
        hand.do("close-day")
        return stays, master

    def test_rooms_prepaid_to_an_ota_are_not_invoiced_with_it(self, hand):
        _, master = self.party(hand, channel="ota", guarantee="prepaid", prepaid=75_200)
        hand.do("post-charge", folio=master, kind="minibar", amount=2800)
        found = hand.desk.show("invoice-offer", folio=master)
        assert (found.left_minor, found.extras_only) == (2800, True)
        assert (
            refused(hand, "request-invoice", folio=master, kind="personal", amount=2801).code
            == "INVOICE_TOO_MUCH"
        )

    def test_only_what_was_prepaid_is_left_out(self, hand):
        _, master = self.party(hand, channel="ota", guarantee="prepaid", prepaid=30_000)
        assert left(hand, folio=master) == 2 * (37_600 - 30_000)

    def test_what_the_ota_paid_of_the_guest_s_own_bill_is_not_counted_twice(self, hand):
        stays, master = self.party(hand, channel="ota", guarantee="prepaid", prepaid=37_600)
        for stay in stays:
            hand.do("route-charges", stay=stay, what=["room"], window=1)
        hand.do(
            "transfer-lines",
            lines=[hand.value("SELECT min(id) FROM folio_line WHERE kind = 'room'")],
            stay="101",
        )
        assert (left(hand, stay=stays[0]), left(hand, folio=master)) == (0, 0)
        hand.do("close-day")
        assert (left(hand, stay=stays[0]), left(hand, stay=stays[1])) == (37_600, 0)
        assert left(hand, folio=master) == 37_600

    def test_rooms_that_nobody_prepaid_are_invoiced_with_it(self, hand):
        _, master = self.party(hand)
        assert left(hand, folio=master) == 75_200

    def test_closed_and_invoiced_it_is_corrected_only_beyond_the_invoice(self, hand):
        _, master = self.party(hand)
        hand.do("take-payment", folio=master, method="card")
        hand.do("close-master", folio=master)
        invoice = invoiced(hand, 75_200, folio=master)
        line = hand.value("SELECT min(id) FROM folio_line WHERE kind = 'room'")
        assert refused(hand, "correct-line", line=line, reason="wrong rate").code == "INVOICED"
        hand.do("void-invoice", invoice=invoice, reason="wrong rate")
        other = hand.do("correct-line", line=line, reason="wrong rate").result["folio"]
        assert (left(hand, folio=master), left(hand, folio=other)) == (37_600, 0)
        assert (
            refused(hand, "request-invoice", folio=master, kind="personal", amount=37_601).code
            == "INVOICE_TOO_MUCH"
        )
        check(hand)
