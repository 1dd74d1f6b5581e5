"""Many rooms leave in one act: asked once, those that can go go, and for the others the reason is shown (handbook W-01)."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.prompts import Choice
from hotelcs.screens.room_reports import report

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def ask(counter: "Counter", stays: Sequence[tuple[str, str]], then: Callable[[], None]) -> None:
    """Check out `stays` (number and room) after a yes; `then` when it is done."""
    if not counter.may("check-out-rooms"):
        counter.refuse("check-out-rooms")
        return

    def done(answer: Any) -> None:
        then()
        report(
            counter,
            answer.result,
            N_("{count} rooms are checked out."),
            N_("Out {done}, still here {refused}"),
        )

    def yes() -> None:
        counter.do("check-out-rooms", {"stays": [stay for stay, _ in stays]}, done)

    def no() -> None:
        counter.say(tr(N_("Nothing was changed.")))

    rooms = ", ".join(room for _, room in stays)
    label = tr(
        N_("Check out {count} rooms, those that owe nothing: {rooms}? y/n"), count=len(stays), rooms=rooms
    )
    counter.ask_line(Choice(label, {"y": yes, "enter": yes, "1": yes, "n": no, "0": no}))
