"""Prices from a file: every row checked, the same file again changes nothing."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.transfer import rates_in
from hotelcs.workflows.transfer.take import take

HEAD = "plan,type,season,weekday,rate\n"


@pytest.fixture
def house(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-season", code="LOW", first="2026-12-01", until="2027-02-01")
    return hand


def taken(hand, tmp_path, rows, name="prices"):
    path = tmp_path / f"{name}.csv"
    path.write_text(HEAD + rows, "utf-8")
    return take(hand.desk, "rates", path)


def test_prices_are_taken_in_and_a_second_file_changes_what_is_other(house, tmp_path):
    rows = "FLEX,KNG,,,300.00\nflex,KNG,low,,25000\nFLEX,KNG,LOW,6,280.5\n"
    assert taken(house, tmp_path, rows).done.result["added"] == 3
    found = house.desk.show("plan-prices")
    assert [(row.season, row.weekday, row.rate_minor) for row in found] == [
        ("", 0, 30000),
        ("LOW", 0, 25000),
        ("LOW", 6, 28050),
    ]
    assert taken(house, tmp_path, rows).done.changed == 0
    result = taken(house, tmp_path, rows.replace("300.00", "310.00"), "later").done.result
    assert (result["added"], result["known"]) == (1, 2)


def test_wrong_rows_are_rejected_with_field_and_reason_and_the_others_taken(house, tmp_path):
    rows = "FLEX,KNG,,,300.00\nGONE,KNG,,,1\nFLEX,LOFT,,,1\nFLEX,KNG,MAY,,1\nFLEX,KNG,,8,1\nFLEX,KNG,,,x\nFLEX,KNG,,,\nFLEX,KNG,,,5\n"
    made = taken(house, tmp_path, rows)
    assert made.done.result["added"] == 1
    assert [(reject.line, reject.field) for reject in made.rejects] == [
        (3, "plan"), (4, "type"), (5, "season"), (6, "weekday"), (7, "rate"), (8, "rate"), (9, "rate"),
    ]  # fmt: skip
    assert made.rejects[-1].reason == "This price stands in the file twice."


def test_a_column_nobody_knows_rejects_its_rows(house, tmp_path):
    path = tmp_path / "prices.csv"
    path.write_text("plan,type,rate,colour\nFLEX,KNG,1,red\n", "utf-8")
    assert [reject.field for reject in take(house.desk, "rates", path).rejects] == ["colour"]
    assert house.desk.show("plan-prices") == []


@pytest.mark.parametrize(("fields", "code"), [
    ({}, "FIELD_MISSING"),
    ({"plan": "GONE"}, "PLAN_UNKNOWN"),
    ({"season": "MAY"}, "SEASON_UNKNOWN"),
    ({"type": "LOFT"}, "TYPE_UNKNOWN"),
    ({"rate": "dear"}, "VALUE_WRONG"),
    ({"rate": "2"}, "PRICE_TWICE"),
])  # fmt: skip
def test_what_is_wrong_with_a_row_has_a_code(house, fields, code):
    with house.desk.file.read() as reader:
        here = rates_in.Here(reader)
    row = {"plan": "FLEX", "type": "KNG", "rate": "1"}
    rates_in.check(row, here)
    with pytest.raises(Refusal) as caught:
        rates_in.check({**row, **fields} if fields else {"plan": "FLEX"}, here)
    assert caught.value.code == code
