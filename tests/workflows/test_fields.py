"""Fields of acts: what they take, what they refuse, and the sentence and name that a wrong one gets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.money import LIMIT_MINOR
from hotelcs.workflows.fields import (
    GREATEST,
    Amount,
    BirthDate,
    Day,
    FieldError,
    Minute,
    Name,
    Note,
    Ref,
    Words,
    parse,
)
from hotelcs.workflows.unfit import WHYS, why


class Form(BaseModel):
    """One field of each kind."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    amount: Amount = 0
    day: Day = date(2026, 11, 23)
    born: BirthDate = date(1980, 1, 1)
    name: Name = "A"
    words: Words = ""
    note: Note = ""
    minute: Minute = 0
    ref: Ref = "R1"
    number: int = 0
    truth: bool = False
    listed: tuple[int, ...] = ()


class Strict(BaseModel):
    """A form with something that must be there, called by another name."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    reason: Name


def refused(fields, kind=Form) -> Refusal:
    with pytest.raises(Refusal) as caught:
        parse(kind, fields)
    assert caught.value.exit in (2, 4)
    return caught.value


@pytest.mark.parametrize(("field", "given_value", "kept"), [
    ("amount", 0, 0), ("amount", 37600, 37600), ("amount", "37600", 37600), ("amount", "376.00", 37600), ("amount", "1,250.50", 125_050),
    ("amount", LIMIT_MINOR, LIMIT_MINOR), ("day", "2026-11-23", date(2026, 11, 23)), ("day", date(2100, 12, 31), date(2100, 12, 31)),
    ("day", "2000-01-01", date(2000, 1, 1)), ("born", "1899-12-31", date(1899, 12, 31)), ("name", "  张伟　", "张伟"), ("name", "Wei\udc80", "Wei"),
    ("name", "x" * 300, "x" * 300), ("words", "", ""), ("words", "a\nb", "a b"), ("note", "a\nb", "a\nb"), ("minute", 0, 0), ("minute", 1440, 1440),
    ("minute", "900", 900), ("ref", "x" * 40, "x" * 40), ("truth", "true", True), ("truth", 0, False), ("listed", ["1", 2], (1, 2)), ("number", -5, -5),
    ("number", GREATEST, GREATEST),
])  # fmt: skip
def test_a_field_takes_what_people_and_programs_write(field, given_value, kept):
    assert getattr(parse(Form, {field: given_value}), field) == kept


@pytest.mark.parametrize(("field", "value", "why_not"), [
    ("amount", -1, "less than 0"), ("amount", LIMIT_MINOR + 1, f"more than {LIMIT_MINOR}"), ("amount", 3.5, "not a whole number"),
    ("amount", "x", "not a whole number"), ("amount", None, "not a whole number"), ("amount", [], "not a whole number"),
    ("day", "20261123", "not a date like 2026-11-23"), ("day", "2026-W48-1", "not a date like 2026-11-23"), ("day", "2026-02-30", "not a date like 2026-11-23"),
    ("day", "1999-12-31", "not between 2000 and 2100"), ("day", "2101-01-01", "not between 2000 and 2100"), ("day", "2026-11-23T00:00:00", "not a date like 2026-11-23"),
    ("day", 20261123, "not a date like 2026-11-23"), ("day", None, "not a date like 2026-11-23"), ("born", "19800101", "not a date like 2026-11-23"),
    ("minute", -1, "less than 0"), ("minute", 1441, "more than 1440"), ("minute", "15:00", "not a whole number"), ("ref", "", "shorter than 1 characters"),
    ("ref", "x" * 41, "longer than 40 characters"), ("name", 7, "not text"), ("name", None, "not text"), ("truth", "perhaps", "neither true nor false"),
    ("listed", 5, "not a list"), ("listed", ["x"], "not a whole number"), ("number", GREATEST + 1, "too large"), ("number", -GREATEST - 1, "too large"),
    ("number", 10**30, "too large"), ("number", "9" * 5000, "not a whole number"), ("number", 1.5, "not a whole number"),
])  # fmt: skip
def test_a_wrong_value_is_named_with_the_reason(field, value, why_not):
    error = refused({field: value})
    assert isinstance(error, FieldError)
    assert (error.code, error.exit) == ("FIELD_INVALID", 2)
    assert error.field.split(".")[0] == field
    assert str(error).endswith(f": {why_not}.")
    i18n.use("zh")
    assert why_not not in str(error)


@pytest.mark.parametrize(("field", "value", "code"), [
    ("name", "", "TEXT_EMPTY"), ("name", "   ", "TEXT_EMPTY"), ("name", "\u200b", "TEXT_EMPTY"), ("name", "x" * 301, "TEXT_TOO_LONG"),
    ("words", "x" * 501, "TEXT_TOO_LONG"), ("note", "x" * 10_001, "TEXT_TOO_LONG"), ("name", "4111 1111 1111 1111", "CARD_NUMBER"),
    ("note", "card 4111-1111-1111-1111 please", "CARD_NUMBER"),
])  # fmt: skip
def test_text_that_cannot_be_kept_is_refused_by_its_own_code_and_field(field, value, code):
    error = refused({field: value})
    assert (error.code, error.field) == (code, field)


def test_a_card_number_is_not_said_again():
    assert "4111" not in str(refused({"name": "4111 1111 1111 1111"}))


def test_a_field_nobody_knows_is_refused_with_those_there_are():
    error = refused({"colour": "red"})
    assert (error.code, error.field) == ("FIELD_UNKNOWN", "colour")
    assert "amount, day, born" in str(error)


def test_a_field_that_must_be_there_is_named():
    error = refused({}, Strict)
    assert (error.code, error.field, str(error)) == ("FIELD_MISSING", "reason", "reason is missing.")


def test_the_first_wrong_field_is_told_and_a_long_value_cut_short():
    error = refused({"amount": "x" * 500, "minute": -1})
    assert error.field == "amount"
    assert len(str(error)) < 150


def test_a_value_inside_a_list_is_named_by_its_place():
    assert refused({"listed": [1, "x"]}).field == "listed.1"


@pytest.mark.parametrize("kind", WHYS)
def test_every_kind_of_wrong_value_has_its_words_in_both_languages(kind):
    slots = {"max_length": 5, "min_length": 1, "ge": 0, "le": 9, "expected": "'a', 'b' or 'c'"}
    word = why({"type": kind, "ctx": slots})  # type: ignore[typeddict-item]
    english = str(word)
    assert "{" not in english
    i18n.use("zh")
    assert str(word) != english


def test_the_choices_of_a_field_are_listed_plainly():
    word = why({"type": "literal_error", "ctx": {"expected": "'a', 'b' or 'c'"}})  # type: ignore[typeddict-item]
    assert str(word) == "not one of a, b, c"


def test_a_kind_of_wrong_value_nobody_foresaw_is_not_of_the_right_form():
    assert str(why({"type": "url_type"})) == "not of the right form"  # type: ignore[typeddict-item]


@given(st.sampled_from(sorted(Form.model_fields)), st.one_of(
    st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.lists(st.integers(), max_size=3), st.dictionaries(st.text(), st.integers(), max_size=2)))  # fmt: skip
def test_whatever_a_program_sends_it_is_a_field_or_a_refusal_with_a_name(field, value):
    try:
        form = parse(Form, {field: value})
    except Refusal as refusal:
        named = refusal.field
    else:
        named = field
        assert Form.model_validate(form.model_dump()) == form
    assert named is not None
    assert named.split(".")[0] == field
