"""Audits that were run, their steps, and whether one is due (handbook 03 W-03, 02 SM-29)."""

from dataclasses import dataclass, replace
from datetime import date

from hotelcs.i18n import N_
from hotelcs.workflows.night.day_view import business_day
from hotelcs.workflows.night.kept_copies import Folders
from hotelcs.workflows.views import Asking, as_date

HEAD = 12
"""Characters of a hash that are shown: as many as `audit-log --verify` tells."""
_RUNS = (
    "SELECT r.day, r.closed_at, r.actor, r.backup, r.warnings, r.done_at, count(s.step) FROM audit_run r "
    "LEFT JOIN audit_step s ON s.day = r.day WHERE {which} GROUP BY r.day, r.closed_at, r.actor, r.backup, r.warnings, r.done_at "
    "ORDER BY r.day DESC LIMIT :most"
)
_STEPS = "SELECT step, at, count FROM audit_step WHERE day = :day ORDER BY seq"
_HEADS = (
    f"SELECT business_date, seq, substr(hash, 1, {HEAD}) FROM ledger WHERE verb = 'close-day' "
    "AND business_date BETWEEN :first AND :last ORDER BY seq"
)
_SUPPORT = (
    "SELECT s.name, s.phone FROM staff s JOIN staff_post h ON h.staff_id = s.id WHERE h.post = 'INF' AND s.phone <> '' "
    "AND h.valid_from <= :today AND (h.valid_to IS NULL OR h.valid_to >= :today) "
    "AND (s.left_on IS NULL OR s.left_on >= :today) ORDER BY h.main DESC, s.no LIMIT 2"
)
_OWED = "SELECT day FROM audit_run WHERE done_at IS NULL ORDER BY day"
MOST = 400
OVERDUE_HOUR = 4
"""From this hour of the hotel's clock on a date of yesterday that is still open is overdue."""
STEP_TITLES = {
    "backup": N_("Backup before the audit"),
    "rooms": N_("Room charges"),
    "extras": N_("Packages and taxes"),
    "no_shows": N_("Arrivals not arrived"),
    "roll": N_("Night roll of the rooms"),
    "figures": N_("Figures of the date"),
    "date": N_("Date closed, next one opened"),
    "holds": N_("Holds that ran out"),
    "books": N_("Bookings to come, counted"),
    "review": N_("Measures of the date, kept"),
}
"""Every step in its order, with its name. From rooms to date they are one transaction."""


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit: its date, when it was closed and by whom, its backup, warnings then, when it was done; empty while it is owed.

    `backup_bytes` and `backup_sha256` are of the backup's file as its manifest tells them: 0 and empty once it is rotated away.
    `ledger_entry` and `ledger_head` are the ledger's entry that closed the date and the beginning of its hash, an anchor that can be printed.
    """

    day: str
    closed_at: str
    by: str
    backup: str
    warnings: int
    done_at: str
    steps: int
    of: int
    backup_bytes: int
    backup_sha256: str
    ledger_entry: int
    ledger_head: str


@dataclass(frozen=True, slots=True)
class AuditStepRow:
    """A step of an audit: when it was done (hotel time, empty while it is owed), how much there was."""

    step: str
    title: str
    at: str
    count: int


@dataclass(frozen=True, slots=True)
class Night:
    """Whether an audit is due: the open date, today's calendar date, how many dates are behind, dates whose jobs are owed.

    `support` is whom to ring when it fails, name and telephone: the holders of INF, for who may close the date.
    """

    business_date: str
    calendar_date: str
    due: bool
    overdue: bool
    behind: int
    owed: tuple[str, ...]
    last_closed_date: str
    last_closed_at: str
    support: tuple[str, ...]


def audits(asking: Asking, day: str = "", limit: int | str = 30) -> list[Audit]:
    """The newest audits first, or the one of `day`."""
    which, asked = ("r.day = :day", {"day": as_date(day, "day")}) if day else ("1 = 1", {})
    rows = asking.rows(_RUNS.format(which=which), most=max(1, min(int(limit), MOST)), **asked)
    if not rows:
        return []
    heads = {day_: (seq, head) for day_, seq, head in asking.rows(_HEADS, first=rows[-1][0], last=rows[0][0])}
    kept = Folders(asking)
    return [
        Audit(date_, asking.local(closed), by, backup, warnings, asking.local(done), count, len(STEP_TITLES),
              *kept.size_and_digest(backup), *heads.get(date_, (0, "")))
        for date_, closed, by, backup, warnings, done, count in rows
    ]  # fmt: skip


def audit_steps(asking: Asking, day: str = "") -> list[AuditStepRow]:
    """Every step of the audit of `day`, or of the open date: those that are owed without an hour."""
    of = as_date(day, "day") if day else asking.business_date()
    done = {step: (at, count) for step, at, count in asking.rows(_STEPS, day=of)}
    return [
        AuditStepRow(
            step,
            title,
            asking.local(done[step][0]) if step in done else "",
            done[step][1] if step in done else 0,
        )
        for step, title in STEP_TITLES.items()
    ]


def night(asking: Asking) -> Night:
    """Whether the open date is over by the hotel's calendar, what is owed, and whom to ring when it fails."""
    return replace(state(asking), support=_support(asking))


def state(asking: Asking) -> Night:
    """The same without whom to ring: what Home asks with every change of the hotel."""
    now, local = business_day(asking), asking.local_now()
    behind = max(0, (local.date() - date.fromisoformat(now.business_date)).days)
    overdue = behind > 1 or (behind == 1 and local.hour >= OVERDUE_HOUR)
    return Night(
        now.business_date, local.date().isoformat(), behind > 0, overdue, behind, tuple(day for (day,) in asking.rows(_OWED)),
        now.last_closed_date, asking.local(now.last_closed_at), (),
    )  # fmt: skip


def _support(asking: Asking) -> tuple[str, ...]:
    """Whoever sees to the machine, those whose main post it is first."""
    if not asking.may("day.close"):
        return ()
    return tuple(
        f"{name} {phone}"
        for name, phone in asking.rows(_SUPPORT, today=asking.local_now().date().isoformat())
    )
