"""Check of the log of the program: where it is, how large, whether it can be written, and errors of the last day in it."""

import os
from datetime import timedelta

from hotelcs import program_log
from hotelcs.clock import iso
from hotelcs.i18n import N_, tr
from hotelcs.storage import place
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.check import Check

DAY = timedelta(days=1)


def _log(desk: Desk) -> Check:
    """Errors of the program itself are a warning for a day; somebody should be told of them."""
    path = program_log.place()
    if not path.exists():
        can = os.access(next(folder for folder in path.parents if folder.exists()), os.W_OK)
        if not can:
            return Check("log", "warn", tr(N_("The log {path} cannot be written."), path=path))
        return Check("log", "ok", tr(N_("Log: nothing is in it yet ({path})."), path=path))
    if not os.access(path, os.W_OK):
        return Check("log", "warn", tr(N_("The log {path} cannot be written."), path=path))
    if path.is_file() and place.loose_permissions(path):
        return Check("log", "bad", tr(N_("Others can read {path}: chmod 600 {path}"), path=path))
    since = iso(desk.clock() - DAY)
    bugs = [line for line in program_log.newest(path) if line["event"] == "bug" and str(line["at"]) >= since]
    if bugs:
        words = N_("Log: {count} errors of the program since yesterday, the last {reference} ({path}).")
        told = tr(words, count=len(bugs), reference=bugs[-1].get("reference", bugs[-1]["at"]), path=path)
        return Check("log", "warn", told, f"tail {path}")
    size = path.stat().st_size if path.is_file() else 0
    return Check("log", "ok", tr(N_("Log: {size} kB, no error of the program since yesterday ({path})."),
                                 size=(size + 999) // 1000, path=path))  # fmt: skip


LOOKS = (_log,)
