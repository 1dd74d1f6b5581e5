"""Many rooms leave in one act: tried first, asked with who can go, then done; why the others stay is shown (handbook W-01)."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.paint import WARN
from hotelcs.screens.prompts import Choice
from hotelcs.screens.room_reports import report, sayings

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

VERB = "check-out-rooms"


def ask(counter: "Counter", stays: Sequence[str], then: Callable[[], None], early: int = 0) -> None:
    """Check out `stays` after a yes; `then` when it is done. `early` of them leave before their day."""
    if not counter.may(VERB):
        counter.refuse(VERB)
        return
    fields = {"stays": list(stays)}
    counter.act(
        lambda desk: desk.preview(VERB, fields),
        lambda tried: _ask(counter, fields, tried.result, then, early),
    )


def _ask(
    counter: "Counter", fields: dict[str, Any], tried: dict[str, Any], then: Callable[[], None], early: int
) -> None:
    def done(answer: Any) -> None:
        then()
        report(
            counter,
            answer.result,
            N_("One room is checked out.")
            if len(answer.result["rooms"]) == 1
            else N_("{count} rooms are checked out."),
            N_("Out {done}, still here {refused}"),
        )

    def no() -> None:
        counter.say(tr(N_("Nothing was changed.")))

    def yes() -> None:
        counter.do(VERB, fields, done)

    said = sayings(tried)
    if early:
        said.insert(0, tr(N_("Before their day: {count}; their nights are given up."), count=early))
    if said:
        counter.say("  ".join(said), WARN)
    going = ", ".join(room["room"] for room in tried["rooms"] if not room["code"])
    label = tr(
        N_("Check out {done} of {count} rooms: {rooms}? y/n"),
        done=tried["done"],
        count=len(tried["rooms"]),
        rooms=going,
    )
    counter.ask_line(Choice(label, {"y": yes, "enter": yes, "1": yes, "n": no, "0": no}))
