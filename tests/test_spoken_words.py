"""A sentence in Chinese has no English inside: what stands in a slot is spoken in the reader's language too."""

import ast
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from hotelcs import i18n
from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import Word
from hotelcs.screens.sentences import sentence_of
from hotelcs.workflows.housekeeping import cleanliness
from hotelcs.workflows.next_acts import NEXT, next_act
from hotelcs.workflows.organisation.grants import POSTS, RIGHTS
from hotelcs.workflows.reception import registrations
from hotelcs.workflows.refusals import _RULES, refusal_of
from hotelcs.workflows.reservations import states
from hotelcs.workflows.verbs import VERBS, spoken
from tests.source_tree import PACKAGE

HAN = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"\b[a-z]{2,}\b")
STATES = {"state", "wanted", "verb"}
"""Slots of refusals that name a state or an act."""
WORDS = ("Word(", "spoken(", "what")
"""How what stands in them begins; `what` is the Word that `require` is given."""
AT_THE_DESK = ("reservations", "reception", "housekeeping", "guests", "night")


def refusals() -> Iterator[tuple[str, ast.Call]]:
    """Every refusal that the hotel's work raises, with its place."""
    for path in sorted((PACKAGE / "workflows").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Refusal", "Denied", "Stale"}:
                yield f"{path.relative_to(PACKAGE / 'workflows')}:{node.lineno}", node


def next_acts() -> set[str]:
    """Every next act that a refusal of the desk's departments names, those of the states included."""
    found: set[str] = set()
    for place, call in refusals():
        for keyword in call.keywords:
            if (
                keyword.arg == "next"
                and isinstance(keyword.value, ast.Tuple)
                and place.startswith(AT_THE_DESK)
            ):
                found |= {item.value for item in keyword.value.elts if isinstance(item, ast.Constant)}
    for rule in _RULES:
        refusal = refusal_of(rule)
        found.update(refusal.next if refusal else ())
    for legal in (states.LEGAL, cleanliness.LEGAL, registrations.LEGAL):
        found.update(*legal.values())
    return found


def test_states_and_acts_in_a_refusal_are_words() -> None:
    bare = [
        f"{place} {keyword.arg}={ast.unparse(keyword.value)}"
        for place, call in refusals()
        for keyword in call.keywords
        if keyword.arg in STATES and not ast.unparse(keyword.value).startswith(WORDS)
    ]
    assert not bare


def test_every_next_act_has_its_words_in_both_languages() -> None:
    acts = next_acts()
    assert len(acts) > 40
    assert not {act for act in acts if act not in NEXT and act not in VERBS}
    i18n.use("zh")
    assert not {act for act in acts if not HAN.search(next_act(act))}


@pytest.mark.parametrize("token", [*RIGHTS, *POSTS])
def test_rights_and_posts_are_spoken_in_chinese(token: str) -> None:
    i18n.use("zh")
    assert HAN.search(i18n.tr(token))
    assert not ENGLISH.search(i18n.tr(token))


def test_a_title_begins_small_inside_a_sentence() -> None:
    assert next_act("return-key") == "take key cards back"
    assert next_act("queue") == "queue"


def test_a_verb_that_is_gone_stands_for_itself() -> None:
    assert str(spoken("sell-moon")) == "sell-moon"


def test_a_word_fills_its_slots_when_it_is_shown() -> None:
    phrase = Word("less than {ge}", ge=0)
    assert f"{phrase}" == "less than 0"
    i18n.use("zh")
    assert f"{phrase}" == "小于 0"


RULES = (
    ("check-in", {"reservation": "cancelled", "room": "101"}),
    ("amend", {"reservation": "cancelled", "adults": 1}),
    ("guarantee", {"reservation": "cancelled", "guarantee": "card"}),
    ("check-in", {"reservation": "booked", "room": "102", "document": "11010519491231002X"}),
    ("no-show", {"reservation": "waiting"}),
    ("book", {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-20", "departure": "2026-11-25"}),
)


@pytest.mark.parametrize(("verb", "fields"), RULES)
def test_a_refusal_in_chinese_has_no_english_words(hand, verb, fields):
    made = {"booked": hand.book(), "cancelled": hand.book(), "waiting": hand.book(status="tentative")}
    hand.do("cancel", reservation=made["cancelled"], reason="plans")
    hand.do("set-room-status", room="102", status="dirty")
    with pytest.raises(Refusal) as refused:
        hand.do(verb, **{name: made.get(value, value) for name, value in fields.items()})
    i18n.use("zh")
    told = sentence_of(refused.value)
    assert HAN.search(told)
    assert not ENGLISH.search(told), told


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"adults": "two"}, "不是整数"),
        ({"adults": -1}, "小于 0"),
        ({"adults": 1000}, "大于 99"),
        ({"departure": "soon"}, "不是日期（如 2026-11-23）"),
        ({"departure": "2026-11-31"}, "不是日期（如 2026-11-23）"),
        ({"rate": 3.5}, "不是整数"),
        ({"guest": 7}, "不是文字"),
        ({"channel": "pigeon"}, "不在可选值之内：walk_in, phone"),
        ({"rooms": "many"}, "不是整数"),
    ],
)
def test_why_a_value_does_not_fit_is_said_in_chinese(hand, fields, why):
    asked = {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-25", **fields}
    with pytest.raises(Refusal) as refused:
        hand.do("book", **asked)
    i18n.use("zh")
    assert (refused.value.code, refused.value.field) == ("FIELD_INVALID", *fields)
    assert why in str(refused.value)


def test_a_denial_names_post_act_and_right_in_chinese(hand):
    with hand.desk.file.write() as session:
        session.execute(text("UPDATE staff_post SET post = 'RAT' WHERE staff_id = 1"))
    with pytest.raises(Denied) as denied:
        hand.book()
    i18n.use("zh")
    assert (
        str(denied.value)
        == "服务员不能办理：预订一间或多间。须由预订、接待员、宾客关系、主管、夜经理或经理办理。"
    )
    i18n.use("en")
    assert (
        str(denied.value)
        == "RAT may not do this: Book a room or a party. It is for RES, REC, CRM, SUP, NM or GM."
    )
