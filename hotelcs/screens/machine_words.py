"""The machine room in columns and words: checks, jobs, backups, tickets, large groups."""

from collections.abc import Iterable
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.widgets.line_list import Column
from hotelcs.workflows.events.check_words import CHECKS
from hotelcs.workflows.machine.ticket_words import PRIORITIES, STATES

MARKS = {"ok": N_("ok"), "warn": N_("! warn"), "bad": N_("!! bad")}
READY = {"ok": N_("well"), "issue": N_("!not well"), "ask": N_("look and tick")}
ENDS = {0: N_("well"), 4: N_("refused"), 5: N_("busy"), 6: N_("not allowed"), 8: N_("damaged"), 9: N_("disk"), 10: N_("in part"),
        11: N_("stale"), 130: N_("interrupted")}  # fmt: skip


HELD = {
    "written": N_("written"),
    "verified": N_("verified"),
    "unsound": N_("!unsound"),
    "damaged": N_("!damaged"),
}


def ended(code: int | None) -> str:
    """How a job ended, by its exit code."""
    if code is None:
        return "-"
    return tr(ENDS[code]) if code in ENDS else tr(N_("exit {code}"), code=code)


def every(minutes: int) -> str:
    """How often a job is to run."""
    if not minutes:
        return "-"
    return (
        tr(N_("{hours} h"), hours=minutes // 60)
        if minutes % 60 == 0
        else tr(N_("{minutes} min"), minutes=minutes)
    )


HEALTH: tuple[Column[Any], ...] = (
    Column(N_("Status"), 6, lambda row: tr(MARKS[row.state])),
    Column(N_("What"), 0, lambda row: row.words),
    Column(N_("Since"), 11, lambda row: row.since[5:]),
    Column(N_("Owner"), 8, lambda row: row.acked_by),
)
JOBS: tuple[Column[Any], ...] = (
    Column(N_("Job"), 0, lambda row: f"!{row.command}" if row.missed else row.command),
    Column(N_("Within"), 8, lambda row: every(row.minutes), "right"),
    Column(N_("Well at"), 16, lambda row: row.good or "-"),
    Column(N_("Last at"), 11, lambda row: row.ended[5:] or "-"),
    Column(N_("Result"), 11, lambda row: ended(row.exit)),
    Column(N_("Runs since"), 11, lambda row: row.running[5:]),
)
BACKUPS: tuple[Column[Any], ...] = (
    Column(N_("When"), 16, lambda row: row.at),
    Column(N_("Status"), 11, lambda row: tr(HELD[row.state]) if row.state in HELD else row.state),
    Column(N_("Verified"), 16, lambda row: row.verified_at or "-"),
    Column(N_("MB"), 7, lambda row: f"{row.bytes / 1_000_000:.1f}", "right"),
    Column(N_("File"), 0, lambda row: row.file),
)
TICKETS: tuple[Column[Any], ...] = (
    Column(N_("Ticket no."), 11, lambda row: row.ticket),
    Column(N_("P."), 2, lambda row: row.priority),
    Column(N_("Dept"), 4, lambda row: row.department),
    Column(N_("Status"), 9, lambda row: tr(STATES[row.status])),
    Column(N_("What"), 0, lambda row: " ".join(row.words.split())),
    Column(N_("Due"), 12, lambda row: f"!{row.due[5:]}" if row.late else row.due[5:]),
    Column(N_("Owner"), 8, lambda row: row.owner),
)
EVENTS: tuple[Column[Any], ...] = (
    Column(N_("Number"), 11, lambda row: row.group),
    Column(N_("Name of the group"), 0, lambda row: row.name),
    Column(N_("Comes"), 11, lambda row: row.starts[5:]),
    Column(N_("Well"), 4, lambda row: str(row.ok), "right"),
    Column(N_("Not"), 4, lambda row: f"!{row.issues}" if row.issues else "0", "right"),
    Column(N_("Look"), 4, lambda row: str(row.asked), "right"),
    Column(N_("Signed"), 12, lambda row: row.signed_by or (tr(N_("!look now")) if row.due else "-")),
)


def check_told(row: Any) -> str:
    """A check in one line, with what to type next."""
    return f"{row.words}  > {row.next}" if row.next and row.state != "ok" else str(row.words)


def check_lines(row: Any) -> list[str]:
    """A check in several."""
    lines = [row.check, tr(MARKS[row.state]), "", row.words]
    lines += [tr(N_("Since {since}"), since=row.since)] if row.since else []
    lines += [tr(N_("{login} looks after it"), login=row.acked_by)] if row.acked_by else []
    return (
        [*lines, "", tr(N_("Type next: {line}"), line=row.next)] if row.next and row.state != "ok" else lines
    )


def job_told(row: Any) -> str:
    """A job in one line."""
    if not row.ended:
        return tr(N_("{command} has not run yet."), command=row.command)
    return tr(
        N_("{command}: {how} at {when}"), command=row.command, how=ended(row.exit), when=row.ended or "-"
    )


LOOKED_AT = {
    "file": N_("file"),
    "references": N_("references"),
    "chain": N_("ledger"),
    "invariants": N_("rules"),
    "cards": N_("no card numbers"),
}
"""What `hotelcs verify` looked at, by the names of its checks."""


def verified(data: dict[str, Any]) -> str:
    """What was looked at and found well, and nothing that was not; of the last backup how far."""
    looked = [
        tr(LOOKED_AT[name])
        for name in dict.fromkeys(row["name"] for row in data["checks"])
        if name in LOOKED_AT
    ]
    what = tr(N_(", ")).join(looked)
    if not data["backups"]:
        return tr(N_("Well: {what}. There is no backup to look at."), what=what)
    if data["backups"][0]["opened"]:
        return tr(N_("Well: {what}, last backup."), what=what)
    return tr(N_("Well: {what}. Last backup: sealed, by checksum alone."), what=what)


def by(rows: Iterable[Any], name: str) -> dict[str, list[Any]]:
    """Rows by one of their fields, in their order."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def job_lines(row: Any, runs: Iterable[Any]) -> list[str]:
    """A job with how it ended before, the newest first."""
    lines = [row.command, job_told(row), ""]
    return lines + [
        "  ".join(
            filter(
                None, (run.ended[5:], ended(run.exit), f"x{run.times}" if run.times > 1 else "", run.login)
            )
        )
        for run in runs
    ]


def backup_told(row: Any) -> str:
    """A backup in one line."""
    return f"{row.at}  {row.folder}/{row.file}"


def ticket_told(row: Any) -> str:
    """A ticket in one line."""
    return f"{row.ticket}  {tr(PRIORITIES[row.priority])}  {' '.join(row.words.split())}"


def ticket_lines(row: Any) -> list[str]:
    """A ticket in several."""
    lines = [row.ticket, f"{row.priority}  {tr(PRIORITIES[row.priority])}  {tr(STATES[row.status])}", f"{row.department}  {row.component}",
             tr(N_("Asked for by {login} at {when}"), login=row.author, when=row.opened), "", *row.words.split("\n")]  # fmt: skip
    return [*lines, "", row.outcome] if row.outcome else lines


def event_told(row: Any) -> str:
    """A large group in one line."""
    slots = {"name": row.name, "hours": row.hours, "ok": row.ok, "issues": row.issues, "asked": row.asked}
    return tr(N_("{name} in {hours} h: {ok} well, {issues} not well, {asked} to look at"), **slots)


def event_lines(row: Any, points: Iterable[Any]) -> list[str]:
    """A large group with its checks: what is not well first."""
    order = ("issue", "ask", "ok")
    listed = [point_told(point) for state in order for point in points if point.status == state]
    return [
        row.name,
        event_told(row),
        "",
        *(listed or [tr(N_("Nobody looked yet whether the house is ready."))]),
    ]


def point_told(row: Any) -> str:
    """A check of a group in one line."""
    wrong = f": {row.wrong}" if row.wrong else f" {row.count}" if row.status == "issue" and row.count else ""
    return f"{tr(READY[row.status])}  {tr(CHECKS[row.check])}{wrong}  {row.owner}".rstrip()
