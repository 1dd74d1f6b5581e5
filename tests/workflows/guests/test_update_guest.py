"""What is on file about a guest is changed field by field, found again, and never overwritten unseen."""

import pytest

from hotelcs.errors import Refusal, Stale
from hotelcs.workflows.guests.update_guest import FIELDS
from tests.conftest import IDS
from tests.invariants import check

VALUES = {
    "name": "王芳", "name_latin": "Wang Fang", "sex": "f", "birth_date": "1990-02-28", "nationality": "GBR", "phone": "+8613900139000",
    "email": "wf@example.org", "lang": "zh", "vip_level": 2, "company": "Acme", "note": "two\npillows",
}  # fmt: skip


@pytest.fixture
def guest(hand) -> str:
    """The number of a guest in house."""
    hand.check_in(hand.book("Zhang Wei", phone="+8613800138000"))
    return str(hand.value("SELECT no FROM guest"))


def change(hand, guest, **fields):
    result = hand.do("update-guest", guest=guest, **fields).result
    check(hand)
    return result


def refused(hand, guest, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        change(hand, guest, **fields)
    return caught.value


def found(hand, words: str) -> bool:
    """Whether the guest's stay or card is found by `words`."""
    return any(hit.kind in ("guest", "stay") for hit in hand.desk.show("find", text=words))


def test_there_is_a_value_for_every_field():
    assert set(VALUES) == set(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_changed_alone_and_told_by_its_name(hand, guest, name):
    before = hand.rows(f"SELECT {', '.join(field for field in FIELDS if field != name)} FROM guest")
    result = change(hand, guest, **{name: VALUES[name]})
    assert (result["guest"], result["fields"], result["version"]) == (guest, [name], 2)
    assert hand.value(f"SELECT {name} FROM guest") == VALUES[name]
    assert hand.rows(f"SELECT {', '.join(field for field in FIELDS if field != name)} FROM guest") == before


@pytest.mark.parametrize("name", FIELDS)
def test_the_same_value_again_is_no_change(hand, guest, name):
    change(hand, guest, **{name: VALUES[name]})
    result = change(hand, guest, **{name: VALUES[name]})
    assert (result["fields"], result["version"]) == ([], 2)


@pytest.mark.parametrize("born", ["1921-03-31", "1970-01-01", "1999-12-31", "2000-01-01", "2026-11-22"])
def test_people_are_born_in_any_century(hand, guest, born):
    change(hand, guest, birth_date=born)
    assert hand.desk.show("guest", no=guest).birth_date == born


@pytest.mark.parametrize("name", ["name_latin", "phone", "email", "lang", "company", "note", "nationality"])
def test_an_empty_text_clears_a_field(hand, guest, name):
    change(hand, guest, **{name: VALUES[name]})
    change(hand, guest, **{name: ""})
    assert not hand.value(f"SELECT {name} FROM guest")


@pytest.mark.parametrize(("fields", "field"), [
    ({"name": ""}, "name"), ({"name": "x" * 301}, "name"), ({"sex": "other"}, "sex"), ({"nationality": "China"}, "nationality"),
    ({"nationality": "chn"}, "nationality"), ({"vip_level": 4}, "vip_level"), ({"vip_level": -1}, "vip_level"), ({"email": "x" * 255}, "email"),
    ({"birth_date": "1990-02-30"}, "birth_date"), ({"birth_date": "19900228"}, "birth_date"), ({"note": "4111 1111 1111 1111"}, "note"),
])  # fmt: skip
def test_a_value_that_cannot_be_is_refused_by_its_field(hand, guest, fields, field):
    assert refused(hand, guest, **fields).field == field
    assert hand.value("SELECT version FROM guest") == 1


def test_nobody_is_born_after_today(hand, guest):
    error = refused(hand, guest, birth_date="2026-11-24")
    assert (error.code, error.field) == ("DATE_FUTURE", "birth_date")
    change(hand, guest, birth_date="2026-11-23")


def test_a_guest_is_found_by_what_is_new_and_no_more_by_what_was(hand, guest):
    change(hand, guest, name="王芳", phone="+8613900139000")
    for words in ("王芳", "wf", "wangfang", "9000"):
        assert found(hand, words), words
    for words in ("zhang", "zw", "8000"):
        assert not found(hand, words), words


def test_a_guest_is_found_by_the_end_of_the_document_after_a_change_too(hand, guest):
    tail = IDS[0][-4:]
    assert found(hand, tail)
    change(hand, guest, name="王芳")
    assert found(hand, tail)


def test_a_guest_nobody_knows_cannot_be_changed(hand):
    error = refused(hand, "P261123-999", name="A")
    assert (error.code, error.field, error.next) == ("GUEST_UNKNOWN", "guest", ("find",))


def test_two_desks_are_told_what_the_other_wrote(hand, guest):
    clerk = hand.at("desk")
    clerk.do("update-guest", guest=guest, company="Acme", vip_level=1, version=1)
    clerk.desk.close()
    with pytest.raises(Stale) as caught:
        change(hand, guest, company="Globex", vip_level=1, note="quiet", version=1)
    assert caught.value.items == (("company", "Globex", "Acme"), ("note", "quiet", ""))
    assert str(caught.value).startswith("desk changed")
    assert hand.value("SELECT company FROM guest") == "Acme"
    change(hand, guest, company="Globex", version=2)


def test_whoever_does_not_look_at_the_version_writes_over_it(hand, guest):
    change(hand, guest, company="Acme")
    change(hand, guest, company="Globex")
    assert hand.value("SELECT company FROM guest") == "Globex"


def test_no_value_of_a_guest_is_in_the_ledger(hand, guest):
    change(hand, guest, **VALUES)
    kept = str(hand.rows("SELECT result, digest FROM ledger"))
    assert not [
        value for value in ("王芳", "Wang", "13900139000", "example.org", "Acme", "pillows") if value in kept
    ]


def test_a_change_of_the_name_leaves_the_registration_as_it_was_sent(hand, guest):
    before = hand.rows("SELECT * FROM registration")
    names = hand.rows("SELECT name FROM stay_guest")
    change(hand, guest, name="王芳")
    assert hand.rows("SELECT * FROM registration") == before
    assert hand.rows("SELECT name FROM stay_guest") == names
