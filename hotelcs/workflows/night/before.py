"""What the night audit does before it touches money: looks at the check list, and keeps a copy of the hotel."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hotelcs.clock import iso
from hotelcs.workflows.machine.backup_age import OLD_HOURS, last_verified_of

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

TAG = "pre_audit"
OLD = timedelta(hours=OLD_HOURS)
"""A verified backup is older than that: the audit warns (handbook 04 SC25)."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The check list as programs read it: what stops the audit, and what does not. No names of guests."""

    blocks: tuple[dict[str, Any], ...]
    warnings: tuple[dict[str, Any], ...]


def look(desk: "Desk") -> Looked:
    """Look at everything that is looked at before an audit."""
    rows = desk.show("audit-items")
    items = [
        {
            name: value
            for name, value in (("kind", row.kind), ("ref", row.ref), ("room", row.room), ("at", row.at))
            if value
        }
        for row in rows
    ]
    blocks = tuple(item for item, row in zip(items, rows, strict=True) if row.blocks)
    warnings = [item for item, row in zip(items, rows, strict=True) if not row.blocks]
    if (stale := backup_age(desk)) is not None:
        warnings.append({"kind": "backup", **({"at": stale} if stale else {})})
    return Looked(blocks, tuple(warnings))


def backup_age(desk: "Desk") -> str | None:
    """When the newest verified backup was made (UTC) if that is too long ago, empty when there is none; None when all is well."""
    at = last_verified_of(desk.file.path)
    if at is None:
        return ""
    return iso(at) if desk.clock() - at > OLD else None


def keep_copy(desk: "Desk", *, seconds: float = 30.0) -> str:
    """Copy the hotel, checked, and sealed where backups are; the name of the file.

    Raises Locked, InputOutput, Corrupt: then nothing was touched. The hotel's own rules are looked at by the backup of the night.
    """
    from hotelcs.workflows.machine.backing_up import Purpose, make

    path, _ = make(desk, Purpose(TAG, examine=False, seconds=seconds))
    return path.name
