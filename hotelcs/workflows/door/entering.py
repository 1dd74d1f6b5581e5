"""Units of the door that leave an entry in the ledger: who came, who went, who tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from hotelcs.models.hotel import Property
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import value
from hotelcs.workflows import ledger
from hotelcs.workflows.act import Work
from hotelcs.workflows.actors import Actor
from hotelcs.workflows.anchoring import remember


class Entry:
    """An open write unit of the door, and what it will enter."""

    def __init__(self, work: Work) -> None:
        self.session = work.session
        self.reader = work.reader
        self._work = work
        self.written: ledger.Written | None = None

    def enter(self, verb: str, result: dict[str, Any]) -> None:
        """Append an event to the ledger: references only, never what was typed."""
        self.written = ledger.append(self._work, ledger.Writing(verb, None, "", result))


@contextmanager
def entry(hotel: HotelFile, keys: Keys, login: str, terminal: str, now: datetime) -> Iterator[Entry]:
    """A write unit in the name of `login`, nobody's when it is empty; the anchor follows the commit."""
    with hotel.at_the_door() as session:
        settings = session.get_one(Property, 1)
        uid = settings.uid
        work = Work(session, Actor(login, "", terminal, frozenset()), now, date.min, settings, keys)
        day = value(work.reader, "SELECT day FROM business_day WHERE status = 'open'")
        work.business_date = date.fromisoformat(str(day)) if day else now.date()
        made = Entry(work)
        yield made
    if made.written is not None and not hotel.still:  # what is in a copy alone is no entry of the hotel
        remember(hotel, uid, made.written, now)
