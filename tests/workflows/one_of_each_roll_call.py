"""One plausible act of every verb of roll calls, with all that has to be there before it."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Hand


def _in_house(hand: Hand) -> dict[str, Any]:
    return {"stay": hand.check_in(hand.book())}


def _alarm(hand: Hand) -> dict[str, Any]:
    hand.check_in(hand.book())
    return {"incident": hand.do("raise-incident", type="fire", place="102").result["incident"]}


def _called(hand: Hand) -> dict[str, Any]:
    asked = _alarm(hand)
    hand.do("open-roll-call", assembly="Car park", **asked)
    return asked


def _appended(hand: Hand) -> dict[str, Any]:
    asked = _called(hand)
    return {**asked, "who": hand.do("append-to-roll-call", name="Wu Jun", **asked).result["place"]}


def _closed(hand: Hand) -> dict[str, Any]:
    asked = _called(hand)
    hand.do("close-roll-call", handed="fire brigade", **asked)
    return asked


ROLL_CALL: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "open-roll-call": (_alarm, {"assembly": "Car park"}),
    "tick-roll-call": (_called, {"who": ["101"], "status": ["safe"]}),
    "append-to-roll-call": (
        _called,
        {"name": "Wu Jun", "kind": "contractor", "room": "102", "need": "on crutches"},
    ),
    "withdraw-from-roll-call": (_appended, {}),
    "move-assembly": (_called, {"assembly": "South gate"}),
    "close-roll-call": (_called, {"handed": "fire brigade"}),
    "reopen-roll-call": (_closed, {"reason": "the fire broke out again"}),
    "note-evacuation-help": (_in_house, {"need": "wheelchair"}),
}
"""Verb → what makes ready, and the rest of the fields."""
