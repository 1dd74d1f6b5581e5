"""Requests for a second person: what waits, what was said."""

import json
from dataclasses import dataclass, replace
from typing import Any

from hotelcs.clock import iso
from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.storage import keys
from hotelcs.storage.reading import one
from hotelcs.workflows.views import Asking

MOST = 100
RESTRICTED = "restricted.write"
"""The right that is missing where the words are to be kept from most eyes."""
_OPEN, _OVER = "status IN ('pending','approved')", "status NOT IN ('pending','approved')"
"""What the two indexes over requests hold; a condition that says so is answered from there, and then ordered by `-id`: by
`id` all requests there ever were would be read backwards instead.
"""
_STATUS = "CASE WHEN status IN ('pending','approved') AND until < :now THEN 'expired' ELSE status END"
_COLUMNS = (
    f"SELECT no, verb, about, needs, reason, asked_by, terminal, asked_at, until, {_STATUS}, coalesce(decided_by, ''), note "
    "FROM approval"
)


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """A request. `status` is pending, approved, declined, used or expired; instants are UTC.

    `reason` and `note` are empty for whoever neither asked nor may decide.
    """

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
    """A request with the fields of the act, as whoever decides has to see them.

    What is to be kept from most eyes has fields only while it waits, and only for who could say yes to it.
    """

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
    parts, values = _wanted(status)
    values["now"] = iso(asking.now)
    if asked_by:
        parts.append("asked_by = :by")
        values["by"] = asked_by
    where = f" WHERE {' AND '.join(parts)}" if parts else ""
    newest = "-id" if parts else "id DESC"
    sql = f"{_COLUMNS}{where} ORDER BY {newest} LIMIT {MOST}"
    return [_row(asking, row) for row in asking.rows(sql, **values)]


def _wanted(status: str | None) -> tuple[list[str], dict[str, Any]]:
    """Conditions for the requests of a state: one that waits ends with its time, expired is what has ended so."""
    if status in (None, "all"):
        return [], {}
    if status == "expired":
        return [_OPEN, "until < :now"], {}
    if status in ("pending", "approved"):
        return [_OPEN, "status = :status", "until >= :now"], {"status": status}
    return [_OVER, "status = :status"], {"status": status}


def waiting(asking: Asking) -> list[ApprovalRow]:
    """Every request of somebody else that waits, newest first."""
    sql = (
        f"{_COLUMNS} WHERE {_OPEN} AND status = 'pending' AND until >= :now AND asked_by <> :me ORDER BY -id"
    )
    return [_row(asking, row) for row in asking.rows(sql, now=iso(asking.now), me=asking.login)]


def said_yes(asking: Asking) -> list[tuple[str, str]]:
    """Number and verb of every request of one's own that somebody said yes to and that can be made use of still."""
    sql = (
        f"SELECT no, verb FROM approval WHERE {_OPEN} AND status = 'approved' AND until >= :now AND asked_by = :me "
        "ORDER BY -id"
    )
    return [(no, verb) for no, verb in asking.rows(sql, now=iso(asking.now), me=asking.login)]


def _row(asking: Asking, row: tuple[Any, ...]) -> ApprovalRow:
    """A row, its words only for who wrote and who reads them (S-149): people put guests' names there."""
    no, verb, about, needs, *rest = row
    told = tuple(f"{name} {amount}" if amount else name for name, amount in json.loads(needs))
    found = ApprovalRow(no, verb, "" if RESTRICTED in told else about, told, *rest)
    if found.asked_by == asking.login or asking.may("approval.decide"):
        return found
    return replace(found, reason="", note="")


def approval(asking: Asking, no: str) -> ApprovalDetail:
    """One request, for whoever asked and whoever may decide. Raises Refusal APPROVAL_UNKNOWN, Denied."""
    row = one(asking.reader, f"{_COLUMNS} WHERE no = :no", no=no.upper(), now=iso(asking.now))
    if row is None:
        raise Refusal("APPROVAL_UNKNOWN", N_("There is no request {reference}."), field="no", reference=no)
    found = _row(asking, row)
    if found.asked_by != asking.login and not asking.may("approval.decide"):
        raise Denied("DENIED", N_("Only who asked and who decides see this."), field="no")
    if RESTRICTED in found.needs and not _decides(asking, found):
        return _detail(found, {})
    sealed = one(asking.reader, "SELECT fields FROM approval WHERE no = :no", no=found.approval)
    body = keys.load(asking.uid).open(bytes(sealed[0]), f"approval:{found.approval}") if sealed else None
    fields = {
        name: value for name, value in json.loads(body or "{}").items() if value not in (None, "", [], False)
    }
    for name in ("document", "guests", "password", "pin"):
        if name in fields:
            fields[name] = "***"
    return _detail(found, fields)


def _decides(asking: Asking, row: ApprovalRow) -> bool:
    """Whether the request waits for a yes that the person asking could give."""
    may = asking.may("approval.decide") and asking.may(RESTRICTED)
    return may and row.status == "pending" and row.asked_by != asking.login


def _detail(row: ApprovalRow, fields: dict[str, Any]) -> ApprovalDetail:
    return ApprovalDetail(
        row.approval, row.verb, row.needs, row.reason, row.asked_by, row.status, row.until, fields
    )
