"""An emergency in words: its line in the banner, clocks since the alarm, states, levels."""

from datetime import datetime
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.alarm import WORDS
from hotelcs.screens.pressing_words import DRILL

STATES = {
    "reported": N_("reported"), "responding": N_("confirmed"), "contained": N_("contained"),
    "recovering": N_("recovering"), "reviewing": N_("review"), "false_alarm": N_("false alarm"), "closed": N_("closed"),
    "voided": N_("void"),
}  # fmt: skip
SIDES = {
    "safety": N_("safety"), "rooms": N_("rooms"), "guests": N_("guests"), "money": N_("money"), "record": N_("the record"),
    "media": N_("media"),
}  # fmt: skip
DANGER = ("reported", "responding", "contained")
OVER = ("false_alarm", "closed", "voided")
HOUR, DAY = 3600, 86400


def span(seconds: int | None) -> str:
    """A time since the alarm: 2:10, 1h05m, 2d; a time before it has its minus."""
    if seconds is None:
        return ""
    sign, whole = ("-" if seconds < 0 else ""), abs(seconds)
    if whole >= 10 * DAY:
        return f"{sign}{whole // DAY}d"
    if whole >= HOUR:
        return f"{sign}{whole // HOUR}h{whole % HOUR // 60:02d}"
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def since(began: str, now: datetime | None) -> int:
    """Seconds since the alarm."""
    return 0 if now is None else max(int((now - datetime.fromisoformat(began)).total_seconds()), 0)


def clock(seconds: int) -> str:
    """The big clock: +08:12, or +1:08:12."""
    minutes, rest = divmod(seconds, 60)
    return (
        f"+{minutes // 60}:{minutes % 60:02d}:{rest:02d}" if minutes >= 60 else f"+{minutes:02d}:{rest:02d}"
    )


def kind(row: Any) -> str:
    """The type in the current language."""
    return tr(WORDS.get(row.type, row.type))


def banner(row: Any, now: datetime | None) -> str:
    """Row 2: what, which, how bad, where, for how long, who commands, who was called."""
    mark = DRILL if row.drill else "**"
    told = [
        " ".join(filter(None, (mark, kind(row).upper(), row.incident, row.level.upper(), row.place))),
        clock(since(row.began, now)) if row.status in DANGER else tr(STATES[row.status]),
        tr(N_("NO RE-ENTRY")) if row.no_reentry else "",
        tr(N_("commander {login}"), login=row.commander) if row.commander else tr(N_("NO COMMANDER: t")),
    ]  # fmt: skip
    if row.calls:
        told.append(
            tr(N_("{number} at {after}"), number=row.calls[0].number, after="+" + span(row.calls[0].seconds))
        )
    return "  ".join(filter(None, told))
