"""Checks of what is written: the business day, the ledger, its anchors, the machine's clock against it."""

from datetime import timedelta

from hotelcs.clock import parse_instant
from hotelcs.errors import Corrupt
from hotelcs.i18n import N_, tr
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.reading import value
from hotelcs.workflows import ledger, ledger_check
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.check import Check

DRIFT = timedelta(seconds=60)
"""So far the clock may be behind the newest entry: two machines are never quite alike."""


def _clock(desk: Desk) -> Check:
    """The clock of this machine, which must not be behind what was written already."""
    with desk.file.read() as reader:
        newest = value(reader, "SELECT at FROM ledger ORDER BY seq DESC LIMIT 1")
    behind = parse_instant(str(newest)) - desk.clock() if newest else timedelta()
    if behind > DRIFT:
        words = N_("The clock of this machine is {seconds} s behind the newest entry of the ledger.")
        return Check("clock", "bad", tr(words, seconds=int(behind.total_seconds())), "timedatectl status")
    return Check("clock", "ok", tr(N_("The clock agrees with the ledger.")))


def _day(desk: Desk) -> Check:
    with desk.file.read() as reader:
        found = reader.rows("SELECT day FROM business_day WHERE status = 'open'")
    if not found:
        return Check("business-day", "bad", tr(N_("No business day is open.")))
    return Check("business-day", "ok", tr(N_("The business date is {day}."), day=found[0][0]))


def _ledger(desk: Desk) -> Check:
    with desk.file.read() as reader:
        seq, head = ledger.head(reader)
        unkeyed = ledger.unkeyed(reader)
    if unkeyed:
        words = N_(
            "Ledger: {unkeyed} of {count} entries were made without the key file; who made them is not proved."
        )
        return Check("ledger", "warn", tr(words, unkeyed=unkeyed, count=seq))
    return Check("ledger", "ok", tr(N_("Ledger: {count} entries, head {head}."), count=seq, head=head[:12]))


def _anchors(desk: Desk) -> Check:
    """The end of the ledger, against what this machine remembers; the chain itself is `audit-log --verify`."""
    kept = Anchors(desk.uid, desk.file.path)
    anchors = ledger_check.known(desk.uid, desk.file)
    marked = kept.marked()
    if marked is None:
        words = N_("No anchor of the ledger on this machine yet; the next act makes one ({path}).")
        return Check("anchors", "warn", tr(words, path=kept.mark_file.parent))
    try:
        with desk.file.read() as reader:
            ledger_check.compare(reader, anchors)
    except Corrupt as error:
        return Check("anchors", "bad", str(error))
    return Check("anchors", "ok", tr(N_("Anchors agree; the newest is entry {seq}."), seq=marked.seq))


LOOKS = (_day, _clock, _ledger, _anchors)
"""In the order in which they are told."""
