"""Whom one calls, and what one says: the hotel's address and phone, the place, the floor, who is trapped."""

import pytest

from hotelcs.workflows.incidents.authority_text import USUAL, WHAT, Facts, numbers, spoken
from hotelcs.workflows.incidents.incident_acts import Type
from tests.plans_at_hand import with_plan
from tests.workflows.incidents.raised import detail, lines, raised

FACTS = Facts(
    "fire", "6F corridor", "0603", "6", 2, drill=False, name_en="Lakeside", name_zh="湖畔酒店",
    address_en="1 Lake Road", address_zh="湖滨路1号", phone="0571 1234", call="119",
)  # fmt: skip


def test_the_text_says_who_where_what_which_floor_who_is_trapped_and_how_to_call_back(crew):
    told = spoken(FACTS, "en", "two in 0604")
    assert told == (
        "This is Lakeside. The address is 1 Lake Road. There is a fire at 6F corridor. That is on floor 6. "
        "2 people are hurt. Trapped: two in 0604. Call back on 0571 1234. Somebody meets you at the main entrance."
    )


def test_it_is_read_in_chinese_whatever_the_screens_speak():
    told = spoken(FACTS, "zh", "0604房两人")
    for part in ("湖畔酒店", "湖滨路1号", "6", "0604房两人", "0571 1234"):
        assert part in told
    assert "There is" not in told


def test_every_type_has_its_sentence_and_who_is_called_where_no_plan_says_so():
    from typing import get_args

    assert set(WHAT) == set(get_args(Type))
    assert set(USUAL) <= set(WHAT)


@pytest.mark.parametrize(
    ("call", "expected"),
    [("119", ("119",)), ("110/119/120", ("110", "119", "120")), ("电力 95598", ("95598",)), ("96333（部分城市）", ("96333",)),
     ("供水热线", ("119",)), ("", ("119",))],
)  # fmt: skip
def test_numbers_are_what_the_plan_says_else_the_usual_ones(call, expected):
    from dataclasses import replace

    assert numbers(replace(FACTS, call=call)) == expected


def test_the_view_has_both_languages_and_says_when_the_address_is_missing(crew):
    no = raised(crew)
    seen = crew.show("desk", "incident-text", no=no, trapped="two")
    assert (seen.address, seen.numbers) == (False, ("119", "120"))
    assert "two" in seen.en
    crew.do("admin", "change-setting", name="address_zh", value="湖滨路1号")
    crew.do("admin", "change-setting", name="alarm_phone", value="0571 1234")
    seen = crew.show("desk", "incident-text", no=no)
    assert seen.address
    assert "湖滨路1号" in seen.zh
    assert "floor 2" in seen.en
    crew.do("admin", "change-setting", name="assembly", value="the car park")
    chinese, english = crew.show("desk", "incident-text", no=no).broadcast
    for words in ("lifts", "stairs", "room key", "the car park"):
        assert words in english
    assert "电梯" in chinese


def test_a_call_is_stamped_with_its_number_reference_and_the_text_that_was_read(crew):
    with_plan(crew.hand.desk.file)
    no = raised(crew)
    crew.wait(minutes=2, seconds=10)
    done = crew.do("night", "call-authority", incident=no, number="119", reference="0421", trapped="two")
    assert done.result["seconds"] == 130
    crew.do("night", "call-authority", incident=no, number="120", at="15:01")
    early, late = sorted(detail(crew, no).calls, key=lambda call: call.seconds)
    assert (early.number, early.seconds, late.reference) == ("120", 60, "0421")
    assert "two" in late.said
    assert "called 119 0421" in lines(crew, no)
