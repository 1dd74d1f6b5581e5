"""A guest turned away, noted with one key where the search or the booking failed; any other key goes on as if nothing was asked."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import fits
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

KEY = "-"
REASONS = {
    "sold_out": N_("sold out"),
    "restriction": N_("restriction"),
    "price": N_("price"),
    "plans": N_("other plans"),
    "other": N_("other reason"),
}
"""Why somebody was turned away, or did not want the room; a digit each."""
KINDS = {"denial": N_("denied"), "regret": N_("did not want it")}
SOLD_OUT = ("SOLD_OUT", "NO_BED", "NO_ROOM_FREE", "ROOM_TAKEN")
"""Codes of refusals that mean that the house is full."""
RESTRICTED = ("STOP_SELL", "QUOTA_FULL", "CLOSED_TO_ARRIVAL", "CLOSED_TO_DEPARTURE", "MIN_STAY", "MAX_STAY", "PLAN_CLOSED",
              "MEMBERS_ONLY", "STAY_TOO_LONG")  # fmt: skip
"""Codes of refusals by a restriction of sale."""


class Offer(Choice):
    """One key that may be pressed now; every other key is taken by the form as if this had not been asked."""

    def __init__(self, counter: "Counter", label: str, answers: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(label, dict(answers))
        self.counter = counter

    def told(self) -> list[str]:
        """Nothing: F1, too, is for the form."""
        return []

    def press(self, press: Press) -> bool:
        """The answer, or the key goes on to where it was meant for."""
        if press.key.lower() in self._answers:
            return super().press(press)
        self.open = False
        self.counter.prompt = None
        self.counter.take(press)
        return True


def reason_of(failure: Failure) -> str:
    """Why a guest is turned away whose booking was refused so; nothing when the refusal is about something else."""
    code = getattr(failure, "code", "")
    if code in SOLD_OUT:
        return "sold_out"
    return "restriction" if code in RESTRICTED else ""


def offer(
    counter: "Counter", failure: Failure, asked: Callable[[], dict[str, Any]], then: Callable[[], None]
) -> None:
    """After a refused booking: one key notes the guest as turned away, with what was asked for."""
    reason = reason_of(failure)
    if not reason or not counter.may("turn-away"):
        return
    label = tr(
        N_("- notes a guest turned away ({reason}); any other key goes on"), reason=tr(REASONS[reason])
    )
    counter.ask_line(Offer(counter, label, {KEY: lambda: note(counter, reason, asked(), then)}))


def note(
    counter: "Counter", reason: str, asked: dict[str, Any], then: Callable[[], None] | None = None
) -> None:
    """Note it, and say so; `then` what becomes of the form."""
    if not counter.may("turn-away"):
        counter.refuse("turn-away")
        return

    def done(_: Any) -> None:
        if then is not None:
            then()
        counter.praise(tr(N_("Noted as turned away: {reason}."), reason=tr(REASONS[reason])))

    counter.do("turn-away", {**asked, "reason": reason}, done)


def ask_reason(counter: "Counter", told: str, asked: dict[str, Any]) -> None:
    """By a digit: why somebody who asked for this was turned away."""
    answers: dict[str, Callable[[], None]] = {
        str(digit): partial(note, counter, reason, asked) for digit, reason in enumerate(REASONS, 1)
    }
    counter.ask_line(
        Choice(
            tr(N_("{what} turned away: 1 sold out 2 restriction 3 price 4 plans 5 other"), what=told), answers
        )
    )


LEFT = N_("{who} turned away? 1 full 2 rule 3 price 4 plans 5 other  Enter no")
"""What is asked once a booking that was begun has been dropped."""
MOST = 16
"""Cells of a name in it."""


def ask_left(counter: "Counter", who: str, asked: dict[str, Any]) -> None:
    """After a booking that was begun is dropped: by a digit why its guest is turned away; any other key goes on."""
    answers: dict[str, Callable[[], None]] = {
        str(digit): partial(note, counter, reason, asked) for digit, reason in enumerate(REASONS, 1)
    }
    answers |= dict.fromkeys(("enter", "n", "0"), lambda: None)
    told = fits(who, MOST) if who else tr(N_("The caller"))
    counter.ask_line(Choice(tr(LEFT, who=told), answers))
