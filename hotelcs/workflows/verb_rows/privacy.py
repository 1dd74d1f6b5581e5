"""Retention, legal holds, purges, one guest's data."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "set-retention": ("privacy.retention_acts:SetRetention", N_("Set how long data is kept"), "privacy.write"),
    "place-hold": ("privacy.hold_acts:PlaceHold", N_("Place a legal hold"), "privacy.write", "lift-hold"),
    "lift-hold": ("privacy.hold_acts:LiftHold", N_("Lift a legal hold"), "privacy.write"),
    "plan-purge": ("privacy.purge_acts:PlanPurge", N_("Count what is over its time"), "privacy.write"),
    "confirm-purge": ("privacy.purge_acts:ConfirmPurge", N_("Confirm a purge"), "privacy.write"),
    "purge-on": ("privacy.purge_acts:PurgeOn", N_("Purge the next rows"), "privacy.write"),
    "plan-erasure": ("privacy.erase_acts:PlanErasure", N_("Look at what would go of a guest"), "privacy.write"),
    "confirm-erasure": ("privacy.erase_acts:ConfirmErasure", N_("Confirm that a guest's data goes"), "privacy.write"),
    "erase-again": ("privacy.again_acts:EraseAgain", N_("Erase again after a restore"), "restore"),
    "export-guest": ("privacy.erase_acts:ExportGuest", N_("Give out a guest's data"), "privacy.write"),
}  # fmt: skip
