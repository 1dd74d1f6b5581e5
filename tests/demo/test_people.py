"""The demo's invented guests."""

import re
import unicodedata
from collections import Counter
from datetime import date
from itertools import islice

import pytest

from hotelcs.demo.people import (
    AREA,
    EPOCH,
    Person,
    check_character,
    child,
    groups,
    people,
    resident_number,
)

FEW = list(islice(people(7), 2000))
HAN_AND_NEIGHBOURS = frozenset(
    {"CJK", "HANGUL", "HIRAGANA", "KATAKANA"}
)  # as Unicode's names of letters begin
WESTERN = frozenset({"LATIN", "CYRILLIC", "GREEK", "GEORGIAN", "ARMENIAN"})
SOUTHERN = frozenset({"ARABIC", "HEBREW", "ETHIOPIC", "DEVANAGARI", "TAMIL", "BENGALI", "THAI", "KHMER"})


def age(person: Person, today: date) -> int:
    before_birthday = (today.month, today.day) < (person.birth_date.month, person.birth_date.day)
    return today.year - person.birth_date.year - before_birthday


def test_the_same_seed_brings_the_same_people():
    assert list(islice(people(7), 50)) == FEW[:50]
    assert list(islice(people(8), 50)) != FEW[:50]


def test_four_hundred_guests_have_hundreds_of_names():
    assert len({person.name for person in FEW[:400]}) > 360
    assert len({person.name for person in FEW}) > 1000


def test_names_come_in_many_scripts():
    letters = {
        unicodedata.name(letter).split()[0] for person in FEW for letter in person.name if letter.isalpha()
    }
    assert letters >= HAN_AND_NEIGHBOURS | WESTERN | SOUTHERN


def test_three_hundred_guests_of_a_demo_already_mix_a_dozen_scripts():
    letters = {unicodedata.name(person.name[0]).split()[0] for person in FEW[:300]}
    assert len(letters) >= 12


def test_marks_apostrophes_hyphens_and_spaces_occur():
    everything = "".join(person.name for person in FEW)
    assert {"ễ", "ß", "ı", "İ", "Þ", "ő", "’", "-", " ", ".", "Ọ"} <= set(everything)


def test_names_are_composed_and_clean():
    for person in FEW:
        assert person.name == unicodedata.normalize("NFC", person.name).strip()
        assert not {unicodedata.category(letter) for letter in person.name} & {"Cc", "Co", "Cn", "Cs"}
        assert person.given in person.name
        assert person.family in person.name


def test_family_names_follow_the_sex_where_the_language_says_so():
    ours = [person for person in FEW if person.country == "RUS"]
    assert {person.sex for person in ours} == {"f", "m"}
    assert all(person.family.endswith("а") == (person.sex == "f") for person in ours)


def test_both_forms_of_a_family_name_stand_in_the_same_place():
    for group in groups():
        assert len(group.get("family_f", group["family"])) == len(group["family"])
        for names in ("family", "female", "male"):
            assert len(set(group[names])) == len(group[names])


def test_everyone_is_an_adult():
    assert min(age(person, EPOCH) for person in FEW) >= 18
    assert max(age(person, EPOCH) for person in FEW) < 90


def test_no_two_adults_share_a_document():
    assert len({(person.document.country, person.document.number) for person in FEW}) == len(FEW)


def test_each_country_shows_its_own_document():
    kinds = {person.country: person.document.kind for person in FEW}
    assert (kinds["CHN"], kinds["HKG"], kinds["TWN"]) == ("cn_id", "hk_mo_permit", "tw_permit")
    assert {kind for country, kind in kinds.items() if country not in {"CHN", "HKG", "TWN"}} == {"passport"}
    forms = {
        "cn_id": r"100000\d{11}[\dX]",
        "hk_mo_permit": r"H99\d{6}",
        "tw_permit": r"99\d{6}",
        "passport": r"ZZZ\d{6}",
    }
    assert all(re.fullmatch(forms[person.document.kind], person.document.number) for person in FEW)
    assert all(person.document.country == person.country for person in FEW)


def test_resident_numbers_tell_birth_date_and_sex_and_pass_the_check():
    for person in FEW:
        if person.document.kind == "cn_id":
            number = person.document.number
            assert number[:6] == AREA
            assert number[6:14] == f"{person.birth_date:%Y%m%d}"
            assert (int(number[16]) % 2 == 1) == (person.sex == "m")
            assert number[17] == check_character(number[:17])


@pytest.mark.parametrize("number", ["34052419800101001X", "11010519491231002X", "440524188001010014"])
def test_the_check_character_agrees_with_published_numbers(number):
    assert check_character(number[:17]) == number[17]


def test_serials_of_one_birth_date_never_meet():
    day = date(1990, 5, 17)
    numbers = {resident_number(day, sex, serial) for sex in ("f", "m") for serial in range(500)}
    assert len(numbers) == 1000
    assert {len(number) for number in numbers} == {18}


def test_a_quarter_of_the_guests_are_from_the_mainland():
    share = Counter(person.country for person in FEW)["CHN"] / len(FEW)
    assert 0.12 < share < 0.3


@pytest.mark.parametrize("today", [EPOCH, date(2030, 2, 28), date(2028, 2, 29)])
def test_children_are_minors_of_the_same_family(today):
    for parent in FEW[:200]:
        young = child(parent, today)
        assert 1 <= age(young, today) < 16
        assert (young.country, young.language, young.phone) == (parent.country, parent.language, parent.phone)
        group = groups()[parent.group]
        place = (group["family"] if parent.family in group["family"] else group["family_f"]).index(
            parent.family
        )
        forms = {group["family"][place], group.get("family_f", group["family"])[place]}
        assert young.family in forms


def test_children_are_the_same_each_time_and_differ_from_each_other():
    parent = FEW[0]
    assert child(parent) == child(parent)
    assert len({child(parent, nth=nth).document.number for nth in range(5)}) == 5


def test_a_mainland_child_is_in_the_household_register():
    parent = next(person for person in FEW if person.country == "CHN")
    young = child(parent)
    assert young.document.kind == "hukou"
    assert young.document.number[6:14] == f"{young.birth_date:%Y%m%d}"
