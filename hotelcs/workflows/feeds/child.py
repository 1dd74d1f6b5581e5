"""A calendar taken apart by the icalendar library, in a process of its own: text in, JSON out.

`python -m hotelcs.workflows.feeds.child ZONE FIRST LAST` reads a calendar on standard input and knows no hotel. What the
library is made to do by a hostile calendar ends with this process: its memory and its time are bounded here, and whoever
started it waits only so long.
"""

import json
import sys
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

MEMORY = 1_000_000_000
SECONDS = 10
MAX_EVENTS = 5_000
SLOW = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
"""Repetitions that no stay has."""
WRONG = (ValueError, TypeError, AttributeError, KeyError, OverflowError, RecursionError)
"""What the library raises for what it cannot make sense of."""


def main(words: list[str]) -> int:
    """Read, take apart, print."""
    _bound()
    from icalendar import Calendar

    first, last = (date.fromisoformat(word) for word in words[1:3])
    text = sys.stdin.buffer.read().decode()
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except WRONG as error:
        sys.stdout.write(json.dumps({"broken": str(error)[:200]}))
        return 0
    taken = Taken(ZoneInfo(words[0]), first, last)
    for calendar in calendars:
        taken.calendar(calendar)
    sys.stdout.write(json.dumps({"events": taken.events, "faults": taken.faults, "more": taken.more}))
    return 0


def _bound() -> None:
    """No more memory and time than a calendar of two megabytes can need, where the system can say so."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


class Taken:
    """What a calendar says: events with their nights in the hotel's zone, and those that say nothing we can use."""

    def __init__(self, zone: ZoneInfo, first: date, last: date) -> None:
        self.zone, self.first, self.last = zone, first, last
        self.events: list[dict[str, Any]] = []
        self.faults: list[dict[str, Any]] = []
        self.more = False

    def calendar(self, calendar: Any) -> None:
        """Every event; those that repeat are written out within the days asked for."""
        events = list(enumerate(calendar.walk("VEVENT"), 1))
        series = {str(event.get("UID")) for _, event in events if "RRULE" in event or "RDATE" in event}
        for position, event in events:
            if not isinstance(event.get("UID"), str) or not str(event["UID"]).strip():
                self._fault(position, "", "uid")
            elif str(event["UID"]) not in series:
                self._event(position, event, str(event["UID"]) + self._suffix(event))
        for uid in sorted(series - {"None"}):
            own = [(position, event) for position, event in events if str(event.get("UID")) == uid]
            self._series(own[0][0], uid, calendar, [event for _, event in own])

    def _event(self, position: int, event: Any, uid: str) -> None:
        try:
            begins, until = self._day(event.start), self._day(event.end)
            said = {
                "position": position, "uid": uid, "arrival": begins.isoformat(), "departure": until.isoformat(),
                "summary": _text(event, "SUMMARY"), "remark": _text(event, "DESCRIPTION"),
                "status": _text(event, "STATUS").upper(), "transparent": _text(event, "TRANSP").upper() == "TRANSPARENT",
                "sequence": _whole(event, "SEQUENCE"), "stamp": self._stamp(event),
            }  # fmt: skip
        except WRONG:
            self._fault(position, uid, "dates")
            return
        if until <= begins:
            self._fault(position, uid, "nights")
        else:
            self.events.append(said)

    def _series(self, position: int, uid: str, calendar: Any, events: list[Any]) -> None:
        from icalendar import Calendar
        from recurring_ical_events import of

        rules = [rule for event in events for rule in _listed(event.get("RRULE"))]
        if any(str(freq).upper() in SLOW for rule in rules for freq in rule.get("FREQ", [])):
            self._fault(position, uid, "series")
            return
        alone = Calendar()
        alone.subcomponents = [*calendar.walk("VTIMEZONE"), *events]
        room = MAX_EVENTS - len(self.events)
        try:
            found = of(alone).between(self.first, self.last)
        except WRONG:
            self._fault(position, uid, "series")
            return
        self.more = self.more or len(found) > room
        for event in found[:room]:
            self._event(position, event, uid + self._suffix(event))

    def _suffix(self, event: Any) -> str:
        """What tells one occurrence of a series from the others: the day it was first planned for."""
        planned = event.get("RECURRENCE-ID")
        return f"#{self._day(planned.dt).isoformat()}" if planned is not None else ""

    def _day(self, moment: date | datetime) -> date:
        """The day on the hotel's own clock; a time without a zone is the hotel's."""
        if not isinstance(moment, datetime):
            return moment
        return (moment.astimezone(self.zone) if moment.tzinfo else moment).date()

    def _stamp(self, event: Any) -> str:
        """When the event was last written, as text that sorts; its own stamp changes with every reading of many feeds."""
        changed = event.get("LAST-MODIFIED")
        moment = getattr(changed, "dt", None)
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            return ""
        return moment.astimezone(ZoneInfo("UTC")).isoformat()

    def _fault(self, position: int, uid: str, why: str) -> None:
        self.faults.append({"position": position, "uid": uid, "why": why})


def _text(event: Any, name: str) -> str:
    """A property as text; the first of several."""
    found = _listed(event.get(name))
    return str(found[0]) if found else ""


def _whole(event: Any, name: str) -> int:
    """A property as a whole number; 0 for what is none."""
    text = _text(event, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _listed(found: Any) -> list[Any]:
    return [] if found is None else list(found) if isinstance(found, list) else [found]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
