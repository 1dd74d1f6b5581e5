"""The settings of the hotel, its service levels and calendars."""

from dataclasses import dataclass

from hotelcs import i18n
from hotelcs.i18n import tr
from hotelcs.workflows.organisation.setting_names import SETTINGS
from hotelcs.workflows.views import Asking

_SLA = "SELECT kind, level, metric, minutes, calendar, pauses FROM sla_policy ORDER BY kind, level, id"
_HOURS = (
    "SELECT c.code, c.name_en, c.name_zh, w.weekday, w.from_minute, w.to_minute FROM calendar c "
    "LEFT JOIN calendar_window w ON w.calendar = c.code ORDER BY c.code, w.weekday, w.from_minute"
)
_DAYS = "SELECT calendar, day, kind, from_minute, to_minute, note FROM calendar_day WHERE day >= :first ORDER BY calendar, day"
_LEAST = (
    "SELECT l.shift, coalesce(l.post, l.qualification), l.people, l.on_call FROM staffing_least l "
    "JOIN shift t ON t.code = l.shift ORDER BY t.sort, l.id"
)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting, its title in the reader's language, its value as it is written."""

    setting: str
    title: str
    value: str
    example: str


def settings(asking: Asking, name: str | None = None) -> list[SettingRow]:
    """Every setting that can be changed, or one of them."""
    columns = ", ".join(one.column for one in SETTINGS.values())
    (values,) = asking.rows(f"SELECT {columns} FROM property")
    return [
        SettingRow(known, tr(one.title), one.show(value, asking.currency), one.example)
        for (known, one), value in zip(SETTINGS.items(), values, strict=True)
        if name in (None, known)
    ]


@dataclass(frozen=True, slots=True)
class SlaRow:
    """Minutes within which a step has to be done, in which calendar, and whether its clock may pause."""

    kind: str
    level: str
    metric: str
    minutes: int
    calendar: str
    pauses: bool


def service_levels(asking: Asking, kind: str | None = None) -> list[SlaRow]:
    """Every service level."""
    rows = [SlaRow(what, level, metric, minutes, calendar, bool(pauses))
            for what, level, metric, minutes, calendar, pauses in asking.rows(_SLA)]  # fmt: skip
    return [row for row in rows if kind in (None, row.kind)]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours of a weekday (1 Monday) in a calendar, or of a day that is unlike its weekday; empty hours mean closed."""

    calendar: str
    name: str
    day: str
    kind: str
    hours: str
    note: str


def calendars(asking: Asking) -> list[HoursRow]:
    """Every calendar: its weekdays, then the days to come that are unlike theirs."""
    found, names = [], {}
    for code, name_en, name_zh, weekday, first, last in asking.rows(_HOURS):
        names[code] = name_zh if i18n.current() == "zh" else name_en
        if weekday is not None:
            found.append(HoursRow(code, names[code], str(weekday), "weekday", _hours(first, last), ""))
    found += [
        HoursRow(code, names.get(code, ""), day, kind, _hours(first, last), note)
        for code, day, kind, first, last, note in asking.rows(_DAYS, first=asking.business_date())
    ]
    return found


@dataclass(frozen=True, slots=True)
class LeastRow:
    """What a shift needs: people of a post or with a qualification; whether being on call is enough."""

    shift: str
    needed: str
    least: int
    on_call: bool


def staffing(asking: Asking) -> list[LeastRow]:
    """The least on every shift."""
    return [
        LeastRow(shift, needed, people, bool(on_call))
        for shift, needed, people, on_call in asking.rows(_LEAST)
    ]


def _hours(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    return f"{first // 60:02d}:{first % 60:02d}-{last // 60:02d}:{last % 60:02d}"
