"""The calendar of a room that is given to channels: when it cannot be sold, and nothing about who has it."""

import hashlib
from collections import Counter
from datetime import date, datetime

from icalendar import Calendar, Event

from hotelcs.workflows.feeds.feeds_view import Busy

SUMMARY = {"stay": "Reserved", "block": "Not available"}


def busy_calendar(uid: str, spans: list[Busy], now: datetime, *, but: str = "") -> bytes:
    """`spans` as iCalendar. What came from the feed `but` is left out: that channel knows it, and must not hear its own echo.

    The hotel's `uid` makes the UIDs of events its own; a booking keeps its UID while its nights pass.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//hotelcs//busy dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    spans_of: Counter[tuple[str, int]] = Counter()
    for span in spans:
        if but and span.feed == but:
            continue
        spans_of[span.kind, span.holder] += 1
        event = Event()
        event.add("uid", f"{_known_as(uid, span, spans_of[span.kind, span.holder])}@hotelcs")
        event.add("dtstamp", now)
        event.add("dtstart", date.fromisoformat(span.first))
        event.add("dtend", date.fromisoformat(span.until))
        event.add("summary", SUMMARY[span.kind])
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _known_as(uid: str, span: Busy, place: int) -> str:
    """What an event is known by: no number that people quote, and none to be counted."""
    return hashlib.sha256(f"{uid}/{span.room}/{span.kind}/{span.holder}/{place}".encode()).hexdigest()[:32]
