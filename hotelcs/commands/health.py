"""`hotelcs doctor`: whether this hotel's file, key, jobs and library are as they should be; `hotelcs health` notes it."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

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
    from hotelcs.workflows.machine.checkup import Check

UNWELL = 11
WORDS = {"ok": N_("OK"), "warn": N_("WARN"), "bad": N_("BAD")}


def doctor(
    ctx: typer.Context,
    fail_on: Annotated[
        str, typer.Option(metavar="warn|bad", help=N_("From which finding on the exit is 11."))
    ] = "bad",
    backup_max_hours: Annotated[
        int, typer.Option(min=1, max=8760, help=N_("So many hours after the last good backup it is stale."))
    ] = 26,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=N_(
                "Build the indexes anew, write the log back into the database, let go of jobs whose process is gone."
            ),
        ),
    ] = False,
) -> int:
    """Look at the database, its key, its jobs and the SQLite library."""
    return run(ctx.obj, "doctor", lambda job: examined(job, fail_on, backup_max_hours, fix=fix))


def health(
    ctx: typer.Context,
    backup_max_hours: Annotated[
        int, typer.Option(min=1, max=8760, help=N_("So many hours after the last good backup it is stale."))
    ] = 26,
) -> int:
    """Look as doctor does, and write down what is not well, so that somebody is told."""
    return run(ctx.obj, "health", lambda job: noted(job, backup_max_hours))


def noted(job: Run, hours: int) -> Outcome:
    """`data` as of doctor, and `opened`, `resolved`, `standing`; `changed` 0 while all is as it was."""
    from hotelcs.workflows.machine.checkup import write_back_log

    with at_desk(job) as desk:
        desk.require("health.read", N_("Look after the hotel's health"))
        if not job.settings.dry_run:
            write_back_log(desk, again=True)
        checks = _checks(job, desk, hours)
        names = {
            state: [c.name for c in checks if c.state == state and c.name != "terminal"] for state in WORDS
        }
        known = {row.check: row.severity for row in desk.show("health", limit=500)}
        now = {name: state for state in ("bad", "warn") for name in names[state]}
        result: dict[str, Any] = {"opened": [], "changed": [], "resolved": [], "standing": len(known)}
        changed = 0
        if now != known:
            act = desk.preview if job.settings.dry_run else desk.do
            passed = [name for name in names["ok"] if name in known]
            done = act("note-health", {**names, "ok": passed})
            result, changed = done.result, done.changed
    line = tr(N_("{standing} checks are not well; new: {opened}; over: {resolved}."), standing=result["standing"],
              opened=", ".join(result["opened"]) or "-", resolved=", ".join(result["resolved"]) or "-")  # fmt: skip
    return Outcome({**_counted(checks), **result}, [line], changed)


def _checks(job: Run, desk: "Desk", hours: int) -> list["Check"]:
    from hotelcs.workflows.machine.checkup import examine

    return [*examine(desk, hours), _house_copy(desk), _terminal(job)]


def _counted(checks: list["Check"]) -> dict[str, Any]:
    count = Counter[str](check.state for check in checks)
    return {
        "checks": [{"name": c.name, "state": c.state, "words": c.words, "next": c.next} for c in checks],
        **{state: count[state] for state in WORDS},
    }


def examined(job: Run, fail_on: str, hours: int = 26, *, fix: bool = False) -> Outcome:
    """Every check; `data.checks` has name, state (ok, warn, bad), words and next. Exit 11 when one is unwell."""
    if fail_on not in {"warn", "bad"}:
        raise Usage(N_("{option} is {choices}."), option="--fail-on", choices="warn, bad")
    from hotelcs.workflows.machine.checkup import mend

    with at_desk(job) as desk:
        desk.require("health.read", N_("Look after the hotel's health"))
        fixed = mend(desk) if fix and not job.settings.dry_run else []
        checks = _checks(job, desk, hours)
    data = {**_counted(checks), "fixed": fixed}
    count = Counter[str](check.state for check in checks)
    total = tr(N_("OK {ok}, WARN {warn}, BAD {bad}"), ok=count["ok"], warn=count["warn"], bad=count["bad"])
    lines = [line for check in checks for line in _told(check)]
    lines += [tr(N_("Put right: {what}."), what=", ".join(fixed))] if fixed else []
    lines.append(total)
    unwell = count["bad"] or (count["warn"] and fail_on == "warn")
    if not unwell:
        return Outcome(data, lines)
    reason = next(c.words for c in checks if c.state == "bad" or (c.state == "warn" and not count["bad"]))
    return Outcome(data, lines, exit=UNWELL, reason=reason)


def _told(check: "Check") -> list[str]:
    """A check in words, and below one that is not well what to type."""
    line = f"{tr(WORDS[check.state]):<5} {check.words}"
    return [line, f"      > {check.next}"] if check.next and check.state != "ok" else [line]


def _terminal(job: Run) -> "Check":
    """What the screens would take this terminal for; a warning where they would lack something."""
    from hotelcs.workflows.machine.checkup import Check

    if not sys.stdout.isatty():
        return Check("terminal", "ok", tr(N_("Terminal: none here; the output goes elsewhere.")))
    profile = profile_of(job.settings)
    told = tr(N_("Terminal: {told}."), told=terminal.told(profile))
    lacks = terminal.lacks(profile)
    return Check("terminal", "warn" if lacks else "ok", " ".join((told, *lacks)))


def _house_copy(desk: "Desk") -> "Check":
    """Whether the list of who is in the house lies on the disk of this account, and how old it is."""
    from hotelcs.reports.copy_on_disk import OLD, age_of, place_of
    from hotelcs.workflows.machine.checkup import Check

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
