"""Every form that changes a record sends what it was filled from: none can be added that forgets it (reliability F21)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hotelcs import screens
from hotelcs.screens.act_form import ActForm
from hotelcs.screens.act_forms import FORMS
from hotelcs.screens.asked import Asked
from hotelcs.workflows.verbs import VERBS, act_of
from tests.conftest import Hand
from tests.screens.test_real_hotel import AtWork

EDITS = {verb: form for verb, form in FORMS.items() if form.edits}
OF_THEIR_OWN = {
    "hand-over": "HandoverForm",
    "edit-handover": "Rewriting",
    "change-setting": "Rewriting",
    "set-room-status": "room_status, with the version of the rack",
    "update-guest": "no form on the screens",
    "change-staff": "one line that is not filled",
    "tick-roll-call": "its undo alone; a tick is of who was seen now",
}
"""Acts that compare and have no form among FORMS: what sends what was seen."""
FRESH = {
    "acknowledge-complaint", "add-action", "copy-roster", "fill-roster", "open-master", "pick-up", "plan-drill", "raise-ticket",
    "refund", "resolve-complaint", "roster", "set-block", "source-rooms", "swap-shifts", "take-luggage", "take-payment",
    "turn-away", "visitor-in", "set-wake-call", "take-message", "locate",
}  # fmt: skip
"""Forms that are filled to begin with although they change nothing that is there: something new, or a step once taken."""


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function in the screens."""
    for path in sorted(Path(screens.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield path, node


def verb_of(call: ast.Call) -> str:
    """The verb of a call; nothing when a variable holds it."""
    return str(call.args[1].value) if len(call.args) > 1 and isinstance(call.args[1], ast.Constant) else ""


@pytest.mark.parametrize("verb", sorted(FORMS))
def test_a_form_edits_when_its_act_compares(verb: str) -> None:
    asks = {"version", "was"} & set(act_of(verb).model_fields)
    assert asks == ({FORMS[verb].edits} if FORMS[verb].edits else set())


def test_every_other_act_that_compares_is_sent_from_somewhere_that_is_known() -> None:
    found = {verb for verb in VERBS if {"version", "was"} & set(act_of(verb).model_fields)}
    assert found - set(EDITS) == set(OF_THEIR_OWN)


def test_a_form_that_shows_what_is_there_is_opened_as_one_that_edits() -> None:
    """`open_act` with values in it is for something new; what is there is opened by `open_edit`, with its version."""
    for path, call in calls("open_act"):
        filled = [word.arg for word in call.keywords if word.arg not in ("about", "verb", "parked", "given")]
        verb = verb_of(call)
        if filled and verb:
            assert verb in FRESH, (
                f"{path.name}:{call.lineno} fills {verb}: say that it is new (FRESH), or open_edit"
            )
            assert verb not in EDITS
    for path, call in calls("open_edit"):
        verb = verb_of(call)
        assert verb in EDITS, f"{path.name}:{call.lineno}"
        if EDITS[verb].edits == "version":
            assert len(call.args) > 4 or any(word.arg == "version" for word in call.keywords), (
                f"{path.name}:{call.lineno}"
            )


def test_every_form_that_edits_is_opened_somewhere() -> None:
    assert {verb_of(call) for _, call in calls("open_edit")} == set(EDITS)


@pytest.fixture
def person(hand: Hand) -> AtWork:
    return AtWork(hand)


def texts_of(one: Asked) -> tuple[str, str]:
    """Two different things that can stand in a field."""
    if one.options:
        return one.options[0].value, one.options[-1].value
    if one.dated:
        return "2026-11-24", "2026-11-25"
    for pair in (("1", "2"), ("07:00", "08:00"), ("a", "b")):
        if not any(one.check(text) for text in pair):
            return pair
    raise AssertionError(one.name)


@pytest.mark.parametrize("verb", sorted(EDITS))
def test_it_sends_what_it_was_filled_from_and_only_what_was_changed(person: AtWork, verb: str) -> None:
    form = EDITS[verb]
    start = {one.name: texts_of(one)[0] for one in form.asked}
    sheet = ActForm(person.counter, verb, form, {}, start, version=7)
    at = next(one for one in form.asked if one.name not in form.names)
    sheet.form[at.name].put(texts_of(at)[1])
    sent = sheet.fields()
    value = at.valued(texts_of(at)[1], sheet.currency)
    before: Any = at.valued(start[at.name], sheet.currency) if start[at.name] else None
    if form.edits == "version":
        assert sent == {at.name: value, "version": 7}
        assert ActForm(person.counter, verb, form, {}, {}).fields() == {"version": 0}, "never without one"
    else:
        assert sent.get(at.name) == value
        assert sent["was"][at.name] == before
        assert not set(form.names) & set(sent["was"])
        for name in form.names[:1]:
            sheet.form[name].put(texts_of(next(one for one in form.asked if one.name == name))[1])
            assert "was" not in sheet.fields(), "another record is not the one it was filled from"


@pytest.mark.parametrize("verb", sorted(EDITS))
def test_a_draft_brings_back_what_it_was_filled_from(person: AtWork, verb: str) -> None:
    form = EDITS[verb]
    start = {one.name: texts_of(one)[0] for one in form.asked}
    sheet = ActForm(person.counter, verb, form, {}, start, version=7)
    at = next(one for one in form.asked if one.name not in form.names)
    sheet.form[at.name].put(texts_of(at)[1])
    sent = sheet.fields()
    person.counter.drafts[sheet.record] = sheet.draft()
    later = {one.name: texts_of(one)[1] for one in form.asked}
    assert ActForm(person.counter, verb, form, {}, later, version=9).fields() == sent
