"""What is done with registers from other screens: a wake-up call answered on Home, calls and messages of a row of 03."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.screens.register_words import answered as told

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

NEW: tuple[Callable[["Counter"], None], ...] = (
    partial(open_act, verb="visitor-in"),
    lambda counter: open_act(counter, "take-luggage", kind="luggage"),
    lambda counter: open_act(counter, "take-luggage", kind="parcel"),
    partial(open_act, verb="set-wake-call"),
    partial(open_act, verb="take-message"),
    partial(open_act, verb="locate"),
)
"""A new entry, by tab of screen 29."""
WOKEN = N_("Wake-up calls set: {count}, {at}.")
TAKEN = N_("{message} waits for the guest.")


def answer(counter: "Counter", call: str, *, answered: bool) -> None:
    """Say whether the guest of a wake-up call answered, and what follows."""
    if not counter.may("answer-wake-call"):
        counter.refuse("answer-wake-call")
        return
    fields = {"call": call, "answered": answered}
    counter.do("answer-wake-call", fields, lambda done: counter.praise(told(done.result)))


def ask_answer(counter: "Counter", row: Any) -> None:
    """A call that is due (a row of what presses): y answered, n no answer."""
    room, _, at = row.words.partition("|")
    yes, no = (partial(answer, counter, row.ref, answered=said) for said in (True, False))
    question = tr(N_("Room {room}, wake-up call {at}: y answered, n no answer"), room=room, at=at)
    counter.ask_line(Choice(question, {"y": yes, "1": yes, "n": no, "2": no}))


def wake(counter: "Counter", row: Any) -> None:
    """Ask when the guests of a stay are woken."""
    label = tr(N_("{room} {guest} is woken at:"), room=row.room, guest=row.guest)
    deeds.with_words(counter, "set-wake-call", {"stays": [row.stay]}, "at", label, WOKEN)


def message(counter: "Counter", whose: str, label: str, text: str = "") -> None:
    """Ask for the words of a message unless they are there, then who left it."""

    def words(said: str) -> None:
        def sent(sender: str) -> None:
            deeds.do(
                counter, "take-message", {"whose": whose, "words": said, "sender": sender.strip()}, TAKEN
            )

        counter.ask_line(Prompt(tr(N_("From whom, or Enter:")), sent))

    if text:
        words(text)
    else:
        deeds.ask_words(counter, "take-message", label, words)


def message_for(counter: "Counter", row: Any) -> None:
    """Ask for a message for the guests of a stay."""
    message(counter, row.stay, tr(N_("Message for {room} {guest}:"), room=row.room, guest=row.guest))


def open_register(counter: "Counter", tab: int, wanted: str = "") -> None:
    """Screen 29 with a register in front, the cursor on an entry."""
    from hotelcs.screens.registers import Registers

    counter.jump("29")
    sheet = counter.sheet
    if isinstance(sheet, Registers):
        sheet.sought = wanted
        sheet.go_to(tab)
