"""Moving a hotel from its file to a PostgreSQL server and back: every row, then the proof that nothing differs."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.errors import HotelcsError, Refusal
from hotelcs.i18n import N_
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.opening import open_hotel, place_of
from hotelcs.storage.reading import value
from hotelcs.workflows.organisation.founding import remove
from hotelcs.workflows.organisation.setting_up import refuse_taken
from hotelcs.workflows.restored import reconcile

if TYPE_CHECKING:
    from hotelcs.storage.postgres.server import Server


@dataclass(frozen=True, slots=True)
class House:
    """Where the hotel is now, with what: its uid, tables and rows, entries of the ledger and the newest hash."""

    place: str
    uid: str
    tables: int
    rows: int
    entries: int
    head: str


def move(hotel: HotelFile, to: str, *, keep: bool = True) -> House:
    """Copy every row of `hotel` to the place that `to` names, which holds no hotel yet; the source stays as it was.

    Afterwards both are compared row by row, and the ledger there is checked; without `keep` all of it is taken away
    again. Raises Corrupt when anything differs, Refusal when the place is taken or of the same kind; then nothing
    is left there.
    """
    place = place_of(to)
    if hotel.on_server is not isinstance(place, Path):
        raise Refusal(
            "SAME_KIND", N_("A hotel moves from a file to PostgreSQL, or from there to a file."), field="to",
            next=("backup", "restore"),
        )  # fmt: skip
    made = _to_file(hotel, place) if isinstance(place, Path) else _to_server(hotel, place)
    try:
        found = _proved(made)
    except BaseException:
        _take_away(made)
        raise
    if not keep:
        _take_away(made)
        if isinstance(made, Path):
            Anchors(found.uid, made).forget()
    return found


def _take_away(made: "Path | Server") -> None:
    with suppress(HotelcsError):  # what is gone already need not go
        remove(made)


def _to_file(hotel: HotelFile, path: Path) -> Path:
    from hotelcs.storage.postgres.moving import copied_to_file

    path = path.expanduser().absolute()
    refuse_taken(path)
    try:
        copied_to_file(hotel, path)
    except BaseException:
        remove(path)
        raise
    return path


def _to_server(hotel: HotelFile, place: "Server") -> "Server":
    from hotelcs.models import every_table
    from hotelcs.storage.postgres import making, moving
    from hotelcs.storage.postgres.reading import ServerReader

    tables = moving.tables_of(hotel.path)
    with hotel.read() as reader:

        def fill(connection: Any) -> None:
            moving.into_server(reader, connection, tables)
            there = moving.counted(ServerReader(connection), tables)
            moving.refuse_difference(moving.counted(reader, tables), there)

        return making.create(place, every_table(), fill=fill)


def _proved(made: "Path | Server") -> House:
    """What came out, once its ledger is found whole; the anchors of its new place begin here."""
    from hotelcs.storage.postgres.moving import tables_of
    from hotelcs.workflows import ledger
    from hotelcs.workflows.ledger_check import check

    with closing(open_hotel(made)) as target:
        with target.read() as new:
            uid = str(value(new, "SELECT uid FROM property"))
            seq, head = ledger.head(new)
            names = _names(new) if target.on_server else [table.name for table in tables_of(target.path)]
            rows = sum(int(value(new, f'SELECT count(*) FROM "{name}"')) for name in names)
        Anchors(uid, target.path).mark(seq, head)
        if target.on_server:
            reconcile(target, uid)
        checked = check(target, uid)
        return House(target.named, uid, len(names), rows, checked.entries, head)


def _names(reader: Any) -> list[str]:
    """The tables of a hotel on a server."""
    from hotelcs.storage.postgres.making import OF_A_HOTEL

    return [name for (name,) in reader.rows(OF_A_HOTEL)]
