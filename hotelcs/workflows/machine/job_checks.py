"""Checks of the jobs: those that were missed, locks of processes that are gone, the age of the last good backup."""

from datetime import timedelta
from functools import partial

from hotelcs.i18n import N_, tr
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.backup_age import is_expected, last_of
from hotelcs.workflows.machine.backups import drilled, shortcoming
from hotelcs.workflows.machine.check import Check
from hotelcs.workflows.machine.jobs_view import standing

BACKUP_HOURS = 26
"""A backup is stale after so many hours (handbook M-39)."""


def _jobs(desk: Desk) -> Check:
    """Jobs that did not end well within the time asked for. Where none ever ran, nobody has set them up yet."""
    with desk.file.read() as reader:
        found = standing(reader, desk.clock())
    missed = [job.command for job in found if job.missed]
    if missed:
        words = N_("Jobs missed: {jobs}.")
        state = "bad" if any(job.ended_at for job in found) and not desk.demo else "warn"
        return Check(
            "jobs",
            "bad" if state == "bad" else "warn",
            tr(words, jobs=", ".join(missed)),
            "hotelcs show jobs",
        )
    asked = sum(bool(job.minutes) for job in found)
    return Check("jobs", "ok", tr(N_("Jobs asked for: {count}, none missed."), count=asked))


def _locks(desk: Desk) -> Check:
    """Jobs that a process held which is gone."""
    from hotelcs.workflows.machine.holders import gone

    with desk.file.read() as reader:
        held = gone(reader, desk.clock())
    if held:
        return Check(
            "locks",
            "warn",
            tr(N_("Jobs whose process is gone: {jobs}."), jobs=", ".join(held)),
            "hotelcs doctor --fix",
        )
    return Check("locks", "ok", tr(N_("No job is held by a process that is gone.")))


def _backup(desk: Desk, hours: int) -> Check:
    """The age of the last backup that ended well; a hotel of a day that closed none may have none yet."""
    now = desk.clock()
    with desk.file.read() as reader:
        when, expected = last_of(reader), is_expected(reader, now)
    if when is None:
        return Check(
            "backup",
            "bad" if expected else "warn",
            tr(N_("No verified backup was made yet.")),
            "hotelcs backup --verify",
        )
    age = max(timedelta(), now - when)
    slots = {"hours": int(age.total_seconds()) // 3600, "minutes": int(age.total_seconds()) % 3600 // 60}
    words = tr(N_("The last good backup is {hours} h {minutes:02d} min old."), **slots)
    if age > timedelta(hours=hours):
        return Check("backup", "warn" if desk.demo else "bad", words, "hotelcs backup --verify")
    if desk.demo:
        return Check("backup", "ok", words)
    state, lacking, mended = shortcoming(desk)
    return Check("backup", state, f"{words} {lacking}".strip(), mended)


def _drill(desk: Desk) -> Check:
    """Whether a backup was brought back lately; a demo hotel needs none."""
    if desk.demo:
        return Check("restore-drill", "ok", tr(N_("A demo hotel needs no drill.")))
    state, words = drilled(desk)
    return Check("restore-drill", state, words, "" if state == "ok" else "hotelcs restore-drill")


def looks(backup_hours: int = BACKUP_HOURS) -> tuple[partial[Check], ...]:
    """In the order in which they are told."""
    return (partial(_jobs), partial(_locks), partial(_backup, hours=backup_hours), partial(_drill))
