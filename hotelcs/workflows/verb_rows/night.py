"""The night: closing the date, the jobs that follow it, arrivals that are kept."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "close-day": ("night.close_day:CloseDay", N_("Close the business day"), "day.close"),
    "audit-step": ("night.audit_acts:AuditStepAct", N_("Do a job of the night audit"), "day.close"),
    "keep-arrival": ("night.audit_acts:KeepArrival", N_("Keep an arrival through the audit"), "reservation.write", "keep-arrival"),
}  # fmt: skip
