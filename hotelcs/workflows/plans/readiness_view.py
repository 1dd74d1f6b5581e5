"""How ready the hotel is for an emergency, item by item, each with what mends it (handbook 06 M-38); and what is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs import i18n
from hotelcs.workflows.drills.drills_view import drill_schedule
from hotelcs.workflows.duties import coverage_reading
from hotelcs.workflows.measures.readiness import readiness as share
from hotelcs.workflows.plans.plans_view import plans
from hotelcs.workflows.roster import least
from hotelcs.workflows.roster.staffing import Staffing
from hotelcs.workflows.views import Asking

AHEAD = 7
"""Days whose shifts have to have a warden, a first-aider and the rapid response team."""
QUALIFIED = {"warden": "fire_warden", "first_aid": "first_aid"}
ASSIST = "assist_list"
"""The check that says that the list of guests who need help to leave is current."""
_CHECKS = (
    "SELECT code, name_en, name_zh, post, every_days, since, signed_at, coalesce(signed_by, '') FROM emergency_check "
    "WHERE every_days > 0 ORDER BY sort, code"
)


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """An item of the index: its kind (plan, drill, rrt, warden, first_aid, checks, assist), what it is about, whether it is so.

    `lacks` says what is missing: how a plan stands, the day a drill was due, the first shift that lacks somebody and how many
    more do, the codes of what was not looked at. `mends` is the verb that mends it.
    """

    item: str
    about: str
    true: bool
    lacks: str
    count: int
    mends: str


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """The index in per cent: items that are true, of how many."""

    index: str
    true: int
    items: int


@dataclass(frozen=True, slots=True)
class CheckRow:
    """Something looked at: by whom, every how many days, when last, by when again."""

    code: str
    name: str
    post: str
    every_days: int
    looked_at: str
    signed_by: str
    due: str
    overdue: bool


def readiness(asking: Asking, gaps: bool | None = None) -> list[ReadyRow]:
    """Every item of the index, or only those that are not so."""
    found = [*_plans(asking), *_drills(asking), *_people(asking), *_looked_at(asking)]
    return [row for row in found if not (gaps and row.true)]


def readiness_index(asking: Asking) -> list[ReadinessRow]:
    """M-38, in one row."""
    items = [row.true for row in readiness(asking)]
    index = share(items)
    return [ReadinessRow("" if index is None else str(index), sum(items), len(items))]


def _plans(asking: Asking) -> Iterator[ReadyRow]:
    """A plan of each type is approved, and its day of review is still to come."""
    mends = {"draft": "submit-plan", "in_review": "approve-plan"}
    for row in plans(asking):
        ready = row.review in ("ok", "near")
        yield ReadyRow(
            "plan", row.type, ready, "" if ready else row.review, 0, mends.get(row.open_status, "draft-plan")
        )


def _drills(asking: Asking) -> Iterator[ReadyRow]:
    for row in drill_schedule(asking):
        yield ReadyRow("drill", row.type, not row.overdue, row.due if row.overdue else "", 0, "plan-drill")


def _people(asking: Asking) -> Iterator[ReadyRow]:
    """The rapid response team, a warden and a first-aider on every shift round the clock of the days to come."""
    first = date.fromisoformat(asking.business_date())
    last = first + timedelta(days=AHEAD - 1)
    judged = coverage_reading.read(asking.reader, first, last)
    staffing = Staffing(judged)
    needs = {"rrt": [one for one in least.read(asking.reader, first, last) if one.last]}
    able = least.qualified(asking.reader, first, last)
    for item, kind in QUALIFIED.items():
        needs[item] = [
            least.Least(shift.code, 1, on_call=False, name=kind, by_day=able.get(kind, {}))
            for shift in judged.shifts
            if not shift.beside
        ]
    for item, wanted in needs.items():
        short = [
            f"{day.isoformat()} {need.shift}"
            for day in (first + timedelta(days=n) for n in range(AHEAD))
            for need, _ in staffing.short(day, wanted)
        ]
        yield ReadyRow(
            item,
            "",
            not short and bool(wanted or item == "rrt"),
            short[0] if short else "",
            len(short),
            "roster",
        )


def _looked_at(asking: Asking) -> Iterator[ReadyRow]:
    late = [row.code for row in emergency_checks(asking) if row.overdue]
    others = [code for code in late if code != ASSIST]
    yield ReadyRow("checks", "", not others, " ".join(others), len(others), "sign-check")
    yield ReadyRow("assist", "", ASSIST not in late, ASSIST if ASSIST in late else "", 0, "sign-check")


def emergency_checks(asking: Asking) -> list[CheckRow]:
    """What is looked at so that it works in an emergency, and by when again."""
    zh, today = i18n.current() == "zh", asking.business_date()
    found = []
    for code, name_en, name_zh, post, every, since, signed, by in asking.rows(_CHECKS):
        at = asking.local(signed)
        due = (date.fromisoformat(at[:10] or since) + timedelta(days=every)).isoformat()
        found.append(CheckRow(code, name_zh if zh else name_en, post, every, at, by, due, due < today))
    return found
