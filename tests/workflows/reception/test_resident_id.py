"""Eighteen-character numbers by GB 11643."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from hotelcs.workflows.reception.documents import read_document
from hotelcs.workflows.reception.resident_id import check_character

TODAY = date(2026, 11, 23)


def refused(text: str, kind: str | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        read_document(text, kind, today=TODAY)
    assert (caught.value.code, caught.value.field) == ("DOCUMENT_INVALID", "document")
    assert caught.value.next
    assert not any(text[n : n + 6] in str(caught.value) for n in range(len(text) - 6)), (
        "the number is told to nobody"
    )
    return str(caught.value)


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("34052419800101001X", date(1980, 1, 1), "m"),
        ("11010519491231002X", date(1949, 12, 31), "f"),
        ("440524188001010014", date(1880, 1, 1), "m"),
    ],
)
def test_the_vectors_of_the_standard_are_read(number: str, born: date, sex: str) -> None:
    document = read_document(number, today=TODAY)
    assert (document.kind, document.number) == ("cn_id", number)
    assert (document.birth_date, document.sex, document.nationality) == (born, sex, "CHN")
    assert not document.overseas
    assert document.warnings == ()


@pytest.mark.parametrize(
    "typed",
    ["34052419800101001x", " 3405 2419 8001 0100 1X ", "３４０５２４１９８００１０１００１Ｘ", "340524-19800101-001X", "id:34052419800101001X",
     "cn_id:34052419800101001X", "身份证：34052419800101001X", "ID: 34052419800101001x"],
)  # fmt: skip
def test_lower_case_spaces_and_full_width_are_accepted(typed: str) -> None:
    assert read_document(typed).number == "34052419800101001X"


@pytest.mark.parametrize(
    ("number", "kind", "nationality"),
    [
        ("810000199003071237", "hkmt_residence", "HKG"),
        ("911840198802142016", "foreign_pr", None),
    ],
)
def test_residence_permits_and_foreigners_cards_are_overseas(
    number: str, kind: str, nationality: str | None
) -> None:
    document = read_document(number, today=TODAY)
    assert (document.kind, document.nationality, document.overseas) == (kind, nationality, True)


@pytest.mark.parametrize(("region", "nationality"), [("810000", "HKG"), ("820000", "MAC"), ("830000", "TWN")])
def test_the_region_of_a_residence_permit_is_its_nationality(region: str, nationality: str) -> None:
    first17 = f"{region}19900307123"
    assert read_document(first17 + check_character(first17)).nationality == nationality


def test_the_number_decides_between_a_resident_and_a_permit() -> None:
    assert read_document("810000199003071237", "cn_id").kind == "hkmt_residence"
    assert read_document("34052419800101001X", "hkmt_residence").kind == "cn_id"


@pytest.mark.parametrize("kind", ["hukou", "cn_temp_id"])
def test_a_household_register_and_a_temporary_id_keep_their_kind(kind: str) -> None:
    document = read_document(f"{kind}:34052419800101001X")
    assert (document.kind, document.birth_date, document.overseas) == (kind, date(1980, 1, 1), False)


@pytest.mark.parametrize(
    ("number", "part"),
    [
        ("340524198001010010", "check character"), ("340524198001010011", "check character"), ("34052419800231001X", "7 to 14"),
        ("340524198013010019", "7 to 14"), ("34052400000101001X", "7 to 14"), ("340524800101001", "15 digits"), ("3405241980010100", "16"),
        ("34052419800101001XX", "neither"), ("3405241980010100123", "19"), ("34052420991231001X", "future"),
    ],
)  # fmt: skip
def test_the_refusal_says_which_check_failed(number: str, part: str) -> None:
    assert part in refused(number)


@pytest.mark.parametrize(
    "number",
    [
        "cn_id:34052419800101001A",
        "cn_id:X4052419800101001X",
        "hukou:张",
        "cn_id:",
        "cn_id:٣٤٠٥٢٤١٩٨٠٠١٠١٠٠١X",
    ],
)
def test_letters_in_the_wrong_place_are_refused(number: str) -> None:
    refused(number)


@given(
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
    st.sampled_from(["110105", "340524", "620102", "990000"]),
)
def test_every_well_formed_number_is_read_and_each_single_slip_is_noticed(
    born: date, serial: int, region: str
) -> None:
    first17 = f"{region}{born:%Y%m%d}{serial:03d}"
    number = first17 + check_character(first17)
    if region == "990000":
        assert read_document(number, today=TODAY).kind == "foreign_pr"
    document = read_document(number, today=TODAY)
    assert (document.birth_date, document.sex) == (born, "m" if serial % 2 else "f")
    for place in (0, 5, 16):
        slip = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        with pytest.raises(Refusal):
            read_document(slip, "cn_id", today=TODAY)
