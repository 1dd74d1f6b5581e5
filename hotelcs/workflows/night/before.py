"""What the night audit does before it touches money: looks at the check list, and keeps a copy of the hotel."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hotelcs.clock import iso
from hotelcs.workflows.machine.backing_up import Purpose, make
from hotelcs.workflows.machine.backup_age import OLD_HOURS, last_of
from hotelcs.workflows.night.checks import CHECKS

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

TAG = "pre_audit"


@dataclass(frozen=True, slots=True)
class Looked:
    """The check list as programs read it: what stops the audit, and what does not. No names of guests.

    Each has `code`, `kind`, `ref`, and where there is one `room` and `at` or `deadline`, a date or an instant in UTC.
    """

    blocks: tuple[dict[str, Any], ...]
    warnings: tuple[dict[str, Any], ...]


def look(desk: "Desk") -> Looked:
    """Look at everything that is looked at before an audit."""
    rows = desk.show("audit-items")
    items = [_told(row) for row in rows]
    blocks = tuple(item for item, row in zip(items, rows, strict=True) if row.blocks)
    warnings = [item for item, row in zip(items, rows, strict=True) if not row.blocks]
    if (stale := backup_age(desk)) is not None:
        told = {"code": CHECKS["backup"].code("backup"), "kind": "backup"}
        warnings.append({**told, **({"at": stale} if stale else {})})
    return Looked(blocks, tuple(warnings))


def _told(row: Any) -> dict[str, Any]:
    """One thing as programs read it; what has to be done by a moment has it as its `deadline`, everything else as `at`."""
    moment = "deadline" if row.kind == "police" else "at"
    told = {
        "code": CHECKS[row.kind].code(row.kind),
        "kind": row.kind,
        "ref": row.ref,
        "room": row.room,
        moment: row.instant,
    }
    return {name: value for name, value in told.items() if value}


def backup_age(desk: "Desk") -> str | None:
    """When the last verified backup was begun (UTC) if that is too long ago, empty when there is none; None when all is well."""
    with desk.file.read() as reader:
        at = last_of(reader)
    if at is None:
        return ""
    return None if desk.clock() - at <= timedelta(hours=OLD_HOURS) else iso(at)


def keep_copy(desk: "Desk", *, seconds: float = 30.0) -> str:
    """Copy the hotel, checked and sealed as its backups are; the name of the file comes back.

    The rules of the hotel are not looked at on the copy: that is the work of the verified backup, which the check list asks
    for. Raises Locked, InputOutput, Corrupt: then nothing was touched.
    """
    path, _ = make(desk, Purpose(tag=TAG, examine=False, seconds=seconds))
    return path.name
