"""`hotelcs doctor`: whether this hotel's file, key and library are as they should be."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from hotelcs import terminal
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.opening import profile_of
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.organisation.checkup import Check

UNWELL = 11
WORDS = {"ok": N_("OK"), "warn": N_("WARN"), "bad": N_("BAD")}


def doctor(
    ctx: typer.Context,
    fail_on: Annotated[
        str, typer.Option(metavar="warn|bad", help=N_("From which finding on the exit is 11."))
    ] = "bad",
) -> int:
    """Look at the database, its key and the SQLite library."""
    return run(ctx.obj, "doctor", lambda job: examined(job, fail_on))


def examined(job: Run, fail_on: str) -> Outcome:
    """Every check; `data.checks` has name, state (ok, warn, bad) and words. Exit 11 when one is unwell."""
    if fail_on not in {"warn", "bad"}:
        raise Usage(N_("{option} is {choices}."), option="--fail-on", choices="warn, bad")
    from hotelcs.workflows.organisation.checkup import examine

    with at_desk(job) as desk:
        desk.require("health.read", N_("Look after the hotel's health"))
        checks = [*examine(desk), _house_copy(desk), _terminal(job)]
    count = Counter[str](check.state for check in checks)
    data = {"checks": [{"name": c.name, "state": c.state, "words": c.words} for c in checks],
            "ok": count["ok"], "warn": count["warn"], "bad": count["bad"]}  # fmt: skip
    total = tr(N_("OK {ok}, WARN {warn}, BAD {bad}"), **data)
    lines = [*(f"{tr(WORDS[check.state]):<5} {check.words}" for check in checks), total]
    unwell = count["bad"] or (count["warn"] and fail_on == "warn")
    if not unwell:
        return Outcome(data, lines)
    reason = next(c.words for c in checks if c.state == "bad" or (c.state == "warn" and not count["bad"]))
    return Outcome(data, lines, exit=UNWELL, reason=reason)


def _terminal(job: Run) -> "Check":
    """What the screens would take this terminal for; a warning where they would lack something."""
    from hotelcs.workflows.organisation.checkup import Check

    if not sys.stdout.isatty():
        return Check("terminal", "ok", tr(N_("Terminal: none here; the output goes elsewhere.")))
    profile = profile_of(job.settings)
    told = tr(N_("Terminal: {told}."), told=terminal.told(profile))
    lacks = terminal.lacks(profile)
    return Check("terminal", "warn" if lacks else "ok", " ".join((told, *lacks)))


def _house_copy(desk: "Desk") -> "Check":
    """Whether the list of who is in the house lies on the disk of this account, and how old it is."""
    from hotelcs.reports.copy_on_disk import OLD, age_of, place_of
    from hotelcs.workflows.organisation.checkup import Check

    place = place_of(desk.uid, desk.file.path)
    age = age_of(place, desk.clock())
    if age is None:
        words = N_(
            "Who is in the house is not on the disk yet; terminals write it, and hotelcs roll-call --write ({path})."
        )
        return Check("roll-call", "warn" if _has_guests(desk) else "ok", tr(words, path=place))
    told = N_("Who is in the house, on the disk: {minutes} minutes old ({path}).")
    return Check(
        "roll-call",
        "warn" if age > OLD else "ok",
        tr(told, minutes=int(age.total_seconds()) // 60, path=place),
    )


def _has_guests(desk: "Desk") -> bool:
    with desk.file.read() as reader:
        return bool(reader.rows("SELECT 1 FROM stay WHERE status = 'in_house' LIMIT 1"))
