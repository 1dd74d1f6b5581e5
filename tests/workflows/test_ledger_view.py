"""The ledger read page by page."""

import json

import pytest

from hotelcs.errors import Usage
from hotelcs.storage.reading import DriverReader


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


@pytest.mark.parametrize(("filters", "index"), [({"verb": "book"}, "ix_ledger_verb"), ({"actor": "desk"}, "ix_ledger_actor"),
                                                ({"verb": "book", "from": 3}, "ix_ledger_verb"),
                                                ({"entity": "101"}, "USING PRIMARY KEY (ref=?)")])  # fmt: skip
def test_entries_of_a_verb_a_person_or_a_record_are_found_by_index(hand, monkeypatch, filters, index):
    """Nothing is sorted either: the newest come first out of the index."""
    asked = []
    rows = DriverReader.rows

    def listening(self, sql, **values):
        if "FROM ledger" in sql:
            asked.append((sql, values))
        return rows(self, sql, **values)

    monkeypatch.setattr(DriverReader, "rows", listening)
    hand.desk.show("ledger", **filters)
    monkeypatch.undo()
    ((sql, values),) = asked
    steps = [row[3] for row in hand.rows("EXPLAIN QUERY PLAN " + sql, **values)]
    assert not [step for step in steps if step.startswith("SCAN") or "TEMP B-TREE FOR ORDER" in step], steps
    assert any(index in step for step in steps), steps


def test_more_than_a_page_is_refused_and_not_cut_short_in_silence(hand):
    assert hand.desk.show("ledger", limit=500)
    with pytest.raises(Usage, match="At most 500 entries"):
        hand.desk.show("ledger", limit=501)


@pytest.mark.parametrize("name", ["day", "until"])
@pytest.mark.parametrize("given", ["2026-13-01", "2026-02-30", "zz", "20261123", "0001-01-01"])
def test_a_date_that_is_none_is_a_mistake_of_whoever_asks(hand, name, given):
    with pytest.raises(Usage, match=given):
        hand.desk.show("ledger", **{name: given})
