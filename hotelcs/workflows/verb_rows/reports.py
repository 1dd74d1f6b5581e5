"""Files that leave the program: noted, and allowed to have what is masked."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "note-report": ("exports.run_acts:NoteReport", N_("Note a file that was made"), "read"),
    "reveal-export": (
        "exports.run_acts:RevealExport",
        N_("Make a file with what is masked"),
        "export.reveal",
    ),
}
