"""The day on one page for whoever manages the hotel (handbook 05 `report daily`)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.reports import begin
from hotelcs.reports.report import Column, Report, Section
from hotelcs.reports.thresholds import beyond
from hotelcs.workflows.measures.occupancy_view import days_before

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

GRAVE = ("s1", "s2")
LISTED = 8
WEEK = 7
KEYS = (
    "M-01.sellable", "M-02.occ", "M-03.adr", "M-04.revpar", "M-05.average", "M-06.stay", "M-07.no_show", "M-07.cancelled",
    "M-07.walked", "M-09.csat", "M-10.nps", "M-12.median", "M-13.median", "M-14.fcr", "M-15.sla", "M-16.reopened", "M-17.per100",
    "M-18.rate", "M-19.dsi", "M-22.repeat", "M-25.wait_median", "M-25.wait_p90", "M-25.checkin_median", "M-28.ready", "M-28.turn_median", "M-35.covered", "M-38.index",
    "M-39.backup", "M-39.available",
    "M-41.opening", "M-41.charges", "M-41.payments", "M-41.closing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Late:
    """An item whose steps were missed: its number, what and where it is, which steps."""

    item: str
    what: str
    place: str
    missed: str


def daily(desk: "Desk", day: str = "") -> Report:
    """A business date, the last closed one unless it is named. Complaints for 100 room nights are of the week that ends with it. Raises Refusal NO_DATA, Usage."""
    days = begin.dates(desk, day, day, closed=True)
    found = begin.measures(desk, days[1], days[1])
    week = desk.show(
        "metric",
        code="M-17",
        **{"from": max(begin.begin(desk), days_before(days[1], WEEK - 1)), "to": days[1]},
    )
    found["M-17.per100"] = week.figures[0]
    lists = _lists(desk, days)
    decisions = [*beyond(desk, found, days[1]), *_to_decide(desk, lists)]
    return begin.report(
        desk, "daily", tr(N_("daily report")), days, lines=tuple(_lines(desk, days[1], found)),
        sections=(*_sections(lists), begin.measured({key: found[key] for key in KEYS if key in found}, (), desk.currency)), decisions=decisions,
        data={
            "metrics": {key: begin.number(found.get(key)) for key in KEYS},
            "lists": {name: [_ref(row) for row in rows] for name, rows in lists.items()},
        },
    )  # fmt: skip


def _lines(desk: "Desk", day: str, found: dict[str, Any]) -> list[str]:
    def value(key: str) -> str:
        return found[key].shown if key in found else tr(N_("n/a"))

    def part(key: str) -> str:
        return found[key].part or "0"

    occ = found["M-02.occ"]
    return [
        tr(N_("Rooms {total}  sellable {sellable}  occupied {occupied}  {occ}   ADR {adr}   RevPAR {revpar}"),
           total=found["M-01.total"].value, sellable=found["M-01.sellable"].value, occupied=occ.part, occ=occ.shown,
           adr=value("M-03.adr"), revpar=value("M-04.revpar")),
        tr(N_("Arrivals due {due}  arrived {arrived}  no-show {missed}  walked {walked}   departures {left}   by the hour {hours}"),
           due=found["M-07.no_show"].whole, arrived=_arrived(desk, day), missed=part("M-07.no_show"), walked=part("M-07.walked"),
           left=found["M-06.stay"].whole, hours=found["M-05.rentals"].value if "M-05.rentals" in found else "-"),
        tr(N_("CSAT {csat}  NPS {nps}  complaints {many} in 7 days = {rate} per 100  DSI {dsi}"), csat=value("M-09.csat"),
           nps=value("M-10.nps"), many=part("M-17.per100"), rate=found["M-17.per100"].value or tr(N_("n/a")), dsi=value("M-19.dsi")),
        tr(N_("SLA {sla} ({met} of {due})   opened again {again}   first contact {fcr}"), sla=value("M-15.sla"), met=part("M-15.sla"),
           due=found["M-15.sla"].whole, again=value("M-16.reopened"), fcr=value("M-14.fcr")),
        tr(N_("Guests owe {closing}   charged {charges}   paid {payments}"), closing=value("M-41.closing"), charges=value("M-41.charges"),
           payments=value("M-41.payments")),
        tr(N_("Readiness {index}   duties covered {covered}   last verified backup {backup}"), index=value("M-38.index"), covered=value("M-35.covered"), backup=value("M-39.backup")),
    ]  # fmt: skip


def _arrived(desk: "Desk", day: str) -> int:
    with desk.file.read() as reader:
        sql = (
            "SELECT count(*) FROM reservation WHERE arrival = :day AND status IN ('checked_in','checked_out')"
        )
        return int(reader.rows(sql, day=day)[0][0])


def _lists(desk: "Desk", days: tuple[str, str, bool]) -> dict[str, list[Any]]:
    """What there was on the date: complaints of it and of before that were not over, emergencies, steps that were missed.

    Duties stand as they do now: nobody keeps how they stood.
    """
    day, provisional = days[1:]
    complaints = desk.show("complaints", day=day, limit=500)
    return {
        "complaints_s1_s2": [row for row in complaints if row.severity in GRAVE],
        "incidents": [
            row
            for row in desk.show("incidents", limit=500)
            if not row.drill and row.at[:10] <= day and (not row.ended or row.ended[:10] >= day)
        ],
        "late": _late(desk, day, complaints, provisional=provisional),
        "weak_links": [row for row in desk.show("duty-problems") if row.duty],
    }


def _late(desk: "Desk", day: str, complaints: list[Any], *, provisional: bool) -> list[Late]:
    """Items with a step that was due on the date and missed; while the date is open also complaints late from before."""
    titles = {row.complaint: row for row in complaints}
    steps: dict[str, list[str]] = {}
    for row in desk.show("metric-rows", code="M-15", limit=5000, **{"from": day, "to": day}):
        if not row.counted:
            steps.setdefault(row.ref, []).append(row.what)
    if provisional:
        for row in complaints:
            if row.late and not row.closed:
                steps.setdefault(row.complaint, []).append(row.step)
    found = []
    for ref, missed in steps.items():
        known = titles.get(ref)
        what, place = (f"{known.severity} {known.title}", known.room) if known else ("", "")
        found.append(Late(ref, what, place, ", ".join(dict.fromkeys(missed))))
    return found


def _ref(row: Any) -> str:
    return str(
        next(getattr(row, name) for name in ("complaint", "incident", "duty", "item") if hasattr(row, name))
    )


def _sections(lists: dict[str, list[Any]]) -> list[Section]:
    case = (
        Column("no", tr(N_("Number"))),
        Column("kind", tr(N_("Kind"))),
        Column("place", tr(N_("Place"))),
        Column("status", tr(N_("Status"))),
    )
    grave = [
        (
            row.complaint,
            f"{row.severity} {row.title}",
            row.room,
            (row.closed and tr(N_("closed {at}"), at=row.closed)) or row.status,
        )
        for row in lists["complaints_s1_s2"][:LISTED]
    ]
    late = [(row.item, row.what, row.place, row.missed) for row in lists["late"][:LISTED]]
    alarms = [(row.incident, row.type, row.place, row.status) for row in lists["incidents"][:LISTED]]
    return [
        begin.table(tr(N_("Grave complaints")), case, grave),
        begin.table(tr(N_("Emergencies")), case, alarms),
        begin.table(tr(N_("Past their time")), case, late),
    ]


def _to_decide(desk: "Desk", lists: dict[str, list[Any]]) -> list[str]:
    told = [
        tr(N_("{no}: a grave complaint is open; who sees the guest?"), no=row.complaint)
        for row in [row for row in lists["complaints_s1_s2"] if not row.closed and row.status != "resolved"][
            :LISTED
        ]
    ]
    told += [
        tr(N_("{no}: the emergency is not closed."), no=row.incident)
        for row in lists["incidents"]
        if not row.ended
    ]
    if lists["weak_links"]:
        told.append(
            tr(
                N_("Duties without an owner: {duties}."),
                duties=", ".join(_ref(row) for row in lists["weak_links"][:LISTED]),
            )
        )
    told += [
        tr(N_("{kind} {subject}: {count} complaints again since {since}; what is the cause?"), kind=row.kind, subject=row.subject,
           count=row.count, since=row.opened)
        for row in desk.show("complaint-patterns") if not row.closed
    ]  # fmt: skip
    with desk.file.read() as reader:
        sql = "SELECT count(*) FROM registration WHERE status IN ('pending','rejected') AND kind = 'overseas' AND deadline < :now"
        late = int(reader.rows(sql, now=f"{desk.clock():%Y-%m-%dT%H:%M:%SZ}")[0][0])
    if late:
        told.append(tr(N_("{count} overseas registrations are past their deadline."), count=late))
    return told
