"""A command's place at the desk: the hotel of the settings, opened for whoever acts and closed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hotelcs.commands.jobs import alone
from hotelcs.commands.outcome import Run
from hotelcs.config import data_home
from hotelcs.storage.place import is_url

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk


@contextmanager
def at_desk(job: Run) -> Iterator["Desk"]:
    """The desk of the hotel that `job` is about; its name, schema and business date go into the envelope.

    Raises NotReady without a hotel, SchemaMismatch for one of another age, Corrupt for a damaged file, Locked
    when another process runs a job of which there is one at a time.
    """
    from hotelcs.storage.hotel_file import SCHEMA
    from hotelcs.workflows.desk import open_desk

    settings = job.settings
    desk = open_desk(settings.db, login=settings.login, clock=settings.clock, wait=settings.lock_wait)
    try:
        job.schema, job.hotel, job.business_date = SCHEMA, desk.hotel, business_date(desk)
        with alone(job, desk):
            yield desk
    finally:
        desk.close()


def business_date(desk: "Desk") -> str | None:
    """The open business date, ISO; None while there is none."""
    from hotelcs.storage.reading import value

    with desk.file.read() as reader:
        found = value(reader, "SELECT day FROM business_day WHERE status = 'open'")
    return None if found is None else str(found)


def has_hotel(job: Run) -> bool:
    """Whether there is a hotel to ask who may: a file that exists, or whatever a URL names."""
    named = job.settings.db
    return is_url(named) or Path(named).expanduser().exists()


def folder_of(job: Run) -> Path:
    """The folder of this machine in which the hotel's file lies, or what belongs to a hotel on a server."""
    named = job.settings.db
    return data_home() / "servers" if is_url(named) else Path(named).expanduser().absolute().parent
