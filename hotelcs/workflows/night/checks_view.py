"""The check list before the night audit: how much there is of each kind, and the rows behind it (handbook 03 W-03)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.calls import late_out
from hotelcs.workflows.night import repriced
from hotelcs.workflows.night.checks import CHECKS
from hotelcs.workflows.notices.notices_view import to_read
from hotelcs.workflows.roster.shift_times import on_at, shifts
from hotelcs.workflows.shifts.cash import DESK
from hotelcs.workflows.views import Asking

_CASH = (
    "SELECT s.day, s.shift, p.name, s.opened_at, s.float_minor FROM shift_run s JOIN staff p ON p.id = s.lead_id "
    "WHERE s.status = 'open' AND s.department = :desk AND NOT EXISTS (SELECT 1 FROM cash_count c WHERE c.run_id = s.id)"
)
NAMED = ("cash", "must_read", "incidents")
"""Kinds whose third column is no guest."""
MOST = 500
"""Rows of a kind that are listed."""


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """A kind of what is looked at: how much there is, whether that stops the audit, and where it is mended."""

    kind: str
    title: str
    count: int
    blocks: bool
    screen: str


@dataclass(frozen=True, slots=True)
class AuditItem:
    """One thing on the check list: its record, room, guest, when (a date, or hotel time), what is owed in minor units.

    `instant` is the same moment for programs: UTC with Z, or the date.

    `words` are the place of an emergency, the title of a notice, who leads a shift, who changed a rate; then the amount is
    the difference of the booking's nights (0 after a move, which tells none).
    """

    kind: str
    ref: str
    room: str
    guest: str
    words: str
    at: str
    balance_minor: int
    blocks: bool
    screen: str
    currency: str
    instant: str


def audit_items(asking: Asking, kind: str = "") -> list[AuditItem]:
    """Everything on the check list, or what is of one `kind`. Raises Usage for an unknown one."""
    if kind and kind not in CHECKS:
        raise Usage(N_("There is no view {view}."), hint=", ".join(CHECKS), view=kind)
    return [row for name in CHECKS if kind in ("", name) for row in _of(asking, name)]


def audit_checks(asking: Asking) -> list[AuditCheck]:
    """One row a kind, those with nothing too."""
    return [
        AuditCheck(kind, check.title, len(_of(asking, kind)), check.blocks, check.screen)
        for kind, check in CHECKS.items()
        if kind != "backup"
    ]


def _of(asking: Asking, kind: str) -> list[AuditItem]:
    check, today = CHECKS[kind], asking.business_date()
    if kind == "cash":
        rows: list[tuple[Any, ...]] = _uncounted(asking)
    elif kind == "must_read":
        rows = [(row.notice, "", row.title, "", 0) for row in to_read(asking)]
    elif kind == "rate_changes":
        return [
            AuditItem(kind, no, room, guest, actor, asking.local(at), difference, check.blocks, check.screen, asking.currency, at)
            for no, room, guest, at, difference, actor in repriced.by_hand(asking)[:MOST]
        ]  # fmt: skip
    elif check.sql:
        rows = asking.rows(
            f"SELECT * FROM ({check.sql}) listed LIMIT {MOST}",
            **({"today": today} if ":today" in check.sql else {}),
        )
    else:
        rows = []
    if kind == "due_outs" and rows:
        waited = late_out.awaited(asking)
        rows = [row for row in rows if row[0] not in waited]
    named = kind in NAMED
    return [
        AuditItem(kind, str(ref), room, "" if named else who, who if named else "", asking.local_due(str(at)), amount,
                  check.blocks, check.screen, asking.currency, str(at))
        for ref, room, who, at, amount in rows
    ]  # fmt: skip


def _uncounted(asking: Asking) -> list[tuple[Any, ...]]:
    """The shift of the desk that is over, was not handed over, and whose drawer nobody counted; unless the hotel lets it."""
    if not asking.rows("SELECT 1 FROM property WHERE audit_cash"):
        return []
    now = on_at(shifts(asking.reader), asking.local_now().replace(tzinfo=None))
    current = (now.day.isoformat(), now.shift.code) if now else None
    return [
        (f"{day} {shift}", "", lead, at, held)
        for day, shift, lead, at, held in asking.rows(_CASH, desk=DESK)
        if (day, shift) != current
    ]
