"""Large groups to come and whether the house is ready for them; the checks of one (handbook SC25, W-16)."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.events.check_words import CHECKS, parts_told
from hotelcs.workflows.events.due import coming
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking

_LOOKED = (
    "SELECT g.no, g.name, e.runs, e.ran_at, coalesce(e.signed_by, ''), "
    "(SELECT count(*) FROM readiness_check c WHERE c.readiness_id = e.id AND c.state = 'ok'), "
    "(SELECT count(*) FROM readiness_check c WHERE c.readiness_id = e.id AND c.state = 'issue'), "
    "(SELECT count(*) FROM readiness_check c WHERE c.readiness_id = e.id AND c.state = 'ask') "
    "FROM group_booking g LEFT JOIN event_readiness e ON e.group_id = g.id WHERE g.arrival BETWEEN :today AND :last "
    "AND g.status = 'definite'"
)
_CHECKS = (
    "SELECT g.no, c.code, c.state, c.count, c.parts, coalesce(s.no, ''), coalesce(s.name, ''), c.ticked_at, coalesce(c.ticked_by, ''), c.note "
    "FROM readiness_check c JOIN event_readiness e ON e.id = c.readiness_id JOIN group_booking g ON g.id = e.group_id "
    "LEFT JOIN staff s ON s.id = c.staff_id WHERE {which} ORDER BY g.arrival, g.no, c.code"
)
AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """A large group: hours until it comes, checks well, not well, asked of people; `due` the look that is due now (hours)."""

    group: str
    name: str
    starts: str
    hours: int
    runs: int
    ran: str
    ok: int
    issues: int
    asked: int
    due: int
    signed_by: str


@dataclass(frozen=True, slots=True)
class ReadinessCheckRow:
    """A check: ok, issue (with how many, and what in words), ask; whose it is; who ticked it."""

    group: str
    check: str
    status: str
    count: int
    wrong: str
    staff: str
    owner: str
    ticked: str
    ticked_by: str
    note: str


def event_readiness(asking: Asking) -> list[ReadinessRow]:
    """Large groups of the next fourteen days, the next one first."""
    today = date.fromisoformat(asking.business_date())
    looked = {
        row[0]: row for row in asking.rows(_LOOKED, today=today.isoformat(), last=(today + AHEAD).isoformat())
    }
    found = []
    for large in coming(asking.reader, today, asking.tz, AHEAD):
        no, name, runs, ran, signed_by, ok, issues, asked = looked[large.no]
        found.append(ReadinessRow(
            no, name, asking.local(large.starts_at.isoformat()), large.hours(asking.now), runs or 0, asking.local(ran), ok, issues,
            asked, large.due(asking.now), signed_by,
        ))  # fmt: skip
    return found


def event_checks(asking: Asking, no: str) -> list[ReadinessCheckRow]:
    """The fourteen checks of a group, in order; none before the first look. Raises Refusal GROUP_UNKNOWN."""
    number = number_of(asking.reader, "group_booking", no)
    if not asking.rows("SELECT 1 FROM group_booking WHERE no = :no", no=number):
        raise Refusal(
            "GROUP_UNKNOWN",
            N_("There is no group {reference}."),
            field="no",
            next=("show groups",),
            reference=no,
        )
    return _rows(asking, "g.no = :no", no=number)


def coming_checks(asking: Asking) -> list[ReadinessCheckRow]:
    """The checks of every group of the next fourteen days that was looked at, the next group first."""
    today = date.fromisoformat(asking.business_date())
    return _rows(
        asking, "g.status = 'definite' AND g.arrival BETWEEN :today AND :last", today=today.isoformat(), last=(today + AHEAD).isoformat()
    )  # fmt: skip


def _rows(asking: Asking, which: str, **values: str) -> list[ReadinessCheckRow]:
    """Checks by group, in the order of W-16."""
    order, groups = list(CHECKS), list[str]()
    found = asking.rows(_CHECKS.format(which=which), **values)
    for no, *_ in found:
        if no not in groups:
            groups.append(no)
    found.sort(key=lambda row: (groups.index(row[0]), order.index(row[1])))
    return [
        ReadinessCheckRow(no, code, state, count, parts_told(parts), staff, owner, asking.local(at), by, note)
        for no, code, state, count, parts, staff, owner, at, by, note in found
    ]
