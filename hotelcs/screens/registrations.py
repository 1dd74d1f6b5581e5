"""Registrations with the authority that are still to be sent: by what is left of their time, and what became of them (SM-13)."""

import re
from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import REGISTRATIONS
from hotelcs.screens import deeds
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.home_panels import left_word
from hotelcs.screens.item_words import REGISTRATION
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.widgets.line_list import Column

STATES = {
    "pending": N_("to be sent"), "rejected": N_("sent back"), "submitted": N_("submitted"), "accepted": N_("accepted"),
    "exempt": N_("exempt"),
}  # fmt: skip
OPEN = ("pending", "rejected")


def _left(row: Any) -> str:
    return left_word(row.minutes_left) if row.status in OPEN else "-"


_ROOM: Column[Any] = Column(N_("Room"), 6, lambda row: row.room)
_GUEST: Column[Any] = Column(N_("Guest"), 0, lambda row: row.guest)
_COUNTRY: Column[Any] = Column(N_("Country"), 7, lambda row: row.nationality)
_DOCUMENT: Column[Any] = Column(N_("Document"), 12, lambda row: _ends(row.document))


def _kind(row: Any) -> str:
    """What is registered, or that it came back."""
    kind = tr(REGISTRATION.get(row.kind, row.kind))
    return tr(N_("sent back")) if row.status == "rejected" else kind


def _ends(document: str) -> str:
    """The beginning and the end of a number, with few stars between them."""
    return re.sub(r"\*{4,}", "***", document) or "-"


TO_SEND: tuple[Column[Any], ...] = (
    Column(N_("Time left"), 9, _left), _ROOM, _GUEST, _COUNTRY, _DOCUMENT, Column(N_("Kind"), 13, _kind),
)  # fmt: skip
SENT: tuple[Column[Any], ...] = (
    _ROOM, _GUEST, _COUNTRY, _DOCUMENT, Column(N_("Kind"), 13, lambda row: tr(REGISTRATION.get(row.kind, row.kind))),
    Column(N_("Status"), 11, lambda row: tr(STATES.get(row.status, row.status))),
)  # fmt: skip


def _told(row: Any) -> str:
    told = f"{row.room} {row.guest}  {row.stay}  {tr(STATES.get(row.status, row.status))}  {row.reference} {row.reason}"
    return told.rstrip()


def _read(status: str) -> Callable[[Any], list[Any]]:
    return lambda desk: desk.show("registrations", status=status)


class Registrations(Listing):
    """Tabs: to be sent, sent and not answered."""

    number: ClassVar[str] = "02"
    title: ClassVar[str] = N_("Registrations")
    keys: ClassVar[tuple[Any, ...]] = REGISTRATIONS
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("To be sent"), TO_SEND, _read("open"), lambda row: str(row.registration), N_("Every guest is registered."), _told,
            right="registration.read"),
        Tab(N_("Submitted"), SENT, _read("submitted"), lambda row: str(row.registration), N_("Nothing waits for an answer."), _told,
            right="registration.read"),
    )  # fmt: skip

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """The next step by digit."""
        return {"s": self._step, "enter": self._step, "v": self._reveal}

    def _reveal(self, row: Any) -> None:
        from hotelcs.screens.dialogs import revealed

        revealed.ask(self.counter, row.guest_no)

    def _step(self, row: Any) -> None:
        if row.status in OPEN:
            entries: list[Entry] = [
                deeds.step(
                    self.counter, "submit-registration", N_("It is submitted"), lambda: self._submit(row)
                ),
                deeds.step(
                    self.counter, "answer-registration", N_("It is exempt"), lambda: self._why(row, "exempt")
                ),
            ]
        else:
            entries = [
                deeds.step(
                    self.counter,
                    "answer-registration",
                    N_("It was accepted"),
                    lambda: self._answer(row, "accepted"),
                ),
                deeds.step(
                    self.counter,
                    "answer-registration",
                    N_("It was sent back"),
                    lambda: self._why(row, "rejected"),
                ),
            ]
        Menu(self.counter, f"{row.room} {row.guest}", entries).open()

    def _submit(self, row: Any) -> None:
        def sent(text: str) -> None:
            fields = {
                "registration": row.registration,
                **({"reference": text.strip()} if text.strip() else {}),
            }
            deeds.do(self.counter, "submit-registration", fields, N_("It is entered as submitted."))

        self.counter.ask_line(Prompt(tr(N_("Number the authority gave (Enter: none):")), sent))

    def _why(self, row: Any, answer: str) -> None:
        fields = {"registration": row.registration, "answer": answer}
        deeds.with_words(
            self.counter, "answer-registration", fields, "reason", tr(N_("Why:")), N_("It is entered.")
        )

    def _answer(self, row: Any, answer: str) -> None:
        fields = {"registration": row.registration, "answer": answer}
        deeds.do(self.counter, "answer-registration", fields, N_("It is entered."))
