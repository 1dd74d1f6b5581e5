"""Whose document it is, and who is stopped."""

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


def mrz(expires: str = "300415") -> str:
    """The specimen passport valid until `expires` (yymmdd), its check digits right."""
    from hotelcs.workflows.reception.mrz import check_digit

    number, birth, optional = "L898902C3", "740812", "ZE184226B<<<<<"
    body = f"{number}{check_digit(number)}UTO{birth}{check_digit(birth)}F{expires}{check_digit(expires)}{optional}1"
    line = body + str(check_digit(body[:10] + body[13:20] + body[21:43]))
    return "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<" + line


def refused(act, *arguments, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*arguments, **fields)
    return caught.value


def test_a_known_document_brings_its_guest_back_whatever_name_the_booking_has(hand, ids):
    first = hand.check_in(hand.book("Zhang Wei"))
    hand.do("check-out", stay=first)
    second = hand.do(
        "check-in", reservation=hand.book("W. Zhang"), room="102", document=ids.first, waive_deposit=True
    )
    people = hand.rows("SELECT g.no, g.name FROM stay s JOIN guest g ON g.id = s.guest_id ORDER BY s.id")
    assert people[0] == people[1] == (second.result["guests"][0], "Zhang Wei")
    assert hand.value("SELECT count(*) FROM id_document") == 1
    check(hand)


