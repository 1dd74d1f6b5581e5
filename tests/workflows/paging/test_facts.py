"""No page holds what a guest or anybody typed: names, telephones, documents, words."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hotelcs.workflows.ledger import canonical
from hotelcs.workflows.paging.facts import TYPES, fit, is_known_place
from hotelcs.workflows.paging.wording import About, message
from tests.conftest import IDS

TYPED = ("Zhang Wei", "张伟", "Li Na", "13800138000", "+8613800138000", *IDS, "call my wife", "opensesame")
NAMES = (
    "level",
    "room",
    "place",
    "type",
    "metric",
    "step",
    "minutes",
    "words",
    "guest",
    "reason",
    "drill",
    "repeat",
)


def told(
    slots: dict[str, object],
    lang: str = "en",
    code: str = "escalated",
    kind: str = "complaint",
    ref: str = "C1",
) -> str:
    return message("Lakeside", About("T1", kind, ref, code, canonical(fit(slots))), lang).body  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(TYPED) | st.integers(100_000, 10**18)),
    st.sampled_from(["en", "zh"]),
)
@example({"place": "张伟房间", "room": "138001380"}, "zh")
@example({"place": "room of Zhang Wei", "level": "Li Na"}, "en")
def test_nothing_that_people_typed_is_in_a_page(slots: dict[str, object], lang: str) -> None:
    body = told(slots, lang)
    for value in (*TYPED, *(str(value) for value in slots.values())):
        assert value not in body
    assert all(str(value).startswith("*") for value in fit(slots).values())  # type: ignore[arg-type]


def test_what_is_not_said_still_tells_one_page_from_another() -> None:
    first, second = fit({"note": "Zhang Wei"}), fit({"note": "Li Na"})
    assert first != second
    assert first == fit({"note": "Zhang Wei"})
    assert fit({"turn": 1, "step": 2}) == {"turn": 1, "step": 2}


@pytest.mark.parametrize(
    "place", ["lobby", "Kitchen 2", "3楼走廊", "1208", "B2 car park", "floor 12, north", "9F"]
)
def test_a_place_of_a_house_is_named(place: str) -> None:
    assert is_known_place(place)
    assert place in told({"place": place})


@pytest.mark.parametrize(
    "place",
    ["", "lobby Wang", "138 0013 8000", "kitchenette", "东风", "楼" * 41, "x" * 100_000, "\x1b[31m1208"],
)
def test_any_other_place_is_left_out(place: str) -> None:
    assert not is_known_place(place)


def test_a_page_says_level_kind_room_and_what_is_late_in_both_languages() -> None:
    slots = {"level": "s2", "room": "1208", "metric": "ack", "minutes": 12}
    assert told(slots, code="breached") == "Complaint C1, S2, room 1208, acknowledge, 12 min: is late."
    assert (
        told({"type": "fire", "place": "lobby"}, kind="incident", ref="N1", code="raised")
        == "Emergency N1, fire, lobby: raised just now."
    )
    chinese = told({**slots, "type": "fire"}, "zh", "breached")
    assert "1208" in chinese
    assert all(ord(char) > 127 or not char.isalpha() or char in "CS" for char in chinese)


@pytest.mark.parametrize(
    ("kind", "ref", "slots"), [("drill", "N1", {}), ("incident", "Z1", {}), ("incident", "N1", {"drill": 1})]
)
def test_a_page_of_a_drill_begins_and_ends_with_the_word(
    kind: str, ref: str, slots: dict[str, object]
) -> None:
    body = told(slots, kind=kind, ref=ref)
    assert body.startswith("DRILL 演练 ")
    assert body.endswith(" DRILL 演练")
    assert "DRILL" not in told({"drill": 0}, kind="incident", ref="N1")


def test_an_unknown_code_or_kind_still_says_that_somebody_is_needed() -> None:
    assert told({}, code="?", kind="?") == "Task C1: needs you."
    assert all(told({"type": code}) for code in TYPES)
