"""What is on file about a guest: changed, completed, refused, allowed, shown."""

import pytest

from hotelcs.errors import Denied, Refusal, Stale
from tests.invariants import check


def guest_of(hand, name: str = "Zhang Wei") -> str:
    return str(hand.value("SELECT no FROM guest WHERE name = :name", name=name))


def refused(hand, verb, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def test_fields_given_change_and_the_others_stay(hand):
    hand.book("Zhang Wei", phone="13800138000")
    done = hand.do("update-guest", guest=guest_of(hand), email="zw@example.com", vip_level=2)
    assert done.result["fields"] == ["email", "vip_level"]
    assert hand.rows("SELECT name, phone, email, vip_level FROM guest") == [
        ("Zhang Wei", "+8613800138000", "zw@example.com", 2)
    ]


def test_an_empty_text_clears_a_field(hand):
    hand.book("Zhang Wei", phone="13800138000")
    hand.do("update-guest", guest=guest_of(hand), phone="")
    assert hand.value("SELECT phone FROM guest") == ""
    assert hand.value("SELECT count(*) FROM search_term WHERE term = '8000'") == 0


def test_saying_what_is_known_changes_nothing(hand):
    hand.book("Zhang Wei")
    assert hand.do("update-guest", guest=guest_of(hand), name="Zhang Wei").changed == 0


def test_a_new_name_is_found_and_the_old_one_is_not(hand, ids):
    hand.check_in(hand.book("Zhang Wei", phone="13800138000"))
    hand.do("update-guest", guest=guest_of(hand), name="李娜")
    terms = {term for (term,) in hand.rows("SELECT term FROM search_term")}
    assert {"lina", "8000", "001x"} <= terms
    assert "zhang" not in terms


def test_two_desks_do_not_overwrite_each_other(hand):
    hand.book("Zhang Wei")
    hand.at("desk").do("update-guest", guest=guest_of(hand), note="likes tea", version=1)
    with pytest.raises(Stale) as caught:
        hand.do("update-guest", guest=guest_of(hand), note="likes coffee", lang="zh", version=1)
    assert ("note", "likes coffee", "likes tea") in caught.value.items
    assert "desk" in str(caught.value)
    hand.do("update-guest", guest=guest_of(hand), note="likes coffee", version=2)


def test_an_old_registration_keeps_the_name_it_was_made_with(hand):
    hand.check_in(hand.book("Zhang Wei"))
    hand.do("update-guest", guest=guest_of(hand), name="Zhang Wei-Li", nationality="SGP")
    assert hand.rows("SELECT name, nationality FROM stay_guest") == [("Zhang Wei", "CHN")]


@pytest.mark.parametrize(
    "fields",
    [
        {"nationality": "China"},
        {"vip_level": 4},
        {"sex": "male"},
        {"birth_date": "2027-01-01"},
        {"name": "\x07"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_makes_no_sense_is_refused(hand, fields):
    hand.book("Zhang Wei")
    with pytest.raises(Refusal) as caught:
        hand.do("update-guest", guest=guest_of(hand), **fields)
    assert caught.value.field == next(iter(fields))


def test_the_ledger_names_the_fields_and_not_their_values(hand):
    hand.book("Zhang Wei")
    entry = hand.do("update-guest", guest=guest_of(hand), email="zw@example.com").entry
    result = hand.value("SELECT result FROM ledger WHERE seq = :seq", seq=entry)
    assert "email" in result
    assert "example.com" not in result


def test_a_booking_without_guest_data_gets_its_guest(hand):
    reservation = hand.do(
        "book", type="KNG", arrival="2026-11-23", departure="2026-11-24", source_ref="X1"
    ).result["reservation"]
    hand.do("complete-guest", reservation=reservation, guest="Zhang Wei", phone="13800138000")
    assert hand.value("SELECT g.name FROM reservation r JOIN guest g ON g.id = r.guest_id") == "Zhang Wei"
    assert refused(hand, "complete-guest", reservation=reservation, guest="Li Na").code == "GUEST_KNOWN"


def test_a_booking_without_guest_data_is_completed_at_check_in(hand, ids):
    reservation = hand.do(
        "book", type="KNG", arrival="2026-11-23", departure="2026-11-24", source_ref="X1"
    ).result["reservation"]
    with pytest.raises(Refusal) as caught:
        hand.check_in(reservation)
    assert (caught.value.code, caught.value.field) == ("NAME_MISSING", "name")
    hand.check_in(reservation, name="Zhang Wei")
    assert hand.value("SELECT g.name FROM reservation r JOIN guest g ON g.id = r.guest_id") == "Zhang Wei"
    check(hand)


def test_a_refused_guest_cannot_book(hand):
    hand.book("Zhang Wei")
    hand.do("refuse-guest", guest=guest_of(hand), reason="broke the lamp on 3 May, seen by lin")
    assert (
        refused(
            hand, "book", guest=guest_of(hand), type="KNG", arrival="2026-11-23", departure="2026-11-24"
        ).code
        == "GUEST_REFUSED"
    )


def test_refusing_takes_the_right_and_the_reason_stays_out_of_the_ledger(hand):
    hand.book("Zhang Wei")
    with pytest.raises(Denied):
        hand.at("desk").do("refuse-guest", guest=guest_of(hand), reason="x")
    entry = hand.do("refuse-guest", guest=guest_of(hand), reason="broke the lamp").entry
    assert "lamp" not in hand.value("SELECT result FROM ledger WHERE seq = :seq", seq=entry)
    assert hand.value("SELECT blacklist_reason FROM guest") == "broke the lamp"


def test_allowing_lifts_the_mark_and_needs_one(hand):
    hand.book("Zhang Wei")
    assert refused(hand, "allow-guest", guest=guest_of(hand), reason="x").code == "NOT_BARRED"
    entry = hand.do("refuse-guest", guest=guest_of(hand), reason="x").entry
    hand.desk.undo(entry)
    assert hand.value("SELECT blacklist FROM guest") == "none"


def test_the_card_shows_stays_bookings_and_documents_masked(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei", phone="13800138000")))
    number = guest_of(hand)
    hand.book(number, arrival="2026-12-01", departure="2026-12-02")
    hand.check_in(hand.book(number), "102")
    card = hand.desk.show("guest", no=number)
    assert (card.stays, card.first_stay, card.in_house) == (2, "2026-11-23", card.recent[0].stay)
    assert [booking.arrival for booking in card.coming] == ["2026-12-01"]
    assert card.documents[0].number == "3405**********001X"
    assert card.phone.endswith("13800138000"), "whole for who changes bookings"
    assert ids.first not in repr(card)


@pytest.mark.parametrize("no", ["p1", "P261123-001", "P-001"])
def test_a_guest_is_named_by_number_or_short_form(hand, no):
    hand.book("Zhang Wei")
    assert hand.desk.show("guest", no=no).name == "Zhang Wei"


@pytest.mark.parametrize("no", ["P261123-999", "Zhang", "R1", ""])
def test_an_unknown_guest_is_said(hand, no):
    with pytest.raises(Refusal) as caught:
        hand.desk.show("guest", no=no)
    assert caught.value.code == "GUEST_UNKNOWN"


def test_an_undone_stay_is_no_visit(hand):
    hand.do("undo-check-in", stay=hand.check_in(hand.book("Zhang Wei")), reason="x")
    assert hand.desk.show("guest", no=guest_of(hand)).stays == 0
