"""Moving a hotel from its file to a PostgreSQL server and back: every row, then the proof that nothing differs."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models import every_table
from hotelcs.storage import migrate
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.opening import is_server, open_hotel
from hotelcs.storage.reading import value
from hotelcs.workflows.organisation.founding import remove
from hotelcs.workflows.organisation.setting_up import refuse_taken

if TYPE_CHECKING:
    from hotelcs.storage.postgres.server import Server


@dataclass(frozen=True, slots=True)
class House:
    """Where the hotel is now, with what: its uid, tables and rows, entries of the ledger and the newest hash."""

    place: "Path | Server"
    uid: str
    tables: int
    rows: int
    entries: int
    head: str


def move(hotel: HotelFile, place: "Path | Server", *, keep: bool = True) -> House:
    """Copy every row of `hotel` to `place`, which holds no hotel yet; the source stays as it was.

    Afterwards both are compared row by row, and the ledger at `place` is checked. Raises Corrupt when anything
    differs, Refusal when `place` is taken or of the same kind; then nothing is left there.
    """
    if is_server(hotel.path) == is_server(place):
        raise Refusal(
            "SAME_KIND", N_("A hotel moves from a file to PostgreSQL, or from there to a file."), field="to"
        )
    made = _copied(hotel, place)
    try:
        return _proved(hotel, made)
    except BaseException:
        keep = False
        raise
    finally:
        if not keep:
            remove(made)


def _copied(hotel: HotelFile, place: "Path | Server") -> "Path | Server":
    metadata: Any = every_table()
    if isinstance(place, Path):
        from hotelcs.storage.postgres.moving import into_file

        refuse_taken(place)
        migrate.create(place)
        try:
            with hotel.read() as reader:
                into_file(reader, place, metadata)
        except BaseException:
            remove(place)
            raise
        return place
    from hotelcs.storage.postgres import making

    with hotel.read() as reader:
        return making.create(place, metadata, fill=lambda connection: _fill(reader, connection, metadata))


def _fill(reader: Any, connection: Any, metadata: Any) -> None:
    from hotelcs.storage.postgres.moving import into_server

    into_server(reader, connection, metadata)


def _proved(hotel: HotelFile, place: "Path | Server") -> House:
    """What came out, once it is known to be the same and its ledger whole."""
    from hotelcs.storage.postgres.moving import counted, refuse_difference
    from hotelcs.workflows import ledger
    from hotelcs.workflows.ledger_check import check

    metadata = every_table()
    with closing(open_hotel(place)) as target, hotel.read() as old, target.read() as new:
        there = counted(new, metadata)
        refuse_difference(counted(old, metadata), there)
        uid = str(value(new, "SELECT uid FROM property"))
        seq, head = ledger.head(new)
        Anchors(uid, target.path).mark(seq, head)
        checked = check(target, uid)
        return House(target.path, uid, len(there), sum(one.rows for one in there), checked.entries, head)
