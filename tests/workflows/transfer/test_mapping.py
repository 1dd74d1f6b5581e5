"""How the columns of somebody else's file become our fields."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.errors import Refusal, Usage
from hotelcs.money import LIMIT_MINOR
from hotelcs.workflows.transfer import mapping
from hotelcs.workflows.transfer.mapping import (
    MONTHS,
    CellError,
    Mapping,
    load,
    plain,
    refuse_columns,
    shipped,
)

CELLS = {"a": "2", "b": " 3 ", "none": "NULL", "empty": "", "name": "Zhang Wei", "y": "2016", "m": "March", "d": "24", "iso": "2016-03-24",
         "amount": "98.505", "state": "Canceled"}  # fmt: skip


def value(rule, cells=CELLS, currency="CNY"):
    made = Mapping("test", "reservations", {"field": rule}, nothing=frozenset({"", "NULL"}))
    return made.row(cells, currency).get("field")


def refused(rule, cells=CELLS, currency="CNY") -> CellError:
    with pytest.raises(CellError) as caught:
        value(rule, cells, currency)
    assert caught.value.name == "field"
    return caught.value


@pytest.mark.parametrize(("rule", "made"), [
    ({"column": "name"}, "Zhang Wei"), ({"column": "b"}, "3"), ({"column": "none"}, None), ({"column": "empty"}, None),
    ({"value": "ota"}, "ota"), ({"value": 0}, 0), ({"sum": ["a", "b"]}, 5), ({"sum": ["a", "none", "empty"]}, 2), ({"sum": []}, 0),
    ({"date": ["iso"]}, date(2016, 3, 24)), ({"date": ["y", "m", "d"]}, date(2016, 3, 24)), ({"date": ["none"]}, None),
    ({"date": ["empty", "none", "empty"]}, None), ({"date": ["iso"], "plus_days": ["a", "b"]}, date(2016, 3, 29)),
    ({"date": ["iso"], "less_days": ["a"]}, date(2016, 3, 22)), ({"date": ["iso"], "plus_days": ["a"], "less_days": ["a"]}, date(2016, 3, 24)),
    ({"amount": "a"}, 200), ({"amount": "amount"}, 9850), ({"column": "state", "values": {"Canceled": "cancelled"}}, "cancelled"),
    ({"column": "name", "values": {"*": "other"}}, "other"), ({"column": "empty", "values": {"": "unknown"}}, "unknown"),
    ({"column": "a", "text": "{a} requests of {name}"}, "2 requests of Zhang Wei"), ({"column": "a", "text": "{a} requests", "unless": "2"}, None),
    ({"column": "none", "text": "{a} requests"}, None),
])  # fmt: skip
def test_a_rule_makes_its_field(rule, made):
    assert value(rule) == made


@pytest.mark.parametrize("cell", ["1.5", "-1", "+1", "x", "٣", "²", "1" * 10, "0x1", "1e3"])
def test_what_is_no_whole_number_is_said(cell):
    error = refused({"sum": ["c"]}, {"c": cell})
    assert (error.value, error.why) == (cell, "not a whole number")


@pytest.mark.parametrize(
    "cell",
    [
        "2016-02-30",
        "20160324",
        "2016-W12-4",
        "24.3.2016",
        "yesterday",
        "2016-3-24",
        "0000-01-01",
        "9999-12-32",
    ],
)
def test_what_is_no_date_is_said(cell):
    assert refused({"date": ["c"]}, {"c": cell}).why == "not a date"


@pytest.mark.parametrize(
    "parts",
    [
        ("2016", "Foo", "1"),
        ("2016", "13", "1"),
        ("x", "1", "1"),
        ("2016", "", "1"),
        ("10000", "1", "1"),
        ("2015", "2", "29"),
    ],
)
def test_parts_that_are_no_date_are_said_together(parts):
    error = refused({"date": ["y", "m", "d"]}, dict(zip("ymd", parts, strict=True)))
    assert (error.value, error.why) == ("-".join(parts), "not a date")


def test_days_added_beyond_the_calendar_are_no_date():
    assert (
        refused({"date": ["iso"], "plus_days": ["n"]}, {"iso": "9999-12-30", "n": "999999999"}).why
        == "not a date"
    )


def test_days_that_are_no_number_are_said_as_such():
    assert (
        refused({"date": ["iso"], "plus_days": ["n"]}, {"iso": "2016-03-24", "n": "two"}).why
        == "not a whole number"
    )


@pytest.mark.parametrize("month", MONTHS)
def test_english_months_are_known_in_any_case(month):
    for spelled in (month, month.upper(), month.title()):
        assert value({"date": ["y", "m", "d"]}, {"y": "2016", "m": spelled, "d": "1"}) == date(
            2016, MONTHS[month], 1
        )


@pytest.mark.parametrize(("cell", "currency", "minor"), [
    ("0", "CNY", 0), ("0.005", "CNY", 0), ("0.015", "CNY", 2), ("0.025", "CNY", 2), ("98.505", "CNY", 9850), ("98.515", "CNY", 9852),
    ("1E2", "CNY", 10000), ("376", "JPY", 376), ("1.2345", "KWD", 1234), ("-0.00", "CNY", 0), ("-0.004", "CNY", 0),
])  # fmt: skip
def test_amounts_are_rounded_half_to_even_in_the_hotels_currency(cell, currency, minor):
    assert value({"amount": "c"}, {"c": cell}, currency) == minor


@pytest.mark.parametrize(
    "cell",
    ["", "x", "NaN", "Infinity", "-Infinity", "1,000", "¥5", "٣", "1_000", "1e20", "9" * 5000, "1E999999999"],
)
def test_what_is_no_amount_is_said(cell):
    assert refused({"amount": "c"}, {"c": cell}).why == "not an amount"


@pytest.mark.parametrize(
    ("cell", "mark", "minor"),
    [("8.837,21", "", 883_721), ("8,837.21", "", 883_721), ("1.234.567", "", 123_456_700), ("1,234,567", "", 123_456_700),
     ("318,50", "", 31_850), ("318,5", "", 31_850), ("0,005", ",", 0), ("1.234", "", 123), ("1.234", ",", 123_400), ("1,234", ".", 123_400),
     ("1.234,5", ",", 123_450), ("+12,30", "", 1_230)],
)  # fmt: skip
def test_amounts_are_read_with_the_marks_they_are_written_with(cell, mark, minor):
    rule = {"amount": "c", **({"decimal": mark} if mark else {})}
    assert value(rule, {"c": cell}, "EUR") == minor


@pytest.mark.parametrize(
    "cell", ["1,234", "1.23,4.5", "12.34,5", "1,2,3", "1,23,456.7", "8.837,21,5", ",", ".", "1.2.3"]
)
def test_marks_that_mean_two_things_or_nothing_are_no_amount(cell):
    assert refused({"amount": "c"}, {"c": cell}).why == "not an amount"


def test_an_amount_below_nought_is_said():
    for cell in ("-6.38", "-318,50", "-8.837,21"):
        assert refused({"amount": "c"}, {"c": cell}).why == "an amount below nought"


def test_a_value_outside_the_list_is_said():
    error = refused({"column": "state", "values": {"Check-Out": "checked_out"}})
    assert (error.value, error.why) == ("Canceled", "not one of the known values")


@given(st.text(max_size=30))
def test_whatever_is_in_a_cell_it_is_an_amount_within_limits_or_a_cell_error(cell):
    with suppress(CellError):
        assert 0 <= value({"amount": "c"}, {"c": cell}) <= LIMIT_MINOR


@given(st.lists(st.text(max_size=8), min_size=3, max_size=3))
def test_whatever_the_parts_of_a_date_it_is_a_date_or_a_cell_error(parts):
    cells = dict(zip("ymd", parts, strict=True))
    with suppress(CellError):
        made = value({"date": ["y", "m", "d"]}, cells)
        assert made is None or isinstance(made, date)


def test_a_mapping_names_every_column_it_reads():
    rules = {"a": {"column": "c1"}, "b": {"sum": ["c2", "c3"]}, "c": {"date": ["c4"], "plus_days": ["c5"], "less_days": ["c6"]},
             "d": {"amount": "c7"}, "e": {"value": 1}}  # fmt: skip
    made = Mapping("m", "rooms", rules, reference="c0")
    assert made.columns() == {f"c{number}" for number in range(8)}
    assert Mapping("m", "rooms", {}).columns() == set()


def test_a_file_without_a_column_of_the_mapping_is_refused_by_name():
    made = Mapping("m", "rooms", {"no": {"column": "room"}, "type": {"column": "kind"}})
    refuse_columns(made, ("kind", "room", "more"))
    with pytest.raises(Refusal) as caught:
        refuse_columns(made, ("more",))
    error = caught.value
    assert (error.code, error.field, error.items, error.next) == (
        "COLUMN_MISSING",
        "file",
        ("kind", "room"),
        ("choose-mapping",),
    )


def test_a_file_with_our_own_columns_needs_no_mapping():
    made = plain("rooms", ("ref", "no", "floor"))
    assert made.reference == "ref"
    assert made.row({"ref": "1", "no": "101", "floor": " 1 "}, "CNY") == {"no": "101", "floor": "1"}
    assert plain("rooms", ("no",)).reference is None


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_mapping_is_read_and_knows_its_rules(name):
    kinds = [kind for kind in ("rooms", "guests", "reservations") if _reads(name, kind)]
    assert len(kinds) == 1
    assert load(name, kinds[0]).columns()


def _reads(name: str, kind: str) -> bool:
    try:
        load(name, kind)
    except Usage:
        return False
    return True


def test_a_mapping_that_is_not_there_offers_those_that_are():
    with pytest.raises(Usage) as caught:
        load("nobody", "rooms")
    assert caught.value.hint == ", ".join(shipped())


@pytest.mark.parametrize(("text", "message"), [
    ('kind = "guests"\n', "The mapping m is for guests, not for rooms."),
    ("", "The mapping m is for None, not for rooms."),
    ('kind = "rooms"\n[fields]\nno = { colum = "x" }\n', "The mapping m does not know colum in no."),
    ("kind = ", "The mapping"), ('kind = "rooms"\nkind = "rooms"\n', "The mapping"), ("\x00", "The mapping"),
])  # fmt: skip
def test_a_mapping_that_is_wrong_is_said(tmp_path, text, message):
    path = tmp_path / "m.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Usage) as caught:
        load(str(path), "rooms")
    assert str(caught.value).startswith(message)


def test_a_mapping_of_ones_own_is_read_from_its_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'kind = "rooms"\nreference = "id"\nnothing = ["-"]\n[fields]\nno = "room"\nrate = { amount = "eur" }\n',
        "utf-8",
    )
    made = load(str(path), "rooms")
    assert (made.name, made.reference, made.nothing) == ("mine", "id", frozenset({"-"}))
    assert made.row({"room": "101", "eur": "50"}, "EUR") == {"no": "101", "rate": 5000}
    assert made.row({"room": "-", "eur": "50"}, "EUR") == {"rate": 5000}


def test_every_rule_of_the_language_is_in_its_description():
    for word in mapping.RULES - {"column"}:
        assert word in (mapping.__doc__ or ""), word
