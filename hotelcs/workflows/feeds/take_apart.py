"""Lets a calendar be taken apart in a process of its own, and waits for it only so long."""

import json
import subprocess
import sys
from datetime import date
from typing import Any

from hotelcs.i18n import N_
from hotelcs.workflows.feeds.calendar_text import MAX_EVENTS, broken

PATIENCE = 20.0
"""Seconds within which a calendar has to be read; the largest takes two."""
CHILD = "hotelcs.workflows.feeds.child"


def take_apart(text: str, zone: str, first: date, last: date) -> dict[str, Any]:
    """The events and faults of a calendar. Raises Refusal FEED_BROKEN."""
    words = [sys.executable, "-P", "-m", CHILD, zone, first.isoformat(), last.isoformat()]
    try:
        ended = subprocess.run(words, input=text.encode(), capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise broken(N_("The calendar takes too long to read.")) from None
    try:
        read: dict[str, Any] = json.loads(ended.stdout)
    except ValueError:
        raise broken(N_("The calendar takes too much to read.")) from None
    if "broken" in read:
        raise broken(N_("The calendar cannot be read: {why}."), why=str(read["broken"]).rstrip("."))
    if read["more"]:
        raise broken(N_("The calendar has more than {most} events."), most=MAX_EVENTS)
    return read
