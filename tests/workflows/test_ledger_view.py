"""The ledger read page by page."""

import json


def test_the_last_entries_come_in_order(hand):
    for name in ("A", "B", "C"):
        hand.book(name)
    rows = hand.desk.show("ledger", limit=2)
    assert [row.verb for row in rows] == ["book", "book"]
    assert rows[0].seq + 1 == rows[1].seq
    assert rows[1].result["reservation"] == "R261123-003"


def test_a_page_goes_on_from_a_sequence_number(hand):
    hand.book()
    rows = hand.desk.show("ledger", **{"from": 3}, limit=2)
    assert [row.seq for row in rows] == [3, 4]


def test_entries_are_found_by_verb_and_by_who_acted(hand):
    hand.book()
    hand.at("desk").book("B")
    assert len(hand.desk.show("ledger", verb="book")) == 2
    assert [row.terminal for row in hand.desk.show("ledger", actor="desk")] == ["test"]


def test_no_name_stands_in_the_ledger(hand):
    hand.check_in(hand.book("Zhang Wei"))
    assert "Zhang" not in json.dumps([row.result for row in hand.desk.show("ledger")])
