"""What an act is about is told by one list: on Home, in the ledger, in a request for a second person."""

import pytest

from hotelcs.screens.ledger import COLUMNS
from hotelcs.workflows.subjects import SUBJECTS, named, numbered, subject
from tests.conftest import Hand


def about(hand: Hand) -> str:
    return hand.desk.show("home").log[0].subject


ACTS = {
    "book-group": (
        {"name": "Sun Tours", "arrival": "2026-11-25", "departure": "2026-11-26", "pax": 2},
        "group",
    ),
    "turn-away": ({"arrival": "2026-11-23", "departure": "2026-11-24", "reason": "sold_out"}, "turnaway"),
    "add-company": ({"code": "SUN", "name": "Sun", "credit": 100}, "company"),
    "add-partner": ({"code": "grand", "name_en": "Grand", "name_zh": "大饭店", "rate": 52_000}, "partner"),
    "set-plan": ({"code": "EARLY", "name_en": "Early", "name_zh": "早订"}, "plan"),
}


@pytest.mark.parametrize("verb", ACTS)
def test_home_says_what_each_act_was_about(hand, verb):
    fields, name = ACTS[verb]
    told = hand.do(verb, **fields).result[name]
    assert about(hand) == str(told) != ""


def test_home_names_calls_companies_invoices_and_groups(hand):
    stay = hand.check_in(hand.book())
    (call,) = hand.do("set-wake-call", stays=[stay], at="2026-11-24 06:30").result["calls"]
    assert about(hand) == call
    group = hand.do("book-group", name="Sun", arrival="2026-11-25", departure="2026-11-26", pax=2).result[
        "group"
    ]
    hand.do("cancel-group", group=group, reason="no money")
    assert about(hand) == group


def test_the_most_telling_record_comes_first_and_counts_are_none():
    result = {
        "changed": 4,
        "reservation": "R261123-001",
        "room": "101",
        "rooms": 3,
        "version": 2,
        "whole": True,
    }
    assert named(result) == ["101", "R261123-001", "3"]
    assert subject({"calls": ["W261123-001", "W261123-002", "W261123-003"]}) == "W261123-001 +2"
    assert (subject({"nights": 3}), subject({"group": None, "calls": []}), named({"hold": False})) == (
        "",
        "",
        [],
    )


def test_what_is_kept_in_clear_is_a_number_never_a_name():
    assert numbered({"guest": "Zhang 3", "company": "Sun 21 Travel", "group": "G261123-001"}) == "G261123-001"
    assert numbered({"guest": "王芳", "visitor": "Li 2"}) == ""
    assert not any(
        numbered({"guest": typed}) for typed in ("13912345678", "139-1234-5678", "34052419800101001X")
    )
    assert [numbered({"room": no}) for no in ("101", "A-101", "301b")] == ["101", "A-101", "301b"]
    assert numbered({"stays": ["S261123-001", "S261123-002"]}) == "S261123-001 +1"


def test_the_ledger_lists_every_record_of_an_entry(hand):
    stay = hand.check_in(hand.book())
    hand.do("post-charge", stay=stay, kind="minibar", amount=900)
    (row,) = hand.desk.show("ledger", limit=1)
    told = next(column for column in COLUMNS if column.title == "About").shows(row)
    assert told == "R261123-001 F261123-001"


def test_each_field_stands_in_the_list_once():
    assert len(SUBJECTS) == len(set(SUBJECTS))
