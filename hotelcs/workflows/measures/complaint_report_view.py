"""Complaints in groups: by code, department, shift or room, with what was kept and what came back (handbook 05 §5.2)."""

from collections import defaultdict
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.complaints.legal import OPEN
from hotelcs.workflows.measures import complaint_cases
from hotelcs.workflows.measures.complaint_cases import Case
from hotelcs.workflows.measures.figures import share
from hotelcs.workflows.registers.owned import is_all
from hotelcs.workflows.roster.shift_times import ShiftTimes, shifts
from hotelcs.workflows.views import Asking

GROUPS = ("code", "dept", "shift", "room")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group (* are those that few read): how many, how bad, how many open, steps met of those due (per cent, empty without any), opened again."""

    group: str
    complaints: int
    s1: int
    s2: int
    s3: int
    s4: int
    open: int
    due: int
    met: int
    sla: str
    reopened: int


def complaint_report(
    asking: Asking, from_: str | None = None, to: str | None = None, by: str = "code", open: str | bool = ""
) -> list[GroupRow]:
    """Complaints first heard of from a day to a day, the largest group first; only `open` ones when told so. Raises Usage."""
    if by not in GROUPS:
        raise Usage(
            N_("Complaints are grouped by one of {choices}, not {by}."), choices=", ".join(GROUPS), by=by[:40]
        )
    dates = complaint_cases.span(asking, from_, to)
    listed = [
        case for case in complaint_cases.cases(asking, dates) if not is_all(open) or case.status in OPEN
    ]
    steps: dict[str, list[bool]] = defaultdict(list)
    for clock, met in complaint_cases.due_steps(asking, dates, complaint_cases.COMPLAINTS):
        steps[clock.ref].append(met)
    groups: dict[str, list[Case]] = defaultdict(list)
    hours = shifts(asking.reader) if by == "shift" else []
    for case in listed:
        groups[_group(asking, case, by, hours)].append(case)
    rows = [_row(name, found, steps) for name, found in groups.items()]
    return sorted(rows, key=lambda row: (-row.complaints, row.group))


def _group(asking: Asking, case: Case, by: str, hours: list[ShiftTimes]) -> str:
    if case.hidden and by in ("code", "room"):
        return "*"
    if by != "shift":
        return {"code": case.code, "dept": case.department, "room": case.room or "-"}[by]
    local = case.at.astimezone(ZoneInfo(asking.tz))
    minute = local.hour * 60 + local.minute
    on = [one.code for one in hours if not one.beside and (minute - one.from_minute) % 1440 < one.minutes]
    return on[0] if on else "-"


def _row(name: str, found: list[Case], steps: dict[str, list[bool]]) -> GroupRow:
    s1, s2, s3, s4 = (sum(case.severity == grade for case in found) for grade in ("s1", "s2", "s3", "s4"))
    due = [met for case in found for met in steps.get(case.complaint, ())]
    sla = share("sla", sum(due), len(due)).value
    return GroupRow(
        name, len(found), s1, s2, s3, s4, sum(case.status in OPEN for case in found), len(due), sum(due),
        "" if sla is None else str(sla), sum(case.reopened > 0 for case in found),
    )  # fmt: skip
