"""A calendar as it came in, looked at before any library is let near it: size, form, nesting, counts.

What is not a whole calendar is refused whole (FEED_BROKEN): a feed cut off in the middle would read as cancellations.
"""

from pathlib import Path
from typing import Any, NamedTuple

from hotelcs.errors import InputOutput, Refusal
from hotelcs.i18n import N_
from hotelcs.text.decoding import decoded

MAX_BYTES = 2_000_000
MAX_EVENTS = 5_000
MAX_DEPTH = 5
"""A calendar holds an event, which holds an alarm; a time zone holds its rules. Nothing real is deeper."""


class CalendarText(NamedTuple):
    """The text of a calendar, and the encoding that was guessed ("" for UTF-8)."""

    text: str
    guessed: str = ""


def of_file(path: Path) -> CalendarText:
    """The calendar in the file at `path`. Raises InputOutput, Refusal FEED_BROKEN."""
    try:
        with path.open("rb") as file:
            return checked(file.read(MAX_BYTES + 1))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputOutput(N_("{path} cannot be read: {why}."), path=path, why=why) from error


def checked(data: bytes) -> CalendarText:
    """`data` as the text of a whole calendar. Raises Refusal FEED_BROKEN."""
    if len(data) > MAX_BYTES:
        raise broken(N_("The calendar is larger than {most} bytes."), most=MAX_BYTES)
    made = decoded(data)
    if made is None or "\0" in made.text:
        raise broken(N_("The calendar is not text."))
    _refuse_form(made.text)
    return CalendarText(made.text, made.encoding if made.guessed else "")


def _refuse_form(text: str) -> None:
    """Refuse what does not open and close as calendars do."""
    open_parts: list[str] = []
    events = calendars = 0
    for number, line in enumerate(text.splitlines(), 1):
        word, _, name = line.partition(":")
        word, name = word.strip().upper(), name.strip().upper()
        if not open_parts and line.strip() and (word, name) != ("BEGIN", "VCALENDAR"):
            raise broken(N_("Line {line} is outside any calendar."), line=number)
        if word == "BEGIN":
            open_parts.append(name)
            events += name == "VEVENT"
            calendars += name == "VCALENDAR"
        elif word == "END" and name != open_parts.pop():
            raise broken(N_("Line {line} closes what is not open."), line=number)
        if len(open_parts) > MAX_DEPTH:
            raise broken(N_("Line {line} is nested too deep."), line=number)
    if open_parts:
        raise broken(N_("The calendar was cut off: its end is missing."))
    if not calendars:
        raise broken(N_("This is no calendar."))
    if events > MAX_EVENTS:
        raise broken(N_("The calendar has more than {most} events."), most=MAX_EVENTS)


def broken(message: str, **slots: Any) -> Refusal:
    """The refusal of a whole calendar."""
    return Refusal("FEED_BROKEN", message, field="file", next=("mend-file",), **slots)
