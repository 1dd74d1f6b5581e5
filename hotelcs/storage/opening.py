"""Where a hotel is decides what opens it: a file is SQLite's, a URL is a server's. Only the one that is used is imported."""

from pathlib import Path
from typing import TYPE_CHECKING

from hotelcs.storage import looking, place
from hotelcs.storage.hotel_file import HotelFile

if TYPE_CHECKING:
    from hotelcs.storage.postgres.server import Server


def is_server(named: object) -> bool:
    """Whether `named` is a hotel's URL, or what was made of one."""
    return place.is_url(str(named))


def place_of(named: "str | Path | Server") -> "Path | Server":
    """The place that a setting names."""
    if not is_server(named):
        return Path(str(named))
    from hotelcs.storage.postgres.server import Server

    return named if isinstance(named, Server) else Server.parse(str(named))


def open_hotel(named: "str | Path | Server", *, wait: float = 10.0) -> HotelFile:
    """The open hotel at a path or a URL; one to look at where the disk can only be read.

    Raises NotReady when there is none, SchemaMismatch, InputOutput.
    """
    if not is_server(named):
        path = Path(str(named)).expanduser().absolute()
        if not place.is_read_only(path):
            looking.sweep()
            return HotelFile(str(named), wait=wait)
        from hotelcs.storage.still_file import StillFile

        return StillFile(path, wait=wait)
    from hotelcs.storage.postgres.hotel import HotelServer

    return HotelServer(named if not isinstance(named, Path) else str(named), wait=wait)
