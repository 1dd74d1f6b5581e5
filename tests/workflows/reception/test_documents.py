"""Permits, prefixes, masking and ages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.workflows.reception.documents import KINDS, Document, age_on, ends, is_minor, mask, read_document


@pytest.mark.parametrize(
    ("typed", "kind", "number", "nationality"),
    [
        ("H12345678", "hk_mo_permit", "H12345678", "HKG"), ("m1234567890", "hk_mo_permit", "M1234567890", "MAC"),
        ("港澳通行证：H12345678", "hk_mo_permit", "H12345678", "HKG"), ("12345678", "tw_permit", "12345678", "TWN"),
        ("tw_permit:12345678", "tw_permit", "12345678", "TWN"), ("台胞证:12345678", "tw_permit", "12345678", "TWN"),
        ("USA110019880214", "foreign_pr", "USA110019880214"[:15], "USA"), ("passport:GBR:X1234567", "passport", "X1234567", "GBR"),
        ("passport:gbr:x 123", "passport", "X123", "GBR"), ("护照：JPN：TK1234567", "passport", "TK1234567", "JPN"),
    ],
)  # fmt: skip
def test_documents_of_overseas_guests(typed: str, kind: str, number: str, nationality: str) -> None:
    document = read_document(typed)
    assert (document.kind, document.number, document.nationality) == (kind, number, nationality)
    assert document.overseas
    assert document.warnings == ()


@pytest.mark.parametrize("typed", ["1234567890", "1234567890(B)", "1234567890B", "tw_permit:1234567890（A）"])
def test_an_old_taiwan_permit_is_taken_with_a_warning(typed: str) -> None:
    document = read_document(typed)
    assert (document.kind, document.number) == ("tw_permit", "1234567890")
    assert len(document.warnings) == 1


def test_a_passport_without_its_country_is_overseas_with_a_warning() -> None:
    document = read_document("passport:X123")
    assert (document.number, document.nationality, document.overseas) == ("X123", None, True)
    assert "country" in document.warnings[0]
    assert read_document("X123", kind="passport") == document


def test_a_chinese_passport_is_domestic() -> None:
    assert not read_document("passport:CHN:E12345678").overseas


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [("military:军字第1234567号", "military", "军字第1234567号"), ("police_cert: 沪公证 2026-118", "police_cert", "沪公证 2026-118"),
     ("police-cert:A1", "police_cert", "A1"), ("军官证:空 12", "military", "空 12")],
)  # fmt: skip
def test_documents_without_a_fixed_form_are_taken_as_written(typed: str, kind: str, number: str) -> None:
    assert read_document(typed) == Document(kind, number)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "passport:GBR"), ("X1234567", "passport:GBR"), ("hello", "passport:GBR"), ("passport:", "3 to 20"), ("passport:AB", "3 to 20"),
        ("passport:ABCDEF", "3 to 20"), ("passport:GB:X1234567", "three letters"), ("passport:X1;DROP", "3 to 20"), ("driving:123", "others are"),
        ("hk_mo_permit:X12345678", "H or M"), ("hk_mo_permit:H123", "H or M"), ("tw_permit:1234567", "8 digits"), ("passport:张", "3 to 20"),
        (":123", "others are"), ("\x00", "passport:GBR"),
    ],
)  # fmt: skip
def test_the_refusal_says_what_is_wrong_and_what_to_type(typed: str, part: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_document(typed)
    assert (caught.value.code, caught.value.field, caught.value.exit) == ("DOCUMENT_INVALID", "document", 4)
    assert part in str(caught.value)


@pytest.mark.parametrize("typed", ["military:", "police_cert:\u202e", "military:" + "x" * 41])
def test_an_empty_or_endless_free_number_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_document(typed)
    assert caught.value.field == "document"


@given(st.text(max_size=100), st.sampled_from([None, *KINDS]))
def test_any_text_is_a_document_or_a_refusal(text: str, kind: str | None) -> None:
    try:
        document = read_document(text, kind)
    except Refusal as error:
        assert error.field == "document"  # noqa: PT017
    else:
        assert document.kind in KINDS
        assert document.number


@pytest.mark.parametrize(
    ("number", "shown"),
    [("34052419800101001X", "3405**********001X"), ("E12345678", "E*****678"), ("12345678", "1*****78"), ("X123", "X**3"), ("AB", "**"), ("", ""),
     ("USA110019880214", "USA1*******0214")],
)  # fmt: skip
def test_a_masked_number_keeps_only_its_ends(number: str, shown: str) -> None:
    assert mask(number) == shown


@given(st.text("0123456789X", max_size=30))
def test_a_mask_hides_at_least_half_of_a_short_number_and_keeps_the_length(number: str) -> None:
    first, last = ends(number)
    assert len(mask(number)) == len(number)
    assert number.startswith(first)
    assert number.endswith(last)
    if len(number) != 12:
        assert mask(number).count("*") * 2 >= len(number) - 4


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 11, 23), date(2026, 11, 23), 18), (date(2008, 11, 24), date(2026, 11, 23), 17), (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18), (date(2026, 11, 23), date(2026, 11, 23), 0),
    ],
)  # fmt: skip
def test_age_is_counted_in_full_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age
    assert is_minor(born, day) is (age < 18)


@pytest.mark.parametrize(("typed", "kind"), [("temp id:34052419800101001X", "cn_temp_id"), ("hk permit:H12345678", "hk_mo_permit"),
                                             ("police:12", "police_cert"), ("临时身份证:34052419800101001X", "cn_temp_id")])  # fmt: skip
def test_kinds_are_typed_in_words(typed, kind):
    assert read_document(typed).kind == kind


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_kind_that_is_none_is_answered_with_words_and_an_example_never_with_codes(language):
    i18n.use(language)
    with pytest.raises(Refusal) as refused:
        read_document("library card:123")
    told = str(refused.value)
    assert "GBR:X1234567" in told
    assert "_" not in told
