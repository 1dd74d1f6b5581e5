"""One plausible act of every verb about complaints."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Hand

Ready = Callable[[Hand], dict[str, Any]]


def _took(hand: Hand, **fields: Any) -> dict[str, Any]:
    hand.check_in(hand.book())
    asked = {"code": "noise", "words": "loud music", "whose": "101", **fields}
    return {"complaint": hand.do("take-complaint", **asked).result["complaint"]}


def _acknowledged(hand: Hand, **fields: Any) -> dict[str, Any]:
    return _took(hand, acknowledge=True, understood="music from 102", wants="fix", **fields)


def _then(hand: Hand, *verbs: tuple[str, dict[str, Any]], **fields: Any) -> dict[str, Any]:
    asked = _acknowledged(hand, **fields)
    for verb, more in verbs:
        hand.do(verb, **asked, **more)
    return asked


PLAN = ("plan-complaint", {"plan": "call them"})
SITE = ("on-site", {"note": "went up"})
ASK = ("wait-for-guest", {"question": "still loud?"})
RESOLVE = ("resolve-complaint", {"told": True})
CLOSE = ("close-complaint", {"reason": "said yes"})


def _two(hand: Hand) -> dict[str, Any]:
    first = _took(hand)
    other = hand.do("take-complaint", code="NOI-2", words="drilling", whose="101", separate=True).result[
        "complaint"
    ]
    return {"complaint": other, "into": first["complaint"]}


def _task(hand: Hand) -> dict[str, Any]:
    return {"action": f"{_acknowledged(hand, steps='1')['complaint']}/1"}


def _given(hand: Hand) -> dict[str, Any]:
    asked = _acknowledged(hand)
    return {
        "compensation": hand.do("compensate", kind="discount", value=5000, **asked).result["compensation"]
    }


def _pattern(hand: Hand) -> dict[str, Any]:
    for room in ("101", "102", "103"):
        hand.do("take-complaint", code="noise", words="loud", whose=room)
    return {"pattern": hand.value("SELECT no FROM complaint_pattern")}


def _empty_room(hand: Hand) -> dict[str, Any]:
    hand.check_in(hand.book())
    return {"whose": "101"}


COMPLAINTS: dict[str, tuple[Ready, dict[str, Any]]] = {
    "take-complaint": (_empty_room, {"code": "noise", "words": "loud music", "mood": 2}),
    "complain-again": (lambda hand: _then(hand, SITE, RESOLVE), {"words": "it starts again"}),
    "acknowledge-complaint": (_took, {"understood": "music from 102", "wants": "fix"}),
    "fix-at-once": (_acknowledged, {"done": "asked them"}),
    "plan-complaint": (_acknowledged, {"plan": "call them"}),
    "start-complaint": (lambda hand: _then(hand, PLAN), {}),
    "on-site": (_acknowledged, {"note": "went up"}),
    "wait-for-guest": (lambda hand: _then(hand, SITE), {"question": "still loud?"}),
    "guest-answers": (lambda hand: _then(hand, SITE, ASK), {"words": "no"}),
    "note-complaint": (_took, {"words": "door was open"}),
    "contact-guest": (_took, {"words": "told to wait"}),
    "add-action": (_acknowledged, {"text": "guard goes up", "department": "SEC"}),
    "finish-action": (_task, {"result": "quiet"}),
    "drop-action": (_task, {"reason": "not needed"}),
    "promise-guest": (_acknowledged, {"text": "call back", "minutes": 20}),
    "resolve-complaint": (lambda hand: _then(hand, SITE), {"told": True}),
    "recovery-call": (lambda hand: _then(hand, SITE, RESOLVE), {"outcome": "reached", "mood": 4, "sat": 4}),
    "close-complaint": (lambda hand: _then(hand, SITE, RESOLVE), {"reason": "said yes"}),
    "reopen-complaint": (lambda hand: _then(hand, SITE, RESOLVE, CLOSE), {"reason": "wrote again"}),
    "withdraw-complaint": (_took, {"words": "never mind"}),
    "find-cause": (_acknowledged, {"cause": "neighbour"}),
    "raise-severity": (_took, {}),
    "lower-severity": (_took, {"to": "s4", "reason": "only once"}),
    "merge-complaints": (_two, {}),
    "complaint-incident": (_took, {"type": "violence"}),
    "compensate": (_acknowledged, {"kind": "discount", "value": 5000}),
    "revoke-compensation": (_given, {"reason": "not taken"}),
    "keep-sensitive": (_took, {}),
    "close-pattern": (_pattern, {"outcome": "spoke to the band"}),
}
