"""The calendar of a room that is given to channels: when it cannot be sold, and nothing about who has it."""

from datetime import date, datetime

from icalendar import Calendar, Event

from hotelcs.workflows.feeds.feeds_view import Busy

SUMMARY = {"stay": "Reserved", "block": "Not available"}


def busy_calendar(spans: list[Busy], now: datetime, *, but: str = "") -> bytes:
    """`spans` as iCalendar, without what came from the feed `but`: that channel must not hear its own echo."""
    calendar = Calendar()
    calendar.add("prodid", "-//hotelcs//busy dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for span in spans:
        if but and span.feed == but:
            continue
        event = Event()
        event.add("uid", span.uid)
        event.add("dtstamp", now)
        event.add("dtstart", date.fromisoformat(span.first))
        event.add("dtend", date.fromisoformat(span.until))
        event.add("summary", SUMMARY[span.kind])
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
