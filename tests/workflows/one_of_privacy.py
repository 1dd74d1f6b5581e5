"""One plausible act of every verb of retention, holds, purges and erasures."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Hand


def _guest(hand: Hand) -> dict[str, Any]:
    """A guest who cancelled."""
    reservation = hand.book()
    hand.do("cancel", reservation=reservation, reason="plans")
    return {
        "guest": hand.value(
            "SELECT g.no FROM guest g JOIN reservation r ON r.guest_id = g.id WHERE r.no = :no",
            no=reservation,
        )
    }


def _held(hand: Hand) -> dict[str, Any]:
    return {"hold": hand.do("place-hold", record=_guest(hand)["guest"], reason="court").result["hold"]}


def _due(hand: Hand) -> dict[str, Any]:
    """Somebody who was turned away and wrote a number down, long ago."""
    hand.do("turn-away", arrival="2026-11-23", reason="sold_out", contact="13800138000")
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE turnaway SET business_date = '2020-01-01'")
    return {}


def _asked(hand: Hand, verb: str, **fields: Any) -> dict[str, Any]:
    other = hand.at("cron")
    number = other.do(verb, **fields).result["erasure"]
    code = other.desk.show("erasures")[0].confirm_code
    other.desk.close()
    return {"erasure": number, "code": code}


def _purge(hand: Hand) -> dict[str, Any]:
    return _asked(hand, "plan-purge", **_due(hand))


def _running(hand: Hand) -> dict[str, Any]:
    asked = _purge(hand)
    hand.do("confirm-purge", **asked)
    return {"erasure": asked["erasure"]}


READY: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "set-retention": (lambda _: {}, {"class": "visitor", "days": 90, "basis": "house rule"}),
    "place-hold": (lambda hand: {"record": _guest(hand)["guest"]}, {"reason": "court 7/26"}),
    "lift-hold": (_held, {"reason": "settled"}),
    "plan-purge": (_due, {"classes": ["request"], "reason": "the month's"}),
    "confirm-purge": (_purge, {}),
    "purge-on": (_running, {}),
    "plan-erasure": (_guest, {"reason": "letter of today"}),
    "confirm-erasure": (lambda hand: _asked(hand, "plan-erasure", reason="letter", **_guest(hand)), {}),
    "erase-again": (lambda _: {}, {}),
    "export-guest": (_guest, {"reason": "letter of today"}),
}
"""As in `one_of_each`."""


def at_work(hand: Hand) -> None:
    """Something under a hold, a purge that waits for a second person."""
    hand.do("place-hold", record="P261123-001", reason="court 7/26")
    _asked(hand, "plan-purge", **_due(hand))
