"""One plausible act of every verb at the hotel of six rooms, with all that has to be there before it."""

from collections.abc import Callable
from typing import Any

from tests.conftest import IDS, Hand

Ready = Callable[[Hand], dict[str, Any]]
"""Makes ready what the act needs; its fields come back."""

TODAY, TOMORROW, THIRD, FOURTH = "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"
STAY = {"type": "KNG", "arrival": TODAY, "departure": THIRD}
SHA = "0123456789abcdef" * 4


def _booked(hand: Hand, **fields: Any) -> dict[str, Any]:
    return {"reservation": hand.book(**fields)}


def _in_house(hand: Hand, **fields: Any) -> dict[str, Any]:
    return {"stay": hand.check_in(hand.book(), **fields)}


def _ended(hand: Hand, verb: str) -> dict[str, Any]:
    reservation = hand.book()
    hand.do(verb, reservation=reservation, **({"reason": "plans"} if verb == "cancel" else {}))
    return {"reservation": reservation}


def _pinned(hand: Hand) -> dict[str, Any]:
    asked = _booked(hand, room="101")
    hand.do("pin-room", **asked)
    return asked


def _swap(hand: Hand) -> dict[str, Any]:
    return {"reservation": hand.book(room="101"), "with": hand.book("Li Na", room="102")}


def _queued(hand: Hand) -> dict[str, Any]:
    asked = _booked(hand)
    hand.do("queue", **asked)
    return asked


def _gone(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    hand.do("check-out", settle="cash", **asked)
    return asked


def _two_in_a_room(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    added = hand.do("add-guest", document=IDS[1], name="Li Na", **asked)
    return {**asked, "guest": added.result["guest"]}


def _guest(hand: Hand, verb: str = "") -> dict[str, Any]:
    hand.check_in(hand.book())
    guest = str(hand.value("SELECT no FROM guest"))
    if verb:
        hand.do(verb, guest=guest, reason="noise")
    return {"guest": guest}


def _without_guest(hand: Hand) -> dict[str, Any]:
    return {"reservation": hand.do("book", source_ref="X-1", **STAY).result["reservation"]}


def _submitted(hand: Hand) -> dict[str, Any]:
    hand.check_in(hand.book())
    hand.do("submit-registration")
    return {"registration": hand.value("SELECT max(id) FROM registration")}


def _owed(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    hand.do("post-charge", kind="minibar", amount=2000, **asked)
    return asked


def _overpaid(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    hand.do("take-payment", amount=9000, method="cash", **asked)
    return asked


def _charged(hand: Hand) -> dict[str, Any]:
    return {"line": hand.do("post-charge", kind="minibar", amount=2000, **_in_house(hand)).result["line"]}


def _with_deposit(hand: Hand) -> dict[str, Any]:
    return _in_house(hand, waive_deposit=False, deposit=50_000, method="cash")


def _blocked(hand: Hand) -> dict[str, Any]:
    hand.do("block-room", room="103", kind="ooo", from_=TODAY, to=THIRD, reason="pipe")
    return {"room": "103"}


def _new(hand: Hand) -> dict[str, Any]:
    """Nothing has to be there: the six rooms and the open day do."""
    del hand
    return {}


READY: dict[str, tuple[Ready, dict[str, Any]]] = {
    "book": (_new, {"guest": "Zhang Wei", **STAY}),
    "cancel": (_booked, {"reason": "plans changed"}),
    "assign-room": (_booked, {"room": "102"}),
    "unassign-room": (lambda hand: _booked(hand, room="101"), {}),
    "amend": (_booked, {"departure": FOURTH}),
    "confirm": (lambda hand: _booked(hand, status="tentative"), {}),
    "guarantee": (_booked, {"guarantee": "card"}),
    "reinstate": (lambda hand: _ended(hand, "cancel"), {}),
    "no-show": (_booked, {}),
    "expire-holds": (_new, {}),
    "pin-room": (lambda hand: _booked(hand, room="101"), {}),
    "unpin-room": (_pinned, {}),
    "swap-rooms": (_swap, {}),
    "split-stay": (_booked, {}),
    "check-in": (_booked, {"room": "101", "document": IDS[0], "waive_deposit": True}),
    "queue": (_booked, {}),
    "unqueue": (_queued, {}),
    "walk-in": (
        _new,
        {"guest": "Li Na", "type": "KNG", "nights": 1, "document": IDS[1], "waive_deposit": True},
    ),
    "undo-check-in": (_in_house, {"reason": "wrong booking"}),
    "undo-check-out": (_gone, {"reason": "came back", "rates": [37600, 37600]}),
    "issue-key": (_in_house, {}),
    "return-key": (lambda hand: _in_house(hand, cards=2), {}),
    "extend": (_in_house, {"departure": FOURTH}),
    "shorten": (_in_house, {"departure": TOMORROW}),
    "move-room": (_in_house, {"room": "102"}),
    "add-guest": (_in_house, {"document": IDS[1], "name": "Li Na"}),
    "remove-guest": (_two_in_a_room, {}),
    "brief": (_in_house, {"ticks": ["wifi"]}),
    "complete-guest": (_without_guest, {"guest": "Li Na"}),
    "update-guest": (_guest, {"phone": "+8613800138000"}),
    "refuse-guest": (_guest, {"reason": "noise"}),
    "allow-guest": (lambda hand: _guest(hand, "refuse-guest"), {"reason": "settled"}),
    "reveal-document": (_guest, {"reason": "the police asked"}),
    "submit-registration": (_in_house, {}),
    "answer-registration": (_submitted, {"answer": "accepted"}),
    "export-registrations": (_new, {"file": "registrations.csv", "rows": 0, "sha256": SHA}),
    "check-out": (_in_house, {"settle": "cash"}),
    "post-charge": (_in_house, {"kind": "minibar", "amount": 2000}),
    "take-payment": (_owed, {"amount": 1000, "method": "wechat"}),
    "refund": (_overpaid, {"amount": 1000}),
    "correct-line": (_charged, {"reason": "wrong room"}),
    "take-deposit": (_in_house, {"amount": 10_000, "method": "cash"}),
    "refund-deposit": (_with_deposit, {}),
    "forfeit-deposit": (_with_deposit, {"reason": "broken lamp"}),
    "set-room-status": (_new, {"room": "101", "status": "dirty"}),
    "flag-room": (_in_house, {"room": "101", "flag": "dnd"}),
    "block-room": (_new, {"room": "101", "kind": "ooo", "from": TODAY, "to": THIRD, "reason": "pipe"}),
    "unblock-room": (_blocked, {}),
    "move-block": (_blocked, {"to": FOURTH}),
    "close-day": (_in_house, {}),
    "add-room-type": (_new, {"code": "LOFT"}),
    "add-room": (_new, {"no": "401", "floor": 4, "type": "SUI"}),
    "set-overbooking": (_new, {"type": "KNG", "overbooking": 2}),
    "note-restore": (_new, {"backup": "monday", "sha256": SHA, "entries_lost": 3, "entry_before": 9}),
}
"""Verb → what makes ready, and the rest of the fields. `import` is not here: its rows come from a file."""
NOT_FIELDS = {"flag-room": ("stay",), "close-day": ("stay",)}
"""What making ready tells that the act does not ask for."""


def ready(hand: Hand, verb: str) -> dict[str, Any]:
    """Make ready for `verb`; the fields of the act come back."""
    before, rest = READY[verb]
    asked = {**before(hand), **rest}
    return {name: value for name, value in asked.items() if name not in NOT_FIELDS.get(verb, ())}
