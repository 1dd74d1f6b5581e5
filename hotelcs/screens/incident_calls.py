"""What is read aloud in an emergency: to an authority, with a stamp for the call, and to everybody in the house."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.incident_steps import NOTED, do
from hotelcs.screens.prompts import Choice, Prompt

if TYPE_CHECKING:
    from hotelcs.screens.incident import IncidentSheet


def call(sheet: "IncidentSheet") -> None:
    """The text to read aloud, in Chinese and English; a digit stamps the call."""

    def read(told: Any) -> None:
        numbers = told.numbers[:9]
        lines = [told.zh, "", told.en]
        if not told.address:
            lines += ["", tr(N_("The hotel's address is not set: change-setting address_zh."))]
        card = Card(sheet.counter, tr(N_("Read aloud")), lines)
        card.open()
        answers = {str(at): _stamp(sheet, number, card) for at, number in enumerate(numbers, 1)}
        answers["0"] = _other(sheet, card)
        answers["escape"] = card.close
        offered = "  ".join(f"{at} {number}" for at, number in enumerate(numbers, 1))
        label = tr(N_("Called: {numbers}  0 another number  Esc nobody"), numbers=offered)
        sheet.counter.ask_line(Choice(label, answers))

    sheet.counter.ask_first("incident text", lambda desk: desk.show("incident-text", no=sheet.incident), read)


def _stamp(sheet: "IncidentSheet", number: str, card: Card) -> Callable[[], None]:
    """The call is stamped at once; the text stays to be read, and what the other side answers is asked."""

    def answered(text: str) -> None:
        card.close()
        if text.strip():
            do(sheet, "log-incident", NOTED, text=f"{number}: {text.strip()}", kind="notify")

    def stamped(_: Any) -> None:
        label = tr(N_("{number} answers (operator, number), or Enter:"), number=number)
        sheet.counter.ask_line(Prompt(label, answered, left=card.close))

    return lambda: deeds.do(
        sheet.counter, "call-authority", {"incident": sheet.incident, "number": number}, N_("{number} is stamped."), stamped
    )  # fmt: skip


def _other(sheet: "IncidentSheet", card: Card) -> Callable[[], None]:
    def typed(text: str) -> None:
        if text.strip():
            _stamp(sheet, text.strip(), card)()
        else:
            card.close()

    return lambda: sheet.counter.ask_line(Prompt(tr(N_("Which number:")), typed, left=card.close))


def announce(sheet: "IncidentSheet") -> None:
    """What is read out to everybody in the house, three times in each language."""

    def read(told: Any) -> None:
        mark = ["*** DRILL 演练 ***"] if told.drill else []
        Card(
            sheet.counter,
            tr(N_("Read out three times, in each language")),
            [*mark, told.broadcast[0], "", told.broadcast[1]],
        ).open()

    sheet.counter.ask_first("incident text", lambda desk: desk.show("incident-text", no=sheet.incident), read)
