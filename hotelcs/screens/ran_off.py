"""A guest is gone without paying: what was found in the room, then the stay ends with its debt, and a mark is proposed.

It is tried before it is asked: who owes nothing, or was not called twice, is told at once.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.errors import HotelcsError
from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds, second_person
from hotelcs.screens.booking import money
from hotelcs.screens.paint import fits
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

VERB = "skip"
NAME_CELLS = 16
TRIED = "-"
"""What was seen, while that is not known yet."""


def ask(counter: "Counter", row: Any, then: Callable[[], None] | None = None) -> None:
    """Try it, ask for what was seen in the room - its answer says that somebody looked - and do it; `then` is told."""
    if not counter.may(VERB):
        counter.refuse(VERB)
        return
    fields = {"stay": row.stay, "no_baggage": True}
    label = tr(N_("{room} {guest} gone, room empty. Who saw what:"), room=row.room,
               guest=fits(row.guest, NAME_CELLS))  # fmt: skip

    def seen(reason: str) -> None:
        asked = {**fields, "reason": reason}
        counter.do(VERB, asked, lambda done: _over(counter, row, reason, done.result, then))

    counter.act(lambda desk: _try(desk, fields), lambda _: deeds.ask_words(counter, VERB, label, seen))


def _try(desk: Any, fields: dict[str, Any]) -> None:
    """Raises what stands in the way, unless a second person can say yes to it."""
    try:
        desk.preview(VERB, {**fields, "reason": TRIED})
    except HotelcsError as refused:
        if not second_person.offered(refused):
            raise


def _over(
    counter: "Counter", row: Any, reason: str, result: dict[str, Any], then: Callable[[], None] | None
) -> None:
    """Say what is owed, and propose to have an eye on the guest."""
    owed = money(result["owed_minor"], row.currency)
    slots = {"room": row.room, "owed": owed, "incident": result["incident"]}
    counter.praise(
        tr(N_("{room} is free; {owed} stays owed. {incident} is written down. u takes it back."), **slots)
    )
    if then is not None:
        then()
    if not counter.may("refuse-guest"):
        return
    marked = {"guest": result["guest"], "level": "watch", "reason": reason}

    def yes() -> None:
        deeds.do(counter, "refuse-guest", marked, N_("Marked: the next booking of {guest} says so."))

    question = tr(N_("Have an eye on {guest} from now on? y/n"), guest=fits(row.guest, NAME_CELLS))
    counter.ask_line(Choice(question, {"y": yes, "1": yes, "n": lambda: None, "0": lambda: None}))
