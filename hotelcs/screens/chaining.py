"""A chain of acts at the `:` line: one after the other, told together, ended by the first that does not work."""

from collections import deque
from typing import TYPE_CHECKING, Any

from hotelcs import i18n
from hotelcs.i18n import N_, tr
from hotelcs.screens import second_person
from hotelcs.screens.desk_line import DeskLine
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.gateway import Asking, Failure
from hotelcs.screens.paint import ALARM, wrap
from hotelcs.screens.prompts import Choice, Fault, Prompt

if TYPE_CHECKING:
    from hotelcs.screens.alarm import Alarm

NARROWEST = 80
ROWS_OF_WORDS = 2
"""Rows that a message has while nothing is asked."""


class Chaining(DeskLine):
    """A desk line whose acts may come in a chain; a question, a dialog or an alarm holds the chain up."""

    def __init__(self, gateway: Asking) -> None:
        super().__init__(gateway)
        self.alarm: Alarm | None = None
        self.dialog: Dialog | None = None
        self.prompt: Prompt | Choice | Fault | None = None
        self.columns = 0
        self.chain: deque[tuple[Any, list[str]]] = deque()
        self.chained: list[str] | None = None

    # --- what a counter adds

    def do_next(self) -> None:
        """Do the next act of the chain."""
        raise NotImplementedError

    def tell_all(self, done: list[str]) -> None:
        """Tell what was done in a box: the row of words is too short for it."""
        raise NotImplementedError

    # --- one act after the other

    def go_on(self) -> None:
        """Do the next act of a chain, once nothing is awaited or asked any more."""
        while self.chain and not self.waiting and self.prompt is None and self.dialog is None:
            self.do_next()

    def praise(self, text: str) -> None:
        """Say that something was done; in a chain together with what was done before, in a box when that is long."""
        if self.chained is None:
            super().praise(text)
            return
        self.chained.append(text)
        super().praise(i18n.one_after_another(self.chained))
        self.alone = text
        if not self.chain and len(wrap(self.message[0], (self.columns or NARROWEST) - 2)) > ROWS_OF_WORDS:
            self.tell_all(self.chained)

    def chain_over(self) -> None:
        """A key that answers nothing of the chain: what is done from now on is said by itself."""
        if not self.chain and self.prompt is None:
            self.chained = None

    def play(self) -> None:
        """What was awaited is there: the chain goes on, then the keys that were held; an emergency is ended first."""
        if self.alarm is None:
            self.go_on()
            super().play()

    def failed(self, failure: Failure) -> None:
        """What did not work ends the chain, and the rest of it is told."""
        left, done = len(self.chain), self.chained
        self.chain.clear()
        self.chained = None
        super().failed(failure)
        if self.prompt is not None and second_person.offered(failure):
            self.say(str(failure), ALARM)  # whom to ask is what the row below is about
        if done:
            told = tr(N_("Done: {count}."), count=len(done))
            self.say(tr(N_("{told} {done}"), told=self.message[0], done=told), ALARM)
        if left:
            self.say(tr(N_("{told} Not done: {count} more."), told=self.message[0], count=left), ALARM)
