"""The registration card that guests sign: the stay, everybody in the room, what it costs (handbook 02 §2.7, 03 W-02).

Document numbers are masked; the whole one is printed by nobody, it is looked up under its right.
"""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_
from hotelcs.reports.sheet import Paper, Printed, language_of
from hotelcs.reports.words import DOCUMENTS

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SIZES = (24, 22, 20, 11)
RULES = (
    N_("The room is yours until {check_out} of the day of departure unless the desk has said otherwise."),
    N_("Everybody who sleeps in the room is registered with a document; visitors leave by 23:00."),
    N_("Please put valuables into the safe. Smoking is allowed only where a sign says so."),
)


def card(desk: "Desk", stay: str, *, lang: str = "") -> Printed:
    """The card of a stay (its number or room). Raises Refusal STAY_UNKNOWN."""
    found = desk.show("stay", no=stay)
    guest = desk.show("guest", no=found.guest_no)
    language = language_of(lang, getattr(guest, "lang", "") or "")
    paper = Paper(language, found.currency)
    head = desk.show("letterhead")
    paper.middle(head.name)
    paper.middle(paper.say(N_("Registration card")))
    paper.rule()
    paper.pairs(
        (N_("Room"), f"{found.room} {found.type}"), (N_("Stay"), found.stay), (N_("Arrival"), found.arrived_at or found.arrival),
        (N_("Departure"), found.departure), (N_("Nights"), str(len(found.nights))), (N_("Booking"), found.reservation),
    )  # fmt: skip
    _people(paper, found)
    _price(paper, found)
    paper.rule()
    for rule in RULES:
        paper.wrapped(paper.say(rule, check_out=head.check_out))
    paper.line()
    paper.line(paper.named(N_("Signature of the guest"), "______________________________"))
    return Printed(found.stay, language, tuple(paper.lines))


def _people(paper: Paper, found: Any) -> None:
    paper.rule()
    heads = (N_("Name"), N_("Kind"), N_("Document"), N_("Note"))
    paper.row((paper.say(head) for head in heads), SIZES)
    for person in found.people:
        if person.left_at:
            continue
        kind = (
            paper.say(DOCUMENTS[person.document_kind])
            if person.document_kind in DOCUMENTS
            else person.document_kind or "-"
        )
        paper.row(
            (person.name, kind, person.document or "-", "" if person.minor else paper.say(N_("adult"))), SIZES
        )
        if person.minor:
            paper.wrapped(paper.say(N_("Minor, with {guardian}"), guardian=person.guardian or "-"), 2)


def _price(paper: Paper, found: Any) -> None:
    paper.rule()
    if found.nights and found.rate_minor:
        rates = dict.fromkeys(night.rate_minor for night in found.nights)
        told = " / ".join(paper.money(rate) for rate in rates)
        paper.pairs(
            (N_("Price of a night"), told),
            (N_("In all"), paper.money(sum(n.rate_minor for n in found.nights))),
        )
    if found.deposit_minor:
        paper.pairs((N_("Deposit"), paper.money(found.deposit_minor)))
    if found.requests:
        paper.pairs((N_("Wishes"), found.requests.replace("\n", " ")))
