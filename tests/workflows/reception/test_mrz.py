"""The two lines at the foot of a passport page."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from hotelcs.workflows.reception import mrz
from hotelcs.workflows.reception.documents import read_document

TODAY = date(2026, 11, 23)
NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
DATA = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def changed(place: int, char: str) -> str:
    """The specimen with the character at `place` (from 1, as the standard counts) of line 2 replaced."""
    return NAMES + DATA[: place - 1] + char + DATA[place:]


@pytest.mark.parametrize(
    "typed",
    [
        NAMES + DATA,
        f"{NAMES}\n{DATA}",
        f"{NAMES}\r\n{DATA}\n",
        f"  {NAMES} {DATA}",
        (NAMES + DATA).lower(),
        f"passport:{NAMES}\n{DATA}",
    ],
)
def test_the_specimen_of_the_standard_is_read(typed: str) -> None:
    document = read_document(typed, today=TODAY)
    assert (document.kind, document.number, document.name) == ("passport", "L898902C3", "ERIKSSON ANNA MARIA")
    assert (document.surname, document.given) == ("ERIKSSON", "ANNA MARIA")
    assert (document.birth_date, document.expires_date) == (date(1974, 8, 12), date(2012, 4, 15))
    assert (document.sex, document.nationality, document.issuer) == ("f", "UTO", "UTO")
    assert document.overseas
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("covered", "digit"),
    [("L898902C3", 6), ("740812", 2), ("120415", 9), ("ZE184226B<<<<<", 1), ("", 0), ("<<<", 0)],
)
def test_check_digits_are_those_of_the_standard(covered: str, digit: int) -> None:
    assert mrz.check_digit(covered) == digit


@pytest.mark.parametrize(
    ("place", "char", "warning"),
    [
        (1, "M", mrz.WRONG_NUMBER), (10, "7", mrz.WRONG_NUMBER), (10, "<", mrz.WRONG_NUMBER), (14, "8", mrz.WRONG_BIRTH),
        (20, "3", mrz.WRONG_BIRTH), (22, "2", mrz.WRONG_EXPIRY), (28, "8", mrz.WRONG_EXPIRY), (29, "Y", mrz.WRONG_OPTIONAL),
        (43, "2", mrz.WRONG_OPTIONAL), (43, "<", mrz.WRONG_OPTIONAL), (44, "1", mrz.WRONG_COMPOSITE), (44, "<", mrz.WRONG_COMPOSITE),
    ],
)  # fmt: skip
def test_a_failed_check_is_a_warning_and_never_silent(place: int, char: str, warning: str) -> None:
    document = read_document(changed(place, char), today=TODAY)
    assert warning in document.warnings
    assert document.kind == "passport"


def test_an_empty_personal_number_needs_no_check_digit() -> None:
    body = "L898902C36UTO7408122F1204159" + "<" * 14
    for digit in "<0":
        covered = body[:10] + body[13:20] + body[21:] + digit
        document = read_document(NAMES + body + digit + str(mrz.check_digit(covered)), today=TODAY)
        assert document.warnings == ()


@pytest.mark.parametrize(
    ("place", "char", "warning"),
    [(16, "O", mrz.NO_BIRTH), (24, "O", mrz.NO_EXPIRY), (16, "2", mrz.WRONG_BIRTH)],
)
def test_a_date_that_cannot_be_read_is_a_warning(place: int, char: str, warning: str) -> None:
    assert warning in read_document(changed(place, char), today=TODAY).warnings


def test_another_kind_of_zone_is_a_warning() -> None:
    assert mrz.NOT_PASSPORT in read_document("V" + NAMES[1:] + DATA, today=TODAY).warnings


@pytest.mark.parametrize(
    ("born", "today", "meant"),
    [("260101", TODAY, date(2026, 1, 1)), ("270101", TODAY, date(1927, 1, 1)), ("270101", None, date(1927, 1, 1)), ("050101", None, date(2005, 1, 1)),
     ("000229", TODAY, date(2000, 2, 29))],
)  # fmt: skip
def test_a_birth_in_the_future_was_in_the_last_century(born: str, today: date | None, meant: date) -> None:
    assert read_document(NAMES + DATA[:13] + born + DATA[19:], today=today).birth_date == meant


@pytest.mark.parametrize(("sex", "stored"), [("M", "m"), ("F", "f"), ("<", "x"), ("X", "x")])
def test_a_sex_left_open_is_x(sex: str, stored: str) -> None:
    assert read_document(changed(21, sex), today=TODAY).sex == stored


@pytest.mark.parametrize(
    ("code", "nationality", "overseas"),
    [("D<<", "DEU", True), ("GBD", "GBR", True), ("CHN", "CHN", False), ("HKG", "HKG", True)],
)
def test_nationalities_are_iso_codes_and_only_chinese_ones_are_domestic(
    code: str, nationality: str, overseas: bool
) -> None:
    document = read_document(NAMES + DATA[:10] + code + DATA[13:], today=TODAY)
    assert (document.nationality, document.overseas) == (nationality, overseas)


def test_a_name_of_one_part_is_a_name() -> None:
    assert read_document("P<UTO" + "SUKARNO".ljust(39, "<") + DATA, today=TODAY).name == "SUKARNO"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        (NAMES, "44 were read"), (NAMES + DATA[:-1], "87 were read"), (NAMES + DATA + "<", "89 were read"),
        ((NAMES + DATA).replace("L", "*"), "other than A to Z"), (NAMES + "<" * 9 + DATA[9:], "no passport number"),
    ],
)  # fmt: skip
def test_lines_that_are_not_whole_are_refused_with_the_reason(typed: str, part: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_document(typed, today=TODAY)
    assert (caught.value.code, caught.value.field) == ("DOCUMENT_INVALID", "document")
    assert part in str(caught.value)


@given(st.text("ABCXYZ0189<", min_size=88, max_size=88))
def test_any_88_characters_of_the_zone_are_read_or_refused(text: str) -> None:
    try:
        document = read_document(text, today=TODAY)
    except Refusal as error:
        assert error.code == "DOCUMENT_INVALID"  # noqa: PT017
    else:
        assert document.number.isalnum()


@given(
    st.text("ABC019", min_size=9, max_size=9),
    st.dates(date(1930, 1, 1), TODAY),
    st.dates(TODAY, date(2040, 1, 1)),
)
def test_a_zone_written_by_the_rules_has_no_warnings(number: str, born: date, expires: date) -> None:
    parts = [number, born.strftime("%y%m%d"), expires.strftime("%y%m%d"), "<" * 14]
    checked = [part + str(mrz.check_digit(part)) for part in parts]
    line = f"{checked[0]}UTO{checked[1]}F{checked[2]}{checked[3]}"
    document = read_document(
        NAMES + line + str(mrz.check_digit(line[:10] + line[13:20] + line[21:])), today=TODAY
    )
    assert document.warnings == ()
    assert (document.number, document.expires_date) == (number, expires)
    assert document.birth_date in (born, born.replace(year=born.year + 100) if born.year < 1926 else born)
