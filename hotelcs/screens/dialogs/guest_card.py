"""A guest's card: what the desk may know at a glance. Documents and phones come masked."""

from dataclasses import fields, is_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.dialogs.menu import Menu
from hotelcs.screens.paint import STRONG, Line, Row, Rule, cell, panes
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

REVEAL = "v"
LABELS = {
    "guest": N_("Number"),
    "name": N_("Name"),
    "name_latin": N_("Latin name"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "nationality": N_("Country"),
    "lang": N_("Language"),
    "documents": N_("Document"),
    "vip": N_("VIP"),
    "company": N_("Company"),
    "in_house": N_("In house"),
    "stays": N_("Stays"),
    "last_stay": N_("Last stay"),
    "note": N_("Notes"),
}
"""What the card says, by the names of the row `workflows.guests.guest_view.GuestCard`."""


class GuestCard(Dialog):
    """The card of one guest, read when opened."""

    def __init__(self, counter: "Counter", number: str) -> None:
        super().__init__(counter)
        self.number = number
        self.card: Any = None

    def load(self) -> None:
        """Read the card; keys typed meanwhile are kept."""
        self.counter.ask_first("guest", lambda desk: desk.show("guest", no=self.number), self._there)

    def _there(self, card: Any) -> None:
        self.card = card
        self.open()

    def press(self, press: Press) -> None:
        """Esc or Enter closes; v asks for the whole number of a document."""
        if press.key in ("escape", "enter"):
            self.close()
        elif press.key == REVEAL and self._documents():
            self._reveal()
        elif self._documents():
            self.counter.say(tr(N_("Esc closes the card; v shows the whole number of the document.")))
        else:
            self.counter.say(tr(N_("Esc closes the card.")))

    def _documents(self) -> tuple[Any, ...]:
        return tuple(getattr(self.card, "documents", ()) or ())

    def _reveal(self) -> None:
        """Of one document at once, of several by number."""
        from hotelcs.screens.dialogs import revealed

        if len(documents := self._documents()) == 1:
            revealed.ask(self.counter, self.card.guest, documents[0].document)
            return
        entries = [
            (one.number, partial(revealed.ask, self.counter, self.card.guest, one.document))
            for one in documents
        ]
        Menu(self.counter, tr(N_("Document")), entries).open()

    def box(self, width: int, height: int) -> list[Line]:
        """Label and value of what the card holds."""
        inner = min(width - 6, 70)
        names = [f.name for f in fields(self.card)] if is_dataclass(self.card) else []
        rows: list[Row] = [Rule(tr(N_("Guest")))]
        for name in names:
            value = getattr(self.card, name)
            if name in LABELS and value not in (None, "", ()):
                rows.append((cell(f" {tr(LABELS[name])}", 16, STRONG), cell(_told(value), inner - 17)))
        if self._documents():
            rows.append(
                (cell(" " + tr(N_("v: the whole document number, with a reason; Esc closes")), inner),)
            )
        return panes(min(len(rows) + 1, height), (rows, inner))


def _told(value: Any) -> str:
    """A value of the card in one line; documents by their masked numbers."""
    if isinstance(value, tuple):
        return ", ".join(document.number for document in value)
    return " ".join(str(value).split())
