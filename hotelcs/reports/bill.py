"""The bill as it is printed for a guest or a party: every line that stands, payments, the balance (handbook 04 SC30)."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_
from hotelcs.reports.sheet import Paper, Printed, language_of
from hotelcs.workflows.reception.bill_words import LINES, METHODS, PAYMENTS

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SIZES, RIGHT = (10, 34, 8, 11, 13), frozenset((2, 3, 4))

TITLES = {"guest": N_("Guest bill"), "master": N_("Master bill"), "house": N_("Bill of the house")}
"""What stands at the head, by the kind of bill."""


def bill(desk: "Desk", whose: dict[str, str], *, lang: str = "", window: int | None = None) -> Printed:
    """The bill of a stay, a reservation or a folio (`whose`: stay=, reservation=, no=), or one `window` of it. Raises Refusal BILL_UNKNOWN."""
    found = desk.show("folio", **whose)
    language = language_of(lang, found.lang)
    paper = Paper(language, found.currency)
    _head(paper, desk, found)
    windows = [
        row
        for row in found.windows
        if window in (None, row.window) and (found.master or row.kind != "master")
    ]
    for row in windows:
        _window(paper, found, row, many=len(windows) > 1)
    charged, paid = sum(row.charges_minor for row in windows), sum(row.paid_minor for row in windows)
    _total(paper, charged, paid)
    if found.held_minor:
        paper.line(paper.say(N_("Deposit held: {amount}"), amount=paper.money(found.held_minor)))
    _foot(paper)
    return Printed(
        found.master or next((row.folio for row in windows), found.reservation), language, tuple(paper.lines)
    )


def _head(paper: Paper, desk: "Desk", found: Any) -> None:
    paper.middle(desk.show("letterhead").name)
    paper.middle(paper.say(TITLES[found.windows[0].kind if found.master else "guest"]))
    paper.rule()
    paper.pairs(
        (N_("Guest"), found.guest), (N_("Room"), found.room), (N_("Booking"), found.reservation),
        (N_("Stay"), found.stay), (N_("Arrival"), found.arrival), (N_("Departure"), found.departure),
        (N_("Party"), found.party if found.master else ""), (N_("Currency"), found.currency),
    )  # fmt: skip


def _window(paper: Paper, found: Any, row: Any, *, many: bool) -> None:
    paper.rule()
    whose = " ".join(filter(None, (row.title, row.company and f"({row.company})")))
    if many or whose:
        paper.line(f"{row.folio}  {paper.say(N_('Window {number}'), number=row.window)}  {whose}".rstrip())
    heads = (N_("Date"), N_("Item"), N_("Qty"), N_("Price"), N_("Amount"))
    paper.row((paper.say(head) for head in heads), SIZES, RIGHT)
    lines = [
        line
        for line in found.lines
        if line.folio == row.folio and not line.corrected and line.corrects is None
    ]
    for line in lines:
        _line(paper, line)
    undone = sum(line.amount_minor for line in found.lines if line.folio == row.folio) - sum(
        line.amount_minor for line in lines
    )
    if undone:
        paper.row(
            ("", paper.say(N_("Corrections of earlier bills")), "", "", paper.money(undone)), SIZES, RIGHT
        )
    if not lines:
        paper.line(paper.say(N_("Nothing was charged.")))
    for payment in found.payments:
        if payment.folio == row.folio and payment.moves:
            what = f"{paper.say(PAYMENTS[payment.kind])} {paper.say(METHODS[payment.method])}"
            paper.row((payment.date, what, "", "", paper.money(-payment.amount_minor)), SIZES, RIGHT)


def _line(paper: Paper, line: Any) -> None:
    """A charge; the night it is for and the room it is of, when they say more than the date."""
    named = {
        "zh": line.item_zh,
        "en": line.item_en,
        "both": " ".join(filter(None, (line.item_zh, line.item_en))),
    }
    what = named[paper.lang] or paper.say(LINES[line.kind])
    night = line.night[5:] if line.night and line.night != line.date else ""
    told = " ".join(filter(None, (what, line.description, night, line.room)))
    paper.row(
        (line.date, told, str(line.qty), paper.money(line.unit_minor), paper.money(line.amount_minor)),
        SIZES,
        RIGHT,
    )


def _total(paper: Paper, charged: int, paid: int) -> None:
    paper.rule()
    for label, amount in ((N_("Charges"), charged), (N_("Payments"), -paid), (N_("Balance"), charged - paid)):
        paper.row(("", paper.say(label), "", "", paper.money(amount)), SIZES, RIGHT)


def _foot(paper: Paper) -> None:
    paper.line()
    paper.line(paper.named(N_("Signature of the guest"), "______________________________"))
    paper.line()
    paper.wrapped(paper.say(N_("This bill is no invoice; ask the desk for one.")))
