"""When the last good backup was made: as the backups themselves tell, else as the jobs do."""

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader, value

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

_RAN = "SELECT max(ended_at) FROM job_run WHERE command = 'backup' AND exit = 0"


def last_good(desk: "Desk") -> datetime | None:
    """The newest of both; None before the first."""
    with desk.file.read() as reader:
        ran = last_run(reader)
    try:
        told: datetime | None = import_module("hotelcs.workflows.machine.backups").last_verified(desk)
    except ModuleNotFoundError:
        told = None
    known = [when for when in (ran, told) if when is not None]
    return max(known, default=None)


def last_run(reader: Reader) -> datetime | None:
    """When `hotelcs backup` ended well last."""
    found = value(reader, _RAN)
    return parse_instant(str(found)) if found else None
