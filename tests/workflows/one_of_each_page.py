"""One plausible act of every verb of paging and of call-outs."""

from collections.abc import Callable
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
    """The manager is in the team, experienced and trained, and paged."""
    _channel(hand)
    hand.do("change-staff", staff="E001", hired="2024-01-01")
    hand.do("qualify", staff="E001", kind="rapid_response")
    hand.do("join-team", staff="E001")
    return {}


def _called(hand: Hand) -> dict[str, Any]:
    _member(hand)
    return {"callout": hand.do("call-out", reason="fire in 102", room="102").result["callout"]}


def _page(hand: Hand) -> dict[str, Any]:
    _called(hand)
    return {"page": hand.value("SELECT no FROM page")}


READY: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "set-channel": (_new, CHANNEL),
    "end-channel": (_channel, {}),
    "answer-page": (_page, {}),
    "retry-page": (_page, {}),
    "give-up-page": (_page, {"reason": "told by telephone"}),
    "call-out": (_member, {"reason": "smoke on the third floor", "room": "301"}),
    "accept-call-out": (_called, {}),
    "decline-call-out": (_called, {"reason": "too far away"}),
    "on-scene": (_called, {}),
    "stand-down": (_called, {"outcome": "put out"}),
    "pass-call-outs-on": (_called, {}),
}
"""As in `one_of_each`."""
