"""The invoice a guest wants: what it was made out to the last time is offered with one key; the form for anything else."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_then
from hotelcs.screens.act_words import INVOICES
from hotelcs.screens.paint import fits
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Nothing = Callable[[], None]
TITLE_CELLS = 22
"""Cells of a title in a question, so that its answers are seen."""


def ask(counter: "Counter", given: dict[str, str], about: str, after: Nothing = lambda: None) -> None:
    """Ask for an invoice of the bill of `given`; `after` goes on with what was begun."""
    if not counter.may("request-invoice"):
        counter.refuse("request-invoice")
        return
    counter.ask_first(
        "invoice",
        lambda desk: desk.show("invoice-offer", **given),
        lambda offer: _offer(counter, offer, given, about, after),
    )


def _offer(counter: "Counter", offer: Any, given: dict[str, str], about: str, after: Nothing) -> None:
    """Enter takes what is known, e changes it, Esc leaves it; without anything known the form."""

    def asked(done: Any) -> None:
        counter.praise(told(done))
        after()

    def change() -> None:
        start = {
            name: getattr(offer, name)
            for name in ("kind", "title", "tax_id", "email")
            if getattr(offer, name)
        }
        open_then(counter, "request-invoice", given, about, asked, start)

    def take() -> None:
        fields = {
            name: getattr(offer, name)
            for name in ("kind", "title", "tax_id", "email")
            if getattr(offer, name)
        }
        counter.do("request-invoice", {**given, **fields}, asked)

    if offer.extras_only:
        counter.say(tr(N_("The room part is invoiced by the OTA; extras only.")))
    elif offer.asked:
        counter.say(tr(N_("Invoices asked for already: {count}."), count=offer.asked))
    if not offer.kind:
        change()
        return
    made_out = " ".join(filter(None, (fits(offer.title or about, TITLE_CELLS), offer.tax_id)))
    label = tr(
        N_("Invoice, {kind}: {made_out}? Enter asks, e changes"),
        kind=tr(INVOICES[offer.kind]),
        made_out=made_out,
    )
    counter.ask_line(
        Choice(
            label,
            {
                **dict.fromkeys(("enter", "y", "1"), take),
                **dict.fromkeys(("e", "2"), change),
                "escape": after,
            },
        )
    )


def told(done: Any) -> str:
    """That it is asked for, and whether the room is left to the OTA."""
    words = tr(N_("Invoice {invoice} is asked for."), invoice=done.result["invoice"])
    return (
        f"{words} {tr(N_('The room part is invoiced by the OTA; extras only.'))}"
        if done.result["extras_only"]
        else words
    )


def step(counter: "Counter", row: Any) -> None:
    """The next step of an invoice: the number of the tax system, then that it was sent."""
    if row.status == "requested":
        deeds.with_words(counter, "issue-invoice", {"invoice": row.invoice}, "issued_no",
                         tr(N_("{invoice} {title}: number of the tax system:"), invoice=row.invoice, title=fits(row.title or row.guest, TITLE_CELLS)),
                         N_("Invoice {invoice} is issued."))  # fmt: skip
    elif row.status == "issued":
        deeds.do(counter, "send-invoice", {"invoice": row.invoice}, N_("Invoice {invoice} is sent."))
    else:
        counter.say(tr(N_("There is nothing more to do with {invoice}."), invoice=row.invoice))


def void(counter: "Counter", row: Any) -> None:
    """Void an invoice, with a reason."""
    deeds.with_words(counter, "void-invoice", {"invoice": row.invoice}, "reason", tr(N_("Void {invoice}. Why:"), invoice=row.invoice),
                     N_("Invoice {invoice} is void."))  # fmt: skip
