"""Whoever is on file can be found: by each word of the name, by its beginning, by telephone, in any case."""

import shutil

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hotelcs.text import fold, words
from hotelcs.workflows.guests.terms import (
    LONGEST_TERM,
    MOST_TERMS,
    query_terms,
    terms_of_name,
    terms_of_phone,
)
from tests.conftest import Hand

NAMES = ("张伟", "欧阳娜娜", "Zhang Wei", "O'Brien Una", "Müller-Lüdenscheidt, Jürgen", "José María", "Иван Петров", "伊藤健二", "김민수", "محمد علي",
         "สมชาย ใจดี", "Nguyễn Văn An", "Dr. Strange", "A", "李", "X Æ A-12", "van der Berg", "王Wang", "🙂 Smile", "Łukasz", "İbrahim")  # fmt: skip


@pytest.fixture(scope="module")
def desk(model_hotel, tmp_path_factory):
    """A hotel that has booked everybody of NAMES."""
    path = tmp_path_factory.mktemp("known") / "hotel.db"
    shutil.copy(model_hotel, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "home" / "config"))
        hand = Hand(path)
        for number, name in enumerate(NAMES):
            hand.book(
                name,
                arrival="2026-12-01",
                departure="2026-12-02",
                overbook=True,
                phone=f"+8613800138{number:03d}",
            )
    return hand.desk


def found(desk, text: str) -> set[str]:
    return {hit.title for hit in desk.show("find", text=text, limit=100)}


@pytest.mark.parametrize("name", NAMES)
def test_a_guest_is_found_by_the_whole_name_in_any_case(desk, name):
    for text in (name, name.upper(), name.lower(), f"  {name}  "):
        assert name in found(desk, text), text


@pytest.mark.parametrize("name", NAMES)
def test_a_guest_is_found_by_each_word_and_its_beginning(desk, name):
    for word in words(name):
        assert name in found(desk, word), word
        assert name in found(desk, word[:2]), word[:2]


@pytest.mark.parametrize(("name", "text"), [
    ("张伟", "zhangwei"), ("张伟", "zhang wei"), ("张伟", "zw"), ("张伟", "伟"), ("张伟", "張偉"), ("欧阳娜娜", "ouyang"), ("欧阳娜娜", "oynn"), ("欧阳娜娜", "nana"),
    ("Müller-Lüdenscheidt, Jürgen", "muller"), ("Müller-Lüdenscheidt, Jürgen", "jurgen mul"), ("José María", "jose maria"), ("O'Brien Una", "obrien"),
    ("Nguyễn Văn An", "nguyen van"), ("Łukasz", "lukasz"), ("Zhang Wei", "zw"), ("Zhang Wei", "wei zhang"), ("Zhang Wei", "ｚｈａｎｇ"), ("van der Berg", "vdb"),
    ("王Wang", "wang"), ("Иван Петров", "петр"),
])  # fmt: skip
def test_a_guest_is_found_as_people_type_at_a_desk(desk, name, text):
    assert name in found(desk, text)


@pytest.mark.parametrize("number", range(0, len(NAMES), 5))
def test_a_guest_is_found_by_the_telephone_as_it_is_read_aloud(desk, number):
    phone = f"13800138{number:03d}"
    for text in (phone, f"+86 {phone}", phone[-4:], phone[-7:], f"{phone[:3]} {phone[3:7]} {phone[7:]}"):
        assert NAMES[number] in found(desk, text), text


@pytest.mark.parametrize(
    "text", ["qqqq", "zhang petrov", "张张张", "%", "_", "*", "' OR 1=1", "\\", "13999999999"]
)
def test_what_nobody_is_called_finds_nobody(desk, text):
    assert not found(desk, text) & set(NAMES)


@settings(max_examples=60, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.text(max_size=40))
def test_whatever_is_typed_into_the_search_it_answers(desk, text):
    assert len(desk.show("find", text=text)) <= 30


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs", "P"]), min_size=1, max_size=40))
def test_the_terms_of_a_name_are_few_short_and_folded(name):
    terms = terms_of_name(name)
    assert len(terms) <= MOST_TERMS
    assert all(0 < len(term) <= LONGEST_TERM for term in terms)
    if fold(name):
        assert terms


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]), min_size=1, max_size=30))
def test_a_name_is_found_by_itself(name):
    """Every prefix that the whole name asks for begins one of its terms."""
    terms = terms_of_name(name)
    for prefix in query_terms(name):
        assert any(term.startswith(prefix) for term in terms) or len(name.split()) > 4 or prefix.isdigit(), (
            prefix
        )


@given(st.from_regex(r"\+?[0-9 ()-]{1,20}", fullmatch=True))
def test_the_terms_of_a_telephone_are_digits(phone):
    for term in terms_of_phone(phone):
        assert term.isdigit()
        assert term in "".join(char for char in phone if char.isdigit()) or term.startswith("0")
