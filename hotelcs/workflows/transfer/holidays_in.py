"""Days of a calendar from a file: columns day, kind at least; calendar (office hours unless named), begins, ends, note.

Next year's holidays and the working days made up for them come in at once, as the authorities publish them.
"""

from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader
from hotelcs.text import clean
from hotelcs.workflows.act import Work
from hotelcs.workflows.organisation.calendar_acts import SetDay
from hotelcs.workflows.organisation.settings_acts import minute
from hotelcs.workflows.transfer.reservations_in import Taken
from hotelcs.workflows.transfer.rows import Progress, Sorted, acted

VERBS = ("set-day",)
"""What a row is when it is done by itself."""
KNOWN = ("calendar", "day", "kind", "begins", "ends", "note")
OFFICE = "CAL_OFFICE"
_CALENDARS = "SELECT code FROM calendar ORDER BY code"
_THERE = "SELECT calendar, day, kind, from_minute, to_minute, note FROM calendar_day ORDER BY calendar, day"


class Here:
    """What a row is checked against: calendars there are, and the rows before it."""

    def __init__(self, reader: Reader) -> None:
        self.calendars = {code for (code,) in reader.rows(_CALENDARS)}
        self.seen: set[tuple[str, Any]] = set()


def check(fields: dict[str, Any], here: Here) -> dict[str, Any]:
    """One row's fields, complete and legal; a day named twice is refused. Raises Refusal naming the field."""
    for name in fields.keys() - set(KNOWN):
        raise Refusal("FIELD_UNKNOWN", N_("There is no field {name}."), field=name, name=name)
    for name in ("day", "kind"):
        if not str(fields.get(name) or "").strip():
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field=name, name=name)
    made = {
        name: clean(str(value), field=name, limit=200) for name, value in fields.items() if str(value).strip()
    }
    made["calendar"] = made.get("calendar", OFFICE).upper()
    if made["calendar"] not in here.calendars:
        raise Refusal("CALENDAR_UNKNOWN", N_("There is no calendar {reference}."), field="calendar",
                      reference=made["calendar"])  # fmt: skip
    act = acted(SetDay, made)
    if (act.begins is None) != (act.ends is None):
        raise Refusal("FIELD_MISSING", N_("Hours have a beginning and an end."), field="ends")
    if act.begins is not None and act.ends is not None and minute(act.begins) >= minute(act.ends):
        raise Refusal(
            "HOURS_REVERSED",
            N_("{begins} is not before {ends}."),
            field="ends",
            begins=act.begins,
            ends=act.ends,
        )
    if (act.calendar, act.day) in here.seen:
        raise Refusal("DAY_TWICE", N_("This day stands in the file twice."), field="day")
    here.seen.add((act.calendar, act.day))
    return made


def write(work: Work, sorted_rows: Sorted, progress: Progress) -> Taken:
    """Set the days that are other than those there are."""
    there = {(calendar, str(day)): tuple(said) for calendar, day, *said in work.reader.rows(_THERE)}
    acts = [acted(SetDay, row.fields) for row in sorted_rows.good]
    fresh = [act for act in acts if there.get((act.calendar, act.day.isoformat())) != _said(act)]
    for done, act in enumerate(fresh, 1):
        act.perform(work)
        progress(done, len(fresh))
    return Taken(len(fresh), len(acts) - len(fresh), (), (), 0)


def _said(act: SetDay) -> tuple[Any, ...] | None:
    """The row a day becomes; None for one that is like any other."""
    if act.kind == "plain":
        return None
    hours = (minute(act.begins) if act.begins else None, minute(act.ends) if act.ends else None)
    return (act.kind, *hours, act.note)
