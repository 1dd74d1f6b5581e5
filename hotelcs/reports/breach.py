"""The notice of a data breach to the authority, from an emergency: what the hotel knows, and lines for what only people know.

Asked for by GDPR 33 (within 72 hours) and PIPL 57 (at once): what happened to which data and how many people, what may come
of it, what was done, what people can do, whom to ask. Names of guests and staff are left out.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hotelcs.clock import parse_instant
from hotelcs.i18n import N_
from hotelcs.reports.incident import opened, title, words
from hotelcs.reports.sheet import Paper, Printed
from hotelcs.workflows.incidents.standing import STATES
from hotelcs.workflows.privacy.classes import WHAT

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

HOURS = 72
"""From knowing of it to telling the authority (GDPR 33)."""
KINDS, NUMBERS = (58, 10, 10), frozenset((1, 2))
BLANK = "_" * 76
NAMED = {"profile": N_("Profiles of guests")}
"""Classes that are called otherwise where it is not about their end."""
OF_PEOPLE = ("registration", "profile", "visitor", "request", "log", "complaint", "incident", "money")
"""The classes in which people stand; the ledger names none."""


def breach(desk: "Desk", no: str, *, lang: str = "") -> Printed:
    """The notice about an emergency by its number. Raises Refusal INCIDENT_UNKNOWN."""
    paper, head, found = opened(desk, no, lang)
    known = parse_instant(found.began)
    due = known + timedelta(hours=HOURS)
    _head(paper, head, found, due.astimezone(ZoneInfo(desk.tz)).strftime("%Y-%m-%d %H:%M"))
    _data(paper, desk.show("retention"))
    paper.line(paper.named(N_("Guests who are known to be touched"), str(len(found.guests))))
    _blank(paper, N_("What may come of it for them"))
    _done(paper, found)
    _blank(paper, N_("What they can do themselves"))
    _blank(paper, N_("Whom to ask: name, telephone, mail"))
    if desk.clock() > due:
        _blank(paper, N_("Why it is told after more than {hours} hours"), hours=HOURS)
    paper.rule()
    paper.wrapped(paper.say(N_("Drawn up by the program: read it, fill in the lines, then send it.")))
    return Printed(f"{found.incident}-breach", paper.lang, tuple(paper.lines))


def _head(paper: Paper, head: Any, found: Any, due: str) -> None:
    paper.middle(head.name)
    paper.middle(paper.say(N_("Notice of a personal data breach")))
    paper.rule()
    paper.pairs(
        (N_("Number"), found.incident), (N_("Status"), paper.say(STATES[found.status])),
        (N_("Known since"), found.at), (N_("To be told by"), due), (N_("Place"), found.place), (N_("Ended"), found.ended),
    )  # fmt: skip
    told = (
        (N_("Damage"), found.damage), (N_("What happened"), found.review), (N_("How it ended"), found.reason),
    )  # fmt: skip
    for label, written in told:
        if written:
            words(paper, label, written)
    if not (found.damage or found.review):
        _blank(paper, N_("What happened"))


def _data(paper: Paper, rows: list[Any]) -> None:
    """What is kept of people, as many records as there are: nobody can have taken more."""
    title(paper, N_("What the hotel keeps; strike out what was not within reach"))
    paper.row((paper.say(N_("Data")), paper.say(N_("How many")), paper.say(N_("Days kept"))), KINDS, NUMBERS)
    for row in rows:
        if row.data_class in OF_PEOPLE and row.rows:
            days = "-" if row.days is None else str(row.days)
            what = NAMED.get(row.data_class, WHAT[row.data_class])
            paper.row((paper.say(what), str(row.rows), days), KINDS, NUMBERS)
    paper.wrapped(
        paper.say(
            N_(
                "Numbers of documents are encrypted, passwords are digests, numbers of payment cards are not kept; names, telephones "
                "and mail can be read by who has the database."
            )
        )
    )


def _done(paper: Paper, found: Any) -> None:
    """Everything of the timeline, by the posts that did it."""
    title(paper, N_("What was done"))
    for event in reversed(found.events):
        first, *more = event.words.splitlines() or [""]
        paper.wrapped(f"{event.at} {first}" + (f"  [{event.post}]" if event.post else ""))
        for part in more:
            paper.wrapped(part, 6)


def _blank(paper: Paper, message: str, **slots: object) -> None:
    """A heading and two lines to write on."""
    paper.rule()
    paper.line(paper.say(message, **slots))
    paper.line(BLANK)
    paper.line(BLANK)
