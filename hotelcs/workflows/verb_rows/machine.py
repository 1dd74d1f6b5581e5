"""The machine room: backups that were tried."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "note-restore-drill": ("machine.note_drill:NoteRestoreDrill", N_("Note that a backup was tried"), "backup"),
}  # fmt: skip
