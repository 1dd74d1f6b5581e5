"""The way from the screens to the desk as a person feels it: what is asked, what is done, keys that wait meanwhile."""

from collections import deque
from collections.abc import Callable
from typing import Any

from hotelcs.errors import Denied, Stale
from hotelcs.i18n import N_, tr
from hotelcs.screens.gateway import Asking, Bug, Call, Failure
from hotelcs.screens.paint import ALARM, GOOD, PLAIN
from hotelcs.screens.presses import Press
from hotelcs.screens.sentences import sentence_of
from hotelcs.workflows.verbs import VERBS

SIGNED_OUT = "SIGNED_OUT"
"""The code of what is refused after a session was ended from elsewhere."""


class DeskLine:
    """Asks and acts, holds keys until an answer is there, and says one thing at a time."""

    def __init__(self, gateway: Asking) -> None:
        self.gateway = gateway
        self.desk: Any = None
        self.message: tuple[str, str] = ("", PLAIN)
        self.last_entries: list[int] = []
        self.last_told = self.last_verb = ""
        self.alone = ""
        self.reversible = self.last_reversible = False
        self.held: deque[Press] = deque()
        self.waiting = True
        self.awaited = 0
        self.writing = False
        self._later: dict[str, tuple[Call, Callable[[Any], None]] | None] = {}
        """Slots in which an answer is awaited with keys held, and what is asked there once it has come."""
        self._afresh = False
        """Whether what is read now shows what was just done: the next key is for rows as they are after it."""

    # --- what a counter adds

    def take(self, press: Press) -> None:
        """Take one key that need not wait."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what is visible."""
        raise NotImplementedError

    def offer_second(
        self, verb: str, fields: dict[str, Any], failure: Failure, again: Callable[[], None]
    ) -> None:
        """Something was refused: where a second person could say yes, offer to ask one."""

    def ended(self) -> None:
        """Whoever sits here was signed out from elsewhere."""

    # --- asking and acting

    def ask(self, slot: str, call: Call, then: Callable[[Any], None]) -> None:
        """Read in the background; a failure is shown. What keys wait for in this slot is answered before."""
        if slot in self._later:
            self._later[slot] = (call, then)
        elif self._afresh:
            self.ask_first(slot, call, then)
        else:
            self.gateway.ask(slot, call, then, self._told)

    def ask_first(self, slot: str, call: Call, then: Callable[[Any], None]) -> None:
        """Read something that the next keys depend on: they are held until it is there."""

        def there(value: Any) -> None:
            self.waiting = self.waiting and self.awaited != number
            later = self._later.pop(slot, None)
            then(value)
            self.play()
            if later is not None:
                self.ask(slot, *later)

        def failed(failure: Failure) -> None:
            self._later.pop(slot, None)
            self.failed(failure)

        number = self.hold()
        self._later[slot] = None
        self.gateway.ask(slot, call, there, failed)

    def act(
        self,
        call: Call,
        then: Callable[[Any], None],
        refused: Callable[[Failure], None] | None = None,
        *,
        more: bool = False,
    ) -> None:
        """Write. Keys are held until it is done; `refused` sees a failure before it is shown.

        `more` of what was begun: `u` takes it back together with the acts before it.
        """

        def done(answer: Any) -> None:
            self.waiting = self.writing = False
            if entry := getattr(answer, "entry", None):
                self.last_entries = [*self.last_entries, entry] if more else [entry]
            then(answer)
            if entry:
                self.last_told, self.last_verb = self.alone, getattr(answer, "verb", "")
                undo = VERBS.get(self.last_verb)
                self.reversible = self.last_reversible = undo is None or undo.undo is not None
            self._refresh_first()
            self.play()

        def failed(failure: Failure) -> None:
            self.writing, asked = False, self.awaited
            if refused is not None:
                refused(failure)
            if self.awaited != asked:  # something else was done instead
                return
            self.failed(failure)
            if isinstance(failure, Stale):
                self.refresh()  # what somebody else wrote is shown, and the next try is against it

        self.hold()
        self.writing = True
        self.gateway.act(call, done, failed)

    def _refresh_first(self) -> None:
        """Read again what is visible; keys wait until it is there, so that none hits a row as it was before the act.

        Where the act was followed by another question, keys wait for that one.
        """
        self._afresh = not self.waiting
        try:
            self.refresh()
        finally:
            self._afresh = False

    def do(
        self, verb: str, fields: dict[str, Any], then: Callable[[Any], None], refused: Callable[[Failure], None] | None = None, *,
        key: str | None = None, more: bool = False,
    ) -> None:  # fmt: skip
        """Do `verb`; where a second person could say yes to what is refused, that is offered."""

        def failed(failure: Failure) -> None:
            if refused is not None:
                refused(failure)
            self.offer_second(verb, fields, failure, lambda: self.do(verb, fields, then, refused, more=more))

        self.act(lambda desk: desk.do(verb, fields, key), then, failed, more=more)

    def hold(self) -> int:
        """Hold keys from now on; `awaited` counts how often, so that a slow answer can be told from the next."""
        self.waiting = True
        self.awaited += 1
        return self.awaited

    def still_waiting(self, awaited: int) -> None:
        """The answer number `awaited` takes long: say so (300 ms, decisions "Waiting for the writer")."""
        if self.waiting and self.awaited == awaited:
            waits = N_("Saving waits for another terminal. Keys are kept.")
            self.say(tr(waits if self.writing else N_("One moment ...")))

    def failed(self, failure: Failure) -> None:
        """Show why something did not work, with what can be done next.

        Keys typed ahead were meant for what did not happen: they are dropped, so that they hit nothing else.
        """
        self.waiting = False
        self.held.clear()
        self._told(failure)

    def _told(self, failure: Failure) -> None:
        if isinstance(failure, Denied) and failure.code == SIGNED_OUT:
            self.ended()
        self.say(sentence_of(failure), ALARM)

    def before_desk(
        self, call: Callable[[], Any], then: Callable[[Any], None], fail: Callable[[Failure], None]
    ) -> None:
        """Do something for which no desk is needed; keys are held."""

        def done(value: Any) -> None:
            self.waiting = False
            then(value)
            self.play()

        def failed(failure: Failure) -> None:
            self.waiting = False
            self.held.clear()
            fail(failure)

        self.hold()
        self.gateway.before(call, done, failed)

    # --- keys that waited

    def play(self) -> None:
        """Take the held keys, unless they have to wait for something else now."""
        while self.held and not self.waiting:
            self.take(self.held.popleft())

    # --- words

    def say(self, text: str, look: str = PLAIN) -> None:
        """Show `text` above the `:` row until the next key."""
        self.message, self.alone = (text, look), text

    def praise(self, text: str) -> None:
        """Say that something was done."""
        self.say(text, GOOD)

    def bug(self, reference: str) -> None:
        """An error of the program: the form stays, the reference is shown."""
        self.waiting = self.writing = False
        self.held.clear()
        self.say(sentence_of(Bug(reference)), ALARM)