def test_the_booking_keeps_its_guest_when_the_document_is_anothers_and_the_desk_is_told(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    booking = hand.book("Li Na")
    done = hand.do("check-in", reservation=booking, room="102", document=ids.first, waive_deposit=True)
    booked = "SELECT g.name FROM reservation r JOIN guest g ON g.id = r.guest_id WHERE r.no = :no"
    assert hand.value(booked, no=booking) == "Li Na"
    assert any("another guest" in warning for warning in done.result["warnings"])


def test_a_new_document_is_filed_for_the_guest_of_the_booking(hand, ids):
    hand.check_in(hand.book("Zhang Wei"))
    row = hand.rows(
        "SELECT g.name, g.birth_date, g.sex, d.kind FROM id_document d JOIN guest g ON g.id = d.guest_id"
    )
    assert row == [("Zhang Wei", "1980-01-01", "m", "cn_id")]


def test_a_second_resident_number_cannot_be_the_same_guests(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    guest = hand.value("SELECT no FROM guest")
    error = refused(hand.check_in, hand.book(guest), "102", document=ids.second)
    assert (error.code, error.field) == ("DOCUMENT_OF_ANOTHER", "name")


def test_a_document_of_another_is_filed_for_the_name_that_is_typed(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    guest = hand.value("SELECT no FROM guest")
    hand.check_in(hand.book(guest), "102", document=ids.second, name="Li Na")
    assert hand.rows("SELECT g.name FROM stay s JOIN guest g ON g.id = s.guest_id ORDER BY s.id")[1] == (
        "Li Na",
    )
    check(hand)


def test_the_name_of_the_booking_typed_again_makes_no_second_guest(hand):
    hand.check_in(hand.book("Zhang Wei"), name="ZHANG  wei")
    assert hand.value("SELECT count(*) FROM guest") == 1


def test_a_temporary_card_with_the_same_number_is_the_same_person(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    hand.check_in(hand.book("Somebody"), "102", document=f"cn_temp_id:{ids.first}")
    assert hand.value("SELECT count(*) FROM id_document") == 1


def test_a_refused_guest_is_stopped_when_only_the_document_tells(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    hand.do("refuse-guest", guest=hand.value("SELECT no FROM guest"), reason="broke the lamp")
    error = refused(hand.check_in, hand.book("A. Nother"), "102")
    assert error.code == "GUEST_REFUSED"
    assert "lamp" not in str(error)
    assert hand.value("SELECT count(*) FROM stay") == 1


def test_a_refused_guest_cannot_join_a_stay(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    hand.do("refuse-guest", guest=hand.value("SELECT no FROM guest"), reason="broke the lamp")
    stay = hand.check_in(hand.book("Li Na"), "102", document=ids.second)
    assert refused(hand.do, "add-guest", stay=stay, document=ids.first).code == "GUEST_REFUSED"


def test_a_guest_to_be_watched_comes_in_with_a_notice(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    hand.do("refuse-guest", guest=hand.value("SELECT no FROM guest"), reason="lost a bill", level="watch")
    done = hand.do(
        "check-in", reservation=hand.book("X Y"), room="102", document=ids.first, waive_deposit=True
    )
    assert any("note" in warning for warning in done.result["warnings"])


def test_an_expired_passport_is_refused_and_the_duty_manager_may_excuse_it(hand):
    reservation = hand.book("Anna Eriksson")
    error = refused(hand.check_in, reservation, document=mrz("120415"))
    assert (error.code, error.field) == ("DOCUMENT_EXPIRED", "document")
    person = {"document": mrz("120415"), "exception": "embassy confirms renewal"}
    hand.check_in(reservation, document="", guests=[person])
    assert hand.value("SELECT exception FROM stay_guest") == "embassy confirms renewal"


def test_a_passport_is_good_through_its_last_day(hand):
    hand.check_in(hand.book("Anna Eriksson"), document=mrz("261123"))
    assert hand.value("SELECT expires_date FROM id_document") == "2026-11-23"


def test_a_typed_number_is_checked_against_the_expiry_read_before(hand):
    hand.do("check-out", stay=hand.check_in(hand.book("Anna Eriksson"), document=mrz("261124")))
    for _ in range(2):
        hand.do("close-day")
    again = hand.book("Anna Eriksson", arrival="2026-11-25", departure="2026-11-26")
    assert refused(hand.check_in, again, "102", document="passport:UTO:L898902C3").code == "DOCUMENT_EXPIRED"


def test_a_failed_check_digit_stops_until_somebody_compared_it_with_the_page(hand):
    misread = mrz()[:-1] + str((int(mrz()[-1]) + 1) % 10)
    reservation = hand.book("Anna Eriksson")
    error = refused(hand.check_in, reservation, document=misread)
    assert error.code == "DOCUMENT_DOUBTFUL"
    assert "confirmed=true" in error.next
    hand.check_in(reservation, document=misread, confirmed=True)


def test_the_latin_name_of_a_passport_is_kept_and_found(hand):
    hand.check_in(hand.book("安娜"), document=mrz())
    assert hand.value("SELECT name FROM guest") == "安娜"
    assert hand.value("SELECT count(*) FROM search_term WHERE term = 'eriksson'") == 1


def test_no_byte_on_disk_holds_the_number_of_a_document(hand, ids):
    hand.do("check-in", reservation=hand.book(), room="101", document=ids.first, waive_deposit=True, key="k1")
    hand.check_in(hand.book("Anna"), "102", document=mrz())
    for name in ("hotel.db", "hotel.db-wal", "hotel.db-journal"):
        path = hand.path.with_name(name)
        data = path.read_bytes() if path.exists() else b""
        for number in (ids.first, ids.first[:-1], "L898902C3", mrz()[44:]):
            assert number.encode() not in data
            assert number.encode("utf-16-le") not in data


def test_equal_numbers_have_equal_blind_indexes_and_different_seals(hand, ids):
    from hotelcs.storage import keys

    held = keys.load(hand.desk.uid)
    assert held.digest(ids.first) == held.digest(ids.first)
    assert held.seal(ids.first, "a") != held.seal(ids.first, "a")
    assert held.open(held.seal(ids.first, "a"), "b") is None


def test_short_numbers_keep_less_of_themselves_in_the_clear(hand):
    hand.check_in(hand.book("Chen"), document="12345678")
    first, last = hand.rows("SELECT first, last FROM id_document")[0]
    assert len(first) + len(last) <= 3


def test_without_the_key_file_a_new_document_is_refused_and_nothing_is_half_done(hand, monkeypatch):
    from hotelcs.storage import keys

    monkeypatch.setattr(keys, "load", lambda _: keys.Keys())
    other = hand.at("admin")
    assert refused(other.check_in, hand.book()).code == "KEY_MISSING"
    assert hand.value("SELECT count(*) FROM stay") == 0


def test_one_document_cannot_be_two_people(hand, ids):
    reservation = hand.book(adults=2)
    error = refused(hand.check_in, reservation, guests=[{"document": ids.first.lower()}])
    assert error.code == "DOCUMENT_TWICE"


def test_a_guest_who_is_in_another_room_already_is_pointed_out(hand, ids):
    hand.check_in(hand.book("Zhang Wei"))
    done = hand.do(
        "check-in", reservation=hand.book("Zhang Wei"), room="102", document=ids.first, waive_deposit=True
    )
    assert any("another room" in warning for warning in done.result["warnings"])
