"""Requests for a second person: what waits, what was said."""

import json
from dataclasses import dataclass
from typing import Any

from hotelcs.clock import iso
from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.storage import keys
from hotelcs.storage.reading import one
from hotelcs.workflows.views import Asking

MOST = 100
_STATUS = "CASE WHEN status IN ('pending','approved') AND until < :now THEN 'expired' ELSE status END"
_COLUMNS = (
    f"SELECT no, verb, about, needs, reason, asked_by, terminal, asked_at, until, {_STATUS}, coalesce(decided_by, ''), note "
    "FROM approval"
)


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """A request. `status` is pending, approved, declined, used or expired; instants are UTC."""

    approval: str
    verb: str
    about: str
    needs: tuple[str, ...]
    reason: str
    asked_by: str
    terminal: str
    asked_at: str
    until: str
    status: str
    decided_by: str
    note: str


@dataclass(frozen=True, slots=True)
class ApprovalDetail:
    """A request with the fields of the act, as whoever decides has to see them."""

    approval: str
    verb: str
    needs: tuple[str, ...]
    reason: str
    asked_by: str
    status: str
    until: str
    fields: dict[str, Any]


def approvals(
    asking: Asking, status: str | None = "pending", asked_by: str | None = None
) -> list[ApprovalRow]:
    """Requests, newest first: those that wait unless told otherwise (`status` all, used, expired …)."""
    wanted = None if status == "all" else status
    values = {"now": iso(asking.now), "status": wanted, "by": asked_by or None}
    sql = (
        f"{_COLUMNS} WHERE (:by IS NULL OR asked_by = :by) AND (:status IS NULL OR {_STATUS} = :status) "
        f"ORDER BY id DESC LIMIT {MOST}"
    )
    return [_row(row) for row in asking.rows(sql, **values)]


def waiting(asking: Asking) -> list[ApprovalRow]:
    """Every request of somebody else that waits, newest first."""
    sql = f"{_COLUMNS} WHERE status = 'pending' AND until >= :now AND asked_by <> :me ORDER BY id DESC"
    return [_row(row) for row in asking.rows(sql, now=iso(asking.now), me=asking.login)]


def _row(row: tuple[Any, ...]) -> ApprovalRow:
    no, verb, about, needs, *rest = row
    told = tuple(f"{name} {amount}" if amount else name for name, amount in json.loads(needs))
    return ApprovalRow(no, verb, about, told, *rest)


def approval(asking: Asking, no: str) -> ApprovalDetail:
    """One request, for whoever asked and whoever may decide. Raises Refusal APPROVAL_UNKNOWN, Denied."""
    row = one(asking.reader, f"{_COLUMNS} WHERE no = :no", no=no.upper(), now=iso(asking.now))
    if row is None:
        raise Refusal("APPROVAL_UNKNOWN", N_("There is no request {reference}."), field="no", reference=no)
    found = _row(row)
    if found.asked_by != asking.login and not asking.may("approval.decide"):
        raise Denied("DENIED", N_("Only who asked and who decides see this."), field="no")
    sealed = one(asking.reader, "SELECT fields FROM approval WHERE no = :no", no=found.approval)
    body = keys.load(asking.uid).open(bytes(sealed[0]), f"approval:{found.approval}") if sealed else None
    fields = {
        name: value for name, value in json.loads(body or "{}").items() if value not in (None, "", [], False)
    }
    for name in ("document", "guests", "password", "pin"):
        if name in fields:
            fields[name] = "***"
    return ApprovalDetail(
        found.approval,
        found.verb,
        found.needs,
        found.reason,
        found.asked_by,
        found.status,
        found.until,
        fields,
    )
