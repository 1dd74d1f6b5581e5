"""Emergencies."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "raise-incident": ("incidents.incident_acts:RaiseIncident", N_("Raise an emergency"), "incident.raise"),
    "confirm-incident": ("incidents.incident_acts:ConfirmIncident", N_("Confirm an emergency"), "incident.command"),
    "false-alarm": ("incidents.incident_acts:FalseAlarm", N_("Call a false alarm"), "incident.command"),
    "close-incident": ("incidents.incident_acts:CloseIncident", N_("Close an emergency"), "incident.command"),
}  # fmt: skip
