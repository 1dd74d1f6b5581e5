"""Who has to be found when the house is left, on paper: help first, then room by room, then the telephones of staff.

In both languages at once, because whoever stands at the assembly point may read one of them. With a roll call under way the
box before each name has its letter; without one the boxes are empty, to be ticked with a pen (handbook 03 W-06, W-08).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr_in
from hotelcs.reports.sheet import LANGUAGES, Paper, Printed
from hotelcs.text import clip, visible, width
from hotelcs.workflows.actors import nobody
from hotelcs.workflows.rollcall.house_list import people_here
from hotelcs.workflows.rollcall.roll_call_view import roll_call, roll_calls
from hotelcs.workflows.views import Asking

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SIZES, NOTE = (3, 8, 30, 20, 15), 3
LONGEST = 400
"""Cells of a note, at most."""
BOXES = {
    "unknown": "[ ]",
    "safe": "[y]",
    "off_site": "[o]",
    "injured": "[i]",
    "hospital": "[h]",
    "missing": "[m]",
}
KINDS = {"visitor": N_("visitor"), "staff": N_("staff"), "contractor": N_("contractor")}
DRILL = "*** DRILL 演练 ***"


def house_list(desk: "Desk", *, lang: str = "both", incident: str = "") -> Printed:
    """The roll call of an emergency, the one under way, or who is in the house now. Raises Refusal ROLL_CALL_NONE.

    It asks nobody for a right: whoever lets it be shown or written asks first.
    """
    now = desk.clock()
    hotel = {"en": [desk.name_en], "zh": [desk.name_zh]}.get(lang, [desk.name_zh, desk.name_en])
    with desk.file.read() as reader:
        asking = Asking(reader, now, desk.tz, desk.currency, desk.uid, nobody(desk.terminal))
        heads = (
            roll_calls(asking, incident=incident, limit=1)
            if incident
            else roll_calls(asking, open="yes", limit=1)
        )
        people: list[Any] = list(
            roll_call(asking, heads[0].incident) if heads else roll_call(asking, incident) if incident else
            people_here(reader, now, desk.tz)
        )  # fmt: skip
    paper = Paper(lang, desk.currency)
    _head(paper, " ".join(dict.fromkeys(hotel)), heads, f"{asking.local_now():%Y-%m-%d %H:%M}")
    _counts(paper, heads, people)
    guests = [one for one in people if one.kind != "staff"]
    _part(paper, N_("Help first"), [one for one in guests if one.assist])
    _part(paper, N_("Room by room"), _by_room(one for one in guests if not one.assist))
    _part(paper, N_("Staff on shift, with telephones"), [one for one in people if one.kind == "staff"])
    _foot(paper)
    return Printed(f"roll-call-{heads[0].incident}" if heads else "roll-call", lang, tuple(paper.lines))


def _head(paper: Paper, hotel: str, heads: list[Any], at: str) -> None:
    paper.middle(visible(hotel))
    if heads:
        head = heads[0]
        if head.drill:
            paper.middle(DRILL)
        paper.middle(paper.say(N_("Roll call {incident}"), incident=head.incident))
        paper.middle(paper.say(N_("Assembly point: {assembly}"), assembly=visible(head.assembly)))
    else:
        paper.middle(paper.say(N_("Who is in the house")))
    paper.middle(paper.say(N_("As of {at}, the hotel's clock"), at=at))
    paper.rule()


def _counts(paper: Paper, heads: list[Any], people: list[Any]) -> None:
    told = [(N_("In all"), len(people)), (N_("Guests"), sum(one.kind == "guest" for one in people)),
            (N_("of them minors"), sum(one.minor for one in people)), (N_("Visitors"), sum(one.kind == "visitor" for one in people)),
            (N_("Staff on shift"), sum(one.kind == "staff" for one in people)), (N_("Need help"), sum(one.assist for one in people))]  # fmt: skip
    if heads:
        head = heads[0]
        told += [(N_("Safe"), head.safe), (N_("Off-site"), head.off_site), (N_("Injured"), head.injured + head.hospital),
                 (N_("Missing"), head.missing), (N_("Not seen"), head.unknown)]  # fmt: skip
    paper.pairs(*((label, str(count)) for label, count in told))


def _by_room(people: Iterable[Any]) -> list[Any]:
    return sorted(people, key=lambda one: (not one.room, one.floor or 0, len(one.room), one.room))


def _part(paper: Paper, title: str, people: list[Any]) -> None:
    paper.rule()
    paper.line(f"{paper.say(title)} ({len(people)})")
    for one in people:
        _person(paper, one)
    if not people:
        paper.line("    -")


def _person(paper: Paper, one: Any) -> None:
    """A row with a box; a note that is longer than its place stands whole below it."""
    note = visible(_note(paper, one))
    long = width(note) > SIZES[NOTE]
    row = (
        BOXES[getattr(one, "status", "unknown")],
        one.room or one.post or "-",
        _named(paper, one),
        "" if long else note,
        one.phone,
    )
    paper.row(tuple(visible(text) for text in row), SIZES)
    if long:
        paper.wrapped(clip(note, LONGEST), SIZES[0] + SIZES[1] + 2)


def _named(paper: Paper, one: Any) -> str:
    if one.name:
        kind = KINDS.get(one.kind, "") if one.kind not in ("guest", "staff") else ""
        return f"{one.name} ({_short(paper, kind)})" if kind else str(one.name)
    return paper.say(N_("child, no name")) if one.minor else paper.say(N_("guest, no name"))


def _note(paper: Paper, one: Any) -> str:
    told = [one.need or _short(paper, N_("help"))] if one.assist else []
    if one.minor:
        told.append(_short(paper, N_("minor")) + (f" {one.years}" if one.years is not None else ""))
    told += [one.nationality] if one.nationality not in ("", "CHN") else []
    told += [one.lang] if one.lang and one.kind != "guest" else []
    return ", ".join(told)


def _short(paper: Paper, word: str) -> str:
    """A word in the languages of the paper, a slash between them."""
    return (
        "/".join(dict.fromkeys(tr_in(language, word) for language in LANGUAGES[paper.lang])) if word else ""
    )


def _foot(paper: Paper) -> None:
    paper.rule()
    paper.wrapped(paper.say(N_("y safe, o off-site, i injured, h hospital, m missing")))
    paper.wrapped(
        paper.say(N_("Names and telephones of guests: for the rescue alone; destroy it afterwards."))
    )
