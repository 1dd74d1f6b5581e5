"""Whatever a guest is called, typing it (or part of it) finds the guest."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.text import optional
from hotelcs.workflows.guests.terms import (
    query_by_sound,
    query_terms,
    terms_of_document_tail,
    terms_of_name,
    terms_of_phone,
)
from tests.hostile import lines, names, needs_hostile


def found(terms: frozenset[str], query: list[str]) -> bool:
    """Whether a search for `query` finds somebody with `terms`."""
    return bool(query) and all(any(term.startswith(prefix) for term in terms) for prefix in query)


def finds(text: str, name: str) -> bool:
    return found(terms_of_name(name), query_terms(text))


@pytest.mark.parametrize(
    ("name", "searches"),
    [
        ("Zhang Wei", ["zhang", "ZHANG WEI", "wei zhang", "zw", "zhangw", "z w", "ｚｈａｎｇ"]),
        ("张伟", ["张", "张伟", "伟", "zhangwei", "zhang wei", "zhang w", "wei", "zw", "ZW"]),
        ("張偉", ["張", "zhangwei", "zw"]), ("张 伟", ["张伟", "zhangwei"]),
        ("单雄信", ["shan", "sxx", "dan", "xiongxin", "xin"]), ("曾国藩", ["zeng", "zgf", "ceng"]), ("吕布", ["lv", "lu", "lyu", "lb"]),
        ("欧阳娜娜", ["ouyang", "oynn", "娜娜", "nana"]), ("José Müller-Lüdenscheidt", ["jose", "muller", "ludens", "jml", "mullerludenscheidt"]),
        ("O'Brien", ["o'brien", "obrien", "O’Brien", "brien"]), ("João da Silva", ["joao", "silva", "jds", "da silva"]),
        ("Đặng Thị Hà", ["dang", "dang thi ha", "dth"]), ("محمد علي", ["محمد", "علي", "مُحَمَّد"]), ("שלום כהן", ["שלום", "כהן"]),
        ("राम कुमार", ["राम", "कुमार"]), ("สมชาย", ["สมชาย", "สม"]), ("김민준", ["김", "김민준"]), ("佐藤さくら", ["佐藤", "さくら", "zuoteng"]),
        ("佐々木", ["佐々木"]), ("Łukasz", ["lukasz"]), ("Straße", ["strasse"]), ("张伟VIP", ["张伟", "vip", "zhangwei"]), ("X", ["x"]), ("4", ["4"]),
        ("Room 12", ["12", "room"]), ("<>?:", ["<>?:", "<>"]), ("😀", ["😀"]), ("Wang 😀", ["wang 😀"]),
    ],
)  # fmt: skip
def test_a_guest_is_found_by(name: str, searches: list[str]) -> None:
    assert [text for text in searches if not finds(text, name)] == []


@pytest.mark.parametrize(
    ("name", "search"),
    [
        ("张伟", "李"),
        ("张伟", "zhangli"),
        ("Zhang Wei", "zhang li"),
        ("Zhang Wei", "hang"),
        ("张伟", ""),
        ("张伟", "  "),
    ],
)
def test_a_guest_is_not_found_by(name: str, search: str) -> None:
    assert not finds(search, name)


def test_traditional_and_simplified_characters_meet_in_their_sound() -> None:
    assert not finds("張偉", "张伟")
    assert found(terms_of_name("张伟"), query_by_sound("張偉"))
    assert query_by_sound("zhang") == []
    assert query_by_sound("張 vip") == ["zhang", "vip"]


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_every_name_that_can_be_stored_is_found_by_itself(text: str) -> None:
    name = optional(text, field="guest")
    terms = terms_of_name(name)
    assert len(terms) <= 24
    assert all(0 < len(term) <= 64 for term in terms)
    if name:
        assert terms
        assert found(terms, query_terms(name)), (terms, query_terms(name))


@needs_hostile
def test_every_hostile_line_and_real_name_is_found_by_itself_and_by_its_first_word() -> None:
    for text in (*lines("blns.txt"), *names()):
        name = optional(text, field="guest", limit=1000)
        if name:
            assert finds(name, name), name
            assert finds(name.split()[0], name), name
            assert len(terms_of_name(name)) <= 24


def test_a_long_name_has_bounded_terms() -> None:
    terms = terms_of_name("张" * 100 + " " + " ".join(f"word{n}" * 30 for n in range(60)))
    assert len(terms) <= 24
    assert max(map(len, terms)) <= 64


@pytest.mark.parametrize(
    ("phone", "searches"),
    [
        ("+8613800138000", ["13800138000", "138", "8000", "0138000", "+86 138 0013 8000", "138 0013"]),
        ("13800138000", ["13800138000", "8000"]), ("+8657188888888", ["0571", "0571-8888", "57188888888", "8888"]),
        ("+442079460958", ["0958", "442079", "+44 20 7946"]), ("13800138000 转 2", ["138"]), ("１３８００１３８０００", ["8000"]), ("110", ["110"]),
    ],
)  # fmt: skip
def test_a_guest_is_found_by_a_phone(phone: str, searches: list[str]) -> None:
    assert [text for text in searches if not found(terms_of_phone(phone), query_terms(text))] == []


@pytest.mark.parametrize("phone", ["", "unknown", "-"])
def test_a_phone_without_digits_has_no_terms(phone: str) -> None:
    assert terms_of_phone(phone) == frozenset()


@pytest.mark.parametrize(
    ("number", "tail"), [("34052419800101001X", {"001x"}), ("X123", {"x123"}), ("AB", {"ab"}), ("", set())]
)
def test_only_the_tail_of_a_document_is_searched(number: str, tail: set[str]) -> None:
    assert terms_of_document_tail(number) == tail
