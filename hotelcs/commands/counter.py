"""A command's place at the desk: the hotel of the settings, opened for whoever acts and closed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hotelcs.commands.jobs import alone
from hotelcs.commands.outcome import Run

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
