"""One plausible act of every verb of paging and of call-outs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.conftest import Hand

CHANNEL = {"channel": "admin", "staff": "E001", "address": "json://127.0.0.1:9/page"}
"""Nobody listens at port 9."""


def _new(hand: Hand) -> dict[str, Any]:
    del hand
    return {}


def _channel(hand: Hand) -> dict[str, Any]:
    hand.do("set-channel", **CHANNEL)
    return {"channel": "admin"}


def _member(hand: Hand) -> dict[str, Any]:
    """Somebody experienced and trained is in the team, and paged."""
    hand.do("add-staff", name="Guo", posts="REC", no="E901", hired_on="2024-01-01")
    hand.do("qualify", staff="E901", kind="rapid_response", issued="2026-06-01")
    hand.do("join-team", staff="E901", first="2026-11-23")
    hand.do("set-channel", channel="guo", staff="E901", address="json://127.0.0.1:9/guo")
    return {}


def _called(hand: Hand) -> dict[str, Any]:
    _member(hand)
    return {"callout": hand.do("call-out", reason="fire in 102", room="102").result["callout"]}


def _accepting(hand: Hand) -> dict[str, Any]:
    return {**_called(hand), "staff": "E901"}


def _late(hand: Hand) -> dict[str, Any]:
    _called(hand)
    hand.now += timedelta(minutes=3)
    return {}


def _page(hand: Hand) -> dict[str, Any]:
    """Whoever answers for the house was told that nobody had come for three minutes."""
    asked = _accepting(hand)
    hand.do("set-channel", channel="managers", post="NM", address="json://127.0.0.1:9/managers")
    hand.now += timedelta(minutes=3)
    hand.do("accept-call-out", **asked)
    told = (
        "SELECT no FROM page WHERE staff_id <> (SELECT id FROM staff WHERE no = 'E901') ORDER BY id LIMIT 1"
    )
    return {"page": hand.value(told)}


READY: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "set-channel": (_new, CHANNEL),
    "end-channel": (_channel, {}),
    "answer-page": (_page, {}),
    "retry-page": (_page, {}),
    "give-up-page": (_page, {"reason": "told by telephone"}),
    "call-out": (_member, {"reason": "smoke on the third floor", "room": "301"}),
    "accept-call-out": (_accepting, {}),
    "decline-call-out": (_accepting, {"reason": "too far away"}),
    "on-scene": (_accepting, {}),
    "stand-down": (_called, {"outcome": "put out"}),
    "pass-call-outs-on": (_late, {}),
}
"""As in `one_of_each`."""
DOES = {"answer-page": "night"}
"""Who does what is a person's own."""


def at_work(hand: Hand) -> None:
    """Somebody called out, one call-out that is over, a page that waits."""
    _called(hand)
    over = hand.do("call-out", reason="a guest is locked out", room="101").result["callout"]
    hand.do("stand-down", callout=over, outcome="the door is open")
