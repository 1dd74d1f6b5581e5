"""Calendars as channels write them, for the tests of feeds."""

from collections.abc import Iterable

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A channel//Hosting Calendar 1.0//EN\r\n"
TAIL = "END:VCALENDAR\r\n"


def event(uid: str, first: str = "", until: str = "", *lines: str, summary: str = "Reserved") -> str:
    """An event of whole days, or with the lines given instead."""
    said = [f"UID:{uid}"] if uid else []
    said += [f"DTSTART;VALUE=DATE:{first}"] if first else []
    said += [f"DTEND;VALUE=DATE:{until}"] if until else []
    said += [f"SUMMARY:{summary}"] if summary else []
    return "\r\n".join(["BEGIN:VEVENT", "DTSTAMP:20261123T000000Z", *said, *lines, "END:VEVENT", ""])


def calendar(*events: str, before: Iterable[str] = ()) -> str:
    """A whole calendar of `events`."""
    return HEAD + "".join(f"{line}\r\n" for line in before) + "".join(events) + TAIL
