"""The report of an emergency for the superiors: what happened, who did what when, calls, guests, signatures (handbook 01 S-134).

Everything comes from the timeline and what belongs to it; nothing is added. A drill says so on every line of every page.
"""

from typing import TYPE_CHECKING, Any

from hotelcs import i18n
from hotelcs.i18n import N_
from hotelcs.reports.sheet import WIDTH, Paper, Printed, folded, language_of
from hotelcs.text import width
from hotelcs.workflows.incidents.authority_text import WHAT
from hotelcs.workflows.incidents.sides import SIDE
from hotelcs.workflows.incidents.standing import STATES

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

DRILL = "DRILL 演练 "
EVERY_LINE = 100_000
STEPS, CALLS, GUESTS, SIGNED = (3, 40, 5, 8, 9, 10), (10, 8, 10, 48), (12, 8, 24, 11, 20), (16, 4, 12, 4, 40)
HOUR = 3600


class _DrillPaper(Paper):
    """Paper whose lines all say that it was a drill."""

    def line(self, text: str = "") -> None:
        """A line with the mark before it."""
        super().line(DRILL + text)

    def rule(self) -> None:
        """A line across, marked."""
        self.line("-" * (WIDTH - width(DRILL)))

    def wrapped(self, text: str, indent: int = 0) -> None:
        """Text over as many lines as it takes beside the mark."""
        for part in folded(text, WIDTH - width(DRILL) - indent):
            self.line(" " * indent + part)

    def middle(self, text: str) -> None:
        """A heading, marked."""
        self.line(text)


def incident(desk: "Desk", no: str, *, lang: str = "") -> Printed:
    """The report of an emergency by its number. Raises Refusal INCIDENT_UNKNOWN."""
    paper, head, found = opened(desk, no, lang)
    _head(paper, head, found)
    _plan(paper, found)
    _timeline(paper, found)
    _calls(paper, found)
    _guests(paper, found)
    _review(paper, found)
    _signed(paper, found)
    return Printed(found.incident, paper.lang, tuple(paper.lines))


def opened(desk: "Desk", no: str, lang: str) -> tuple[Paper, Any, Any]:
    """Paper for an emergency, the head of the hotel, and the views `incident` with every line, in the language asked for."""
    language = language_of(lang, "" if lang else i18n.current())
    spoken = i18n.current()
    i18n.use("zh" if language in ("zh", "both") else "en")
    try:
        found, head = desk.show("incident", no=no, lines=EVERY_LINE), desk.show("letterhead")
    finally:
        i18n.use(spoken)
    return (_DrillPaper if found.drill else Paper)(language, head.currency), head, found


def _head(paper: Paper, head: Any, found: Any) -> None:
    paper.middle(head.name)
    paper.middle(
        paper.say(N_("Report of an emergency"))
        if not found.drill
        else f"*** {DRILL}*** {paper.say(N_('Report of a drill'))}"
    )
    paper.rule()
    paper.wrapped(paper.say(WHAT.get(found.type, WHAT["other"]), place=found.place))
    paper.pairs(
        (N_("Number"), found.incident), (N_("Status"), paper.say(STATES[found.status])), (N_("Began"), found.at),
        (N_("Ended"), found.ended), (N_("Level"), found.level.upper()), (N_("Room"), found.room),
        (N_("Commander"), found.commander), (N_("Reported by"), found.reported_by or "-"),
        (N_("People hurt"), str(found.casualties)), (N_("Evacuated"), paper.say(N_("yes") if found.evac else N_("no"))),
        (N_("Recordings kept until"), found.cctv_until), (N_("Cost of care"), paper.money(found.cost_minor) if found.cost_minor else ""),
    )  # fmt: skip
    for label, written in ((N_("Damage"), found.damage), (N_("How it ended"), found.reason)):
        if written:
            words(paper, label, written)


def words(paper: Paper, label: str, written: str) -> None:
    """A label (msgid) and what somebody wrote, line by line."""
    paper.line(paper.named(label, ""))
    for part in written.splitlines():
        paper.wrapped(part, 2)


def _plan(paper: Paper, found: Any) -> None:
    title(paper, N_("The plan"))
    if not found.plan:
        paper.line(paper.say(N_("There was no plan for it.")))
        return
    approved = "" if found.plan_approved else paper.say(N_("not approved"))
    paper.line(f"{found.plan} v{found.edition}  {found.plan_name}  {approved}")
    heads = ("#", N_("Step"), N_("Post"), N_("Target"), N_("Took"), N_("By"))
    paper.row((paper.say(head) for head in heads), STEPS)
    for step in found.steps:
        took = _span(step.seconds) if step.seconds is not None else paper.say(N_("not done"))
        paper.row((str(step.seq), step.text, step.post, _span(step.target_seconds), took, step.by), STEPS)


def _timeline(paper: Paper, found: Any) -> None:
    title(paper, N_("Timeline"))
    for event in reversed(found.events):
        late = f" ({paper.say(N_('written at {at}'), at=event.logged)})" if event.logged else ""
        first, *more = event.words.splitlines() or [""]
        paper.wrapped(f"{event.at}{late} {first}  [{event.by or '-'} {event.post}]".replace(" ]", "]"))
        for part in more:
            paper.wrapped(part, 6)


def _calls(paper: Paper, found: Any) -> None:
    title(paper, N_("Authorities"))
    if not found.calls:
        paper.line(paper.say(N_("Nobody was called.")))
    for call in found.calls:
        paper.row((call.number, call.at, f"+{_span(call.seconds)}", f"{call.by}  {call.reference}"), CALLS)
        paper.wrapped(call.said, 6)


def _guests(paper: Paper, found: Any) -> None:
    if not found.guests:
        return
    title(paper, N_("Guests touched"))
    heads = (N_("Number"), N_("Room"), N_("Guest"), N_("Cost"), N_("Asked after"))
    paper.row((paper.say(head) for head in heads), GUESTS, frozenset((3,)))
    for one in found.guests:
        asked = one.followed or one.follow_due or "-"
        paper.row(
            (one.guest_no, one.room, one.guest, paper.money(one.cost_minor), asked), GUESTS, frozenset((3,))
        )


def _review(paper: Paper, found: Any) -> None:
    title(paper, N_("Review"))
    words(paper, N_("What happened"), found.review or "-")
    answer = {"yes": N_("yes"), "no": N_("no")}.get(found.plan_change)
    paper.line(f"{paper.say(N_('Change the plan?'))} {paper.say(answer) if answer else '-'}")
    if found.plan_change_note:
        paper.wrapped(found.plan_change_note, 2)
    if found.lesson:
        words(paper, N_("Lesson for all"), found.lesson)


def _signed(paper: Paper, found: Any) -> None:
    title(paper, N_("Signed off"))
    for one in found.signed:
        paper.row(
            (paper.say(SIDE[one.side]), one.department, one.by, one.post, f"{one.at}  {one.note}"), SIGNED
        )
    for side in found.unsigned:
        paper.row((paper.say(SIDE[side]), "", "", "", "______________________"), SIGNED)


def title(paper: Paper, message: str) -> None:
    """A heading (msgid) under a rule."""
    paper.rule()
    paper.line(paper.say(message))


def _span(seconds: int | None) -> str:
    """Seconds as 2:10, or 1h05."""
    if seconds is None:
        return "-"
    sign, whole = ("-" if seconds < 0 else ""), abs(seconds)
    return (
        f"{sign}{whole // HOUR}h{whole % HOUR // 60:02d}"
        if whole >= HOUR
        else f"{sign}{whole // 60}:{whole % 60:02d}"
    )
