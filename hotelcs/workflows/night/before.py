"""What the night audit does before it touches money: looks at the check list, and keeps a copy of the hotel."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hotelcs.storage import manifest
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.backup import Wish, back_up

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

TAG = "pre_audit"
FOLDER = "backups"
"""Beside the database."""
OLD = timedelta(hours=26)
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
    """When the newest checked backup was made (UTC) if that is too long ago, empty when there is none; None when all is well."""
    folder = folder_of(desk)
    made = (
        [note.started_at for _, note in manifest.listed(folder) if note.uid == desk.uid]
        if folder.is_dir()
        else []
    )
    if made and desk.clock() - datetime.fromisoformat(max(made)) <= OLD:
        return None
    return max(made, default="")


def folder_of(desk: "Desk") -> Path:
    """Where the backups of the hotel lie."""
    return desk.file.path.absolute().parent / FOLDER


def keep_copy(desk: "Desk", *, seconds: float = 30.0) -> str:
    """Copy the hotel, checked; the name of the file. Raises Locked, InputOutput, Corrupt: then nothing was touched."""
    stamp = f"{desk.clock().astimezone(ZoneInfo(desk.tz)):%Y%m%d-%H%M%S}"
    path, made = back_up(
        Wish(desk.file.path, folder_of(desk), stamp, desk.clock, TAG, seconds, copy=desk.file.copy_to)
    )
    Anchors(desk.uid, desk.file.path).note(made.entry, made.head, desk.clock(), "backup")
    return path.name
