"""Checks of the work: passwords, channels, pages, sessions, plans, duties, the calendar of the next year."""

from datetime import timedelta

from hotelcs.clock import iso
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import value
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.check import Check

FEED_OLD = timedelta(days=1)
SESSION_OLD = timedelta(hours=24)
CALENDAR_FROM = 11
"""From this month on the next year's holidays have to be there."""


def _passwords(desk: Desk) -> Check:
    """Whether anybody can sign in at the screens."""
    with desk.file.read() as reader:
        rows = reader.rows(
            "SELECT count(*), sum(password <> '') FROM account WHERE NOT service AND status = 'active'"
        )
    people, having = int(rows[0][0]), int(rows[0][1] or 0)
    if not having and not desk.demo:
        words = N_(
            "Nobody has a password: hotelcs user reset-password --login LOGIN hands out the first one."
        )
        return Check("passwords", "warn", tr(words))
    return Check(
        "passwords",
        "ok",
        tr(N_("{having} of {people} people have a password."), having=having, people=people),
    )


def _feeds(desk: Desk) -> Check:
    """Calendars of channels that could not be read, or were not read for a day."""
    old = iso(desk.clock() - FEED_OLD)
    with desk.file.read() as reader:
        found = reader.rows(
            "SELECT name, fault, coalesce(good_at, '') FROM calendar_feed WHERE active ORDER BY name"
        )
    if failed := next((row for row in found if row[1]), None):
        words = N_("The calendar {feed} could not be read ({why}); hotelcs import calendar --all says more.")
        return Check("feeds", "warn", tr(words, feed=failed[0], why=failed[1]))
    if late := next((row for row in found if row[2] < old), None):
        return Check("feeds", "warn", tr(N_("The calendar {feed} was not read for a day."), feed=late[0]))
    return Check(
        "feeds", "ok", tr(N_("Calendars of channels: {count}, all read within a day."), count=len(found))
    )


def _paging(desk: Desk) -> Check:
    """Pages that nobody got, that wait too long, or that could never be sent."""
    from hotelcs.workflows.paging.health import health

    return Check("paging", *health(desk))


def _sessions(desk: Desk) -> Check:
    """Who is signed in at the screens; somebody who has been for a day forgot to leave."""
    old = iso(desk.clock() - SESSION_OLD)
    with desk.file.read() as reader:
        count = int(value(reader, "SELECT count(*) FROM signed_in WHERE closed_at IS NULL"))
        stale = int(
            value(
                reader, "SELECT count(*) FROM signed_in WHERE closed_at IS NULL AND opened_at < :old", old=old
            )
        )
    if stale:
        words = N_("Signed in for more than a day: {count} of {all}.")
        return Check("sessions", "warn", tr(words, count=stale, all=count), "hotelcs user review")
    return Check("sessions", "ok", tr(N_("Signed in at the screens: {count}."), count=count))


def _plans(desk: Desk) -> Check:
    """Plans for emergencies whose day of review is past."""
    sql = "SELECT count(*) FROM contingency_plan WHERE status = 'approved' AND next_review < (SELECT day FROM business_day WHERE status = 'open')"
    with desk.file.read() as reader:
        late = int(value(reader, sql))
    if late:
        return Check(
            "plans",
            "warn",
            tr(N_("Plans for emergencies to be reviewed: {count}."), count=late),
            "hotelcs show plans",
        )
    return Check("plans", "ok", tr(N_("No plan for emergencies waits for its review.")))


def _duties(desk: Desk) -> Check:
    """Duties without exactly one post that answers for them."""
    found = sorted({row.duty for row in desk.show("duty-problems") if not row.warning})
    if found:
        words = N_("Duties that nobody, or more than one post, answers for: {duties}.")
        return Check("duties", "warn", tr(words, duties=", ".join(found[:5])), "hotelcs duties check")
    return Check("duties", "ok", tr(N_("Every duty has one post that answers for it.")))


def _calendars(desk: Desk) -> Check:
    """The holidays of the next year, before it begins."""
    now = desk.clock()
    with desk.file.read() as reader:
        loaded = int(
            value(
                reader, "SELECT count(*) FROM calendar_day WHERE day >= :first", first=f"{now.year + 1}-01-01"
            )
        )
    if now.month >= CALENDAR_FROM and not loaded:
        words = N_(
            "The holidays of {year} are in no calendar yet; service times would be counted as on any day."
        )
        return Check(
            "calendars",
            "warn",
            tr(words, year=now.year + 1),
            "hotelcs import holidays FILE.csv",
        )
    return Check(
        "calendars", "ok", tr(N_("Days unlike others in the calendars of next year: {count}."), count=loaded)
    )


LOOKS = (_passwords, _feeds, _paging, _sessions, _plans, _duties, _calendars)
"""In the order in which they are told."""
