"""One plausible act of every verb of the machine room and of readiness, with all that has to be there before it."""

from collections.abc import Callable
from typing import Any

from hotelcs.workflows.machine import job_runs
from tests.conftest import Hand


def new(hand: Hand) -> dict[str, Any]:
    """Nothing has to be there."""
    del hand
    return {}


def ticket(hand: Hand) -> dict[str, Any]:
    """A ticket that nobody has taken."""
    return {
        "ticket": hand.do(
            "raise-ticket", words="The printer is silent.", component="printer", priority="p2"
        ).result["ticket"]
    }


def taken(hand: Hand) -> dict[str, Any]:
    """A ticket that somebody has."""
    asked = ticket(hand)
    hand.do("take-ticket", **asked, staff="E002")
    return asked


def resolved(hand: Hand) -> dict[str, Any]:
    """A ticket that is over."""
    asked = taken(hand)
    hand.do("resolve-ticket", **asked, outcome="paper")
    return asked


def down(hand: Hand) -> dict[str, Any]:
    """A part of the system that is down."""
    hand.do("note-outage", component="network", reason="dark")
    return {"component": "network"}


def planned(hand: Hand) -> dict[str, Any]:
    """Maintenance to come."""
    done = hand.do(
        "plan-maintenance",
        component="network",
        begins="2026-11-24 02:00",
        ends="2026-11-24 03:00",
        reason="new cable",
    )
    return {"outage": done.result["outage"]}


def unwell(hand: Hand) -> dict[str, Any]:
    """A check that is not well."""
    hand.do("note-health", bad="disk")
    return {"check": "disk"}


def group(hand: Hand) -> dict[str, Any]:
    """A wedding of two rooms, tomorrow."""
    done = hand.do("book-group", name="Wedding Chen", kind="wedding", arrival="2026-11-24", departure="2026-11-25",
                   block="KNG 2")  # fmt: skip
    return {"group": done.result["group"]}


def looked(hand: Hand) -> dict[str, Any]:
    """The same, looked at."""
    asked = group(hand)
    hand.do("run-readiness", **asked)
    return asked


def at_work(hand: Hand) -> None:
    """Two of everything in the machine room, and a group that is looked at."""
    for words in ("The printer is silent.", "No network at the bar"):
        hand.do("raise-ticket", words=words)
    hand.do("take-ticket", ticket="Q261123-001", staff="E002")
    hand.do("note-outage", component="network", reason="dark")
    hand.do(
        "plan-maintenance",
        component="power",
        begins="2026-11-24 02:00",
        ends="2026-11-24 03:00",
        reason="a test",
    )
    hand.do("note-health", bad="disk", warn="wal")
    for command in ("backup", "night-audit"):
        job_runs.keep(hand.desk.file, job_runs.Ended(command, "", hand.now, hand.now, 0, 1, "cron"))
    hand.do("change-setting", name="event_rooms", value="2")
    hand.do("run-readiness", group="G261123-001")


MACHINE: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "raise-ticket": (
        new,
        {"words": "No network at the bar", "component": "network", "priority": "p1", "department": "FD"},
    ),
    "take-ticket": (ticket, {"staff": "E002"}),
    "wait-ticket": (taken, {"reason": "a part is on its way"}),
    "resolve-ticket": (taken, {"outcome": "paper"}),
    "withdraw-ticket": (ticket, {"reason": "it works again"}),
    "reopen-ticket": (resolved, {"reason": "silent again"}),
    "add-component": (new, {"component": "till", "kind": "other", "name_en": "Till", "name_zh": "收银机"}),
    "end-component": (new, {"component": "id-reader"}),
    "note-outage": (new, {"component": "network", "reason": "dark"}),
    "end-outage": (down, {}),
    "plan-maintenance": (
        new,
        {
            "component": "network",
            "begins": "2026-11-24 02:00",
            "ends": "2026-11-24 03:00",
            "reason": "new cable",
        },
    ),
    "cancel-maintenance": (planned, {}),
    "note-health": (new, {"bad": "disk", "warn": "wal,key"}),
    "ack-health": (unwell, {}),
    "expect-job": (new, {"command": "page send", "minutes": 15}),
    "run-readiness": (group, {}),
    "assign-readiness": (looked, {"check": "keys", "staff": "E002"}),
    "tick-readiness": (looked, {"check": "keys", "note": "thirty"}),
    "sign-readiness": (looked, {"why": "two rooms, all known"}),
}
"""Verb → what makes ready, and the rest of the fields."""
