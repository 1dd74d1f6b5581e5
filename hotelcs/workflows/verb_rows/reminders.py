"""Reminders of what is due."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "remind": ("reminders.remind:Remind", N_("Tell whom it concerns what is due"), "notice.write"),
}
