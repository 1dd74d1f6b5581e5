"""Whether people can be paged: for `hotelcs doctor`."""

from datetime import timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from hotelcs.clock import iso
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import one

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

TOO_LONG = timedelta(minutes=5)
"""A page that waits longer has failed, or nobody runs `hotelcs page send`."""
_COUNTS = (
    "SELECT (SELECT count(*) FROM paging_channel WHERE ended_at IS NULL), (SELECT count(*) FROM page WHERE state = 'given_up'), "
    "(SELECT count(*) FROM page WHERE state IN ('queued','sending') AND queued_at < :since)"
)
_FAULT = "SELECT name, fault FROM paging_channel WHERE ended_at IS NULL AND fault <> '' ORDER BY name LIMIT 1"


def health(desk: "Desk") -> tuple[Literal["ok", "warn"], str]:
    """How paging stands, and the sentence about it."""
    with desk.file.read() as reader:
        channels, given_up, waiting = reader.rows(_COUNTS, since=iso(desk.clock() - TOO_LONG))[0]
        fault = one(reader, _FAULT)
    if not channels:
        return "ok", tr(N_("Paging is off: no channel is set."))
    if find_spec("apprise") is None:
        return "warn", tr(N_("Nobody can be paged: {command}"), command="pip install 'hotelcs[paging]'")
    if given_up:
        return "warn", tr(N_("Pages that nobody got: {count} (hotelcs page list --open)."), count=given_up)
    if waiting:
        return "warn", tr(
            N_("Pages that wait for more than 5 minutes: {count}; does hotelcs page send run each minute?"),
            count=waiting,
        )
    if fault is not None:
        return "warn", tr(
            N_("The channel {channel} failed the last time: {fault}"), channel=fault[0], fault=fault[1]
        )
    return "ok", tr(N_("Paging: {count} channels, no page waits."), count=channels)
