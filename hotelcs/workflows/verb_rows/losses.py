"""The hotel's file itself."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "note-loss": ("organisation.note_loss:NoteLoss", N_("Go on although entries are missing"), "restore"),
    "note-salvage": ("organisation.note_salvage:NoteSalvage", N_("Go on with what was salvaged"), "restore"),
}
