"""The night audit: check list, backup, money and date in one act, then the jobs that follow, each once for its date (W-03).

Nothing is remembered between steps but what stands in the database: wherever a run is killed, the next one goes on
there, and of two at once each step is done by whoever comes first (docs/adr/0025).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.night.before import Looked

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

BackUp = Callable[["Desk"], str]
"""Keeps a copy of the hotel before the money; the name of the file comes back."""


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step this run did: of which date, which one, how much there was."""

    day: str
    step: str
    count: int


def refuse_blocked(looked: Looked, *, skip_warnings: bool) -> None:
    """Refuse what the check list does not allow. Raises Refusal AUDIT_BLOCKED, AUDIT_WARNED, naming every item."""
    if looked.blocks:
        raise Refusal("AUDIT_BLOCKED", N_("The audit waits for {count} things to be mended; nothing was changed."),
                      hint=N_("Open screen 31, or run: hotelcs night-audit --list"), items=looked.blocks,
                      next=("show audit-items",), count=len(looked.blocks))  # fmt: skip
    if looked.warnings and not skip_warnings:
        raise Refusal("AUDIT_WARNED", N_("{count} warnings stand on the check list; nothing was changed."),
                      hint=N_("Look at them with --list; --skip-warn goes on all the same, and so does --auto."),
                      items=looked.warnings, next=("show audit-items",), count=len(looked.warnings))  # fmt: skip


def run(desk: "Desk", day: str, back_up: BackUp, *, warnings: int = 0) -> Iterator[Stepped]:
    """Do what is owed for earlier dates, then close `day` if it is open, then its jobs; each step is told when it is done.

    Raises Refusal DAY_NOT_OPEN for a date that is neither open nor closed, and what a backup and the acts raise.
    """
    admit(desk)
    yield from owed(desk)
    if not is_closed(desk, day):
        yield from _close(desk, day, back_up, warnings)
        yield from owed(desk)


def catch_up(desk: "Desk") -> Iterator[Stepped]:
    """Do what is owed for earlier dates and leave the open one alone. Raises Denied."""
    admit(desk)
    yield from owed(desk)


def admit(desk: "Desk") -> None:
    """Refuse whoever may not close the day, before anything else is done; the try is entered as that of the act is. Raises Denied."""
    try:
        desk.require("day.close", N_("Close the business day"))
    except Denied:
        desk.do("close-day", {})
        raise


def _close(desk: "Desk", day: str, back_up: BackUp, warnings: int) -> Iterator[Stepped]:
    """A backup, then money and date; nothing when another run was faster."""
    desk.preview("close-day", {"day": day})  # what cannot be closed needs no backup
    name = back_up(desk)
    yield Stepped(day, "backup", 1)
    try:
        desk.do("close-day", {"day": day, "backup": name, "warnings": warnings})
    except Refusal as refusal:
        if refusal.code == "DAY_NOT_OPEN" and is_closed(desk, day):
            return
        raise
    for row in desk.show("audit-steps", day=day):
        if row.at and row.step != "backup":
            yield Stepped(day, row.step, row.count)


def owed(desk: "Desk") -> Iterator[Stepped]:
    """Every job that is owed for a closed date, oldest first."""
    while days := desk.show("night").owed:
        try:
            done = desk.do("audit-step", {"day": days[0]}).result
        except Refusal as refusal:
            if refusal.code != "STEP_DONE":
                raise
            continue
        yield Stepped(done["day"], done["step"], done["count"])


def is_closed(desk: "Desk", day: str) -> bool:
    """Whether the business date `day` was closed."""
    with desk.file.read() as reader:
        return bool(reader.rows("SELECT 1 FROM business_day WHERE day = :day AND status = 'closed'", day=day))


def told(desk: "Desk", day: str) -> dict[str, Any]:
    """What programs are told of the audit of a closed date (handbook 05 §5.5); amounts in minor units, instants in UTC."""
    found = desk.show("audits", day=day)
    if not found:
        return {"business_date": day, "closed_before": True}
    steps = {row.step: row.count for row in desk.show("audit-steps", day=day)}
    with desk.file.read() as reader:
        [(totals, following, kept, closed)] = reader.rows(_TOLD, day=day)
    import json

    figures = json.loads(totals)
    return {
        "business_date": day, "next_date": following, "closed_at": closed, "done": bool(found[0].done_at),
        "rooms_charged": steps["rooms"], "posted": figures["posted"], "ledger": figures["ledger"],
        "arrivals": {"kept": kept, "no_show": figures["no_shows"], "cancelled": figures["cancelled"]},
        "night_roll": _rolled(figures.get("roll"), steps["roll"]), "steps": steps, "pre_audit_backup": found[0].backup,
        "warned": found[0].warnings,
    }  # fmt: skip


_TOLD = (
    "SELECT d.totals, (SELECT min(n.day) FROM business_day n WHERE n.day > :day), "
    "(SELECT count(*) FROM kept_arrival k WHERE k.day = :day), (SELECT r.closed_at FROM audit_run r WHERE r.day = :day) "
    "FROM business_day d WHERE d.day = :day"
)


def _rolled(kept: dict[str, int] | None, rolled: int) -> dict[str, int | None]:
    """Occupied rooms that became dirty, those that were, and how many housekeeping has to do for it; None where it was not kept."""
    if kept is None:
        return {"oc_to_od": rolled, "already_od": None, "tasks": None}
    return {**kept, "tasks": kept["oc_to_od"] + kept["already_od"]}
