"""The run sheet of a large group for the day itself: times with who answers, checks with whose they are, rooms (W-16, S-142).

It is worked on with a pen: a box before every time, check and room.
"""

from typing import TYPE_CHECKING, Any

from hotelcs import i18n
from hotelcs.i18n import N_
from hotelcs.reports.sheet import Paper, Printed, language_of
from hotelcs.text import visible
from hotelcs.workflows.events.check_words import CHECKS

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

TIMES, POINTS, ROOMS = (3, 16, 42, 16), (3, 59, 16), (3, 9, 9, 38, 3, 13)
WHAT = {
    "look": N_("Checks, {count} h before"),
    "cutoff": N_("Rooms not named are released"),
    "check_in": N_("Rooms are ready, keys are cut"),
    "coach": N_("The coach arrives"),
    "arrivals": N_("Arrive: {count} rooms"),
    "check_out": N_("Leave: {count} rooms"),
}


def run_sheet(desk: "Desk", no: str, *, lang: str = "") -> Printed:
    """The run sheet of a group by its number. Raises Refusal GROUP_UNKNOWN."""
    language = language_of(lang, "" if lang else i18n.current())
    spoken = i18n.current()
    i18n.use("zh" if language in ("zh", "both") else "en")
    try:
        times, points = desk.show("event-run-sheet", no=no), desk.show("event-checks", no=no)
        group, head = desk.show("group", no=no), desk.show("letterhead")
    finally:
        i18n.use(spoken)
    paper = Paper(language, head.currency)
    _head(paper, head, group)
    paper.rule()
    for row in times:
        what = paper.say(WHAT[row.kind], count=row.count)
        paper.row(("[ ]", row.at, what, row.owner or "................"), TIMES)
    paper.rule()
    _points(paper, points)
    paper.rule()
    _rooms(paper, group)
    return Printed(f"run-sheet-{group.group}", language, tuple(paper.lines))


def _head(paper: Paper, head: Any, group: Any) -> None:
    paper.middle(head.name)
    paper.middle(f"{paper.say(N_('Run sheet'))}  {group.group}  {visible(group.name)}")
    paper.pairs(
        (N_("From"), group.arrival), (N_("To"), group.departure), (N_("People"), str(group.pax or group.listed)),
        (N_("Room count"), f"{group.taken}/{group.rooms}"), (N_("Leader"), visible(group.leader)), (N_("Phone"), visible(group.phone)),
        (N_("Company"), visible(group.company)),
    )  # fmt: skip
    if group.notes:
        paper.wrapped(visible(group.notes))


def _points(paper: Paper, points: list[Any]) -> None:
    """What is still open says what it is; each with whose it is."""
    if not points:
        paper.line(paper.say(N_("Nobody looked yet whether the house is ready.")))
    for point in points:
        box = "[x]" if point.status == "ok" else "[ ]"
        paper.row((box, paper.say(CHECKS[point.check]), point.owner or "................"), POINTS)
        for said in filter(None, (point.wrong, visible(point.note))):
            paper.wrapped(said, 4)


def _rooms(paper: Paper, group: Any) -> None:
    paper.row(
        ("", paper.say(N_("Room")), paper.say(N_("Type")), paper.say(N_("Name")), "", paper.say(N_("Keys"))), ROOMS
    )  # fmt: skip
    for room in group.group_rooms:
        paper.row(
            (
                "[ ]",
                room.room or "......",
                room.type,
                visible(", ".join(room.names)) or "-",
                str(room.adults),
                ".....",
            ),
            ROOMS,
        )
