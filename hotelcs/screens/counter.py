"""The counter: what is on the screen and what each key does to it. Textual only carries keys in and lines out.

Keys are taken strictly in the order typed. While an answer is awaited that the next keys depend on (a form
being filled from the desk, an act being written), they are held and played when it is there.
"""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from hotelcs import i18n
from hotelcs.errors import Stale
from hotelcs.i18n import N_, tr
from hotelcs.keymap import GRAMMAR, Action, area_of
from hotelcs.screens import frame, grammar
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.gateway import Asking, Bug, Call, Failure
from hotelcs.screens.paint import ALARM, GOOD, PLAIN, Line
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.screens.sentences import sentence_of
from hotelcs.screens.sheet import Sheet

Nothing = Callable[[], None]


class Counter:
    """One person's screens: a stack of sheets, perhaps a dialog or a question, one message."""

    def __init__(self, gateway: Asking, leave: Callable[[], None]) -> None:
        self.gateway = gateway
        self.leave = leave
        self.desk: Any = None
        self.home: Any = None
        self.now: datetime | None = None
        self.sheets: list[Sheet] = []
        self.dialog: Dialog | None = None
        self.prompt: Prompt | Choice | None = None
        self.message: tuple[str, str] = ("", PLAIN)
        self.drafts: dict[str, Any] = {}
        self.last_entries: list[int] = []
        self.last_told = ""
        self.held: deque[Press] = deque()
        self.waiting = True
        self.columns = 0
        self.awaited = 0
        self.writing = False

    # --- sheets

    @property
    def sheet(self) -> Sheet:
        """The sheet on top."""
        return self.sheets[-1]

    def show_sheet(self, sheet: Sheet) -> None:
        """Put `sheet` on top and let it ask for its rows."""
        self.sheets.append(sheet)
        self.dialog = None
        sheet.open()

    def close_sheet(self) -> None:
        """Take the top sheet away; the last one stays."""
        if len(self.sheets) > 1:
            self.sheets.pop()
            self.sheet.reload()

    def jump(self, key: str) -> bool:
        """Go to the area with two digits or letter `key`; False when there is none."""
        area = area_of(key)
        if area is None:
            return False
        from hotelcs.screens.areas import sheet_of

        while len(self.sheets) > 1:
            self.sheets.pop().left()
        if self.sheet.number != area.number:
            self.show_sheet(sheet_of(area.name, self))
        else:
            self.refresh()
        return True

    # --- the desk

    def ask(self, slot: str, call: Call, then: Callable[[Any], None]) -> None:
        """Read in the background; a failure is shown."""
        self.gateway.ask(slot, call, then, lambda failure: self.say(sentence_of(failure), ALARM))

    def ask_first(self, slot: str, call: Call, then: Callable[[Any], None]) -> None:
        """Read something that the next keys depend on: they are held until it is there."""

        def there(value: Any) -> None:
            self.waiting = False
            then(value)
            self._play()

        self._wait()
        self.gateway.ask(slot, call, there, self.failed)

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
                self.last_told = self.message[0]
            self.refresh()
            self._play()

        def failed(failure: Failure) -> None:
            self.writing = False
            if refused is not None:
                refused(failure)
            self.failed(failure)
            if isinstance(failure, Stale):
                self.refresh()  # what somebody else wrote is shown, and the next try is against it

        self._wait()
        self.writing = True
        self.gateway.act(call, done, failed)

    def _wait(self) -> None:
        """Hold keys from now on; `awaited` counts how often, so that a slow answer can be told from the next."""
        self.waiting = True
        self.awaited += 1

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
        self.say(sentence_of(failure), ALARM)

    def refresh(self) -> None:
        """Read again what is visible."""
        self.ask("home", lambda desk: desk.show("home"), self._home_read)
        if self.sheets:
            self.sheet.reload()

    def _home_read(self, home: Any) -> None:
        self.home = home

    # --- keys

    def press(self, press: Press) -> None:
        """Take one key, now or after what is awaited."""
        if self.waiting:
            self.held.append(press)
        else:
            self._take(press)

    def _play(self) -> None:
        """Take the held keys, unless they have to wait for something else now."""
        while self.held and not self.waiting:
            self._take(self.held.popleft())

    def _take(self, press: Press) -> None:
        self.message = ("", PLAIN)
        if press.key == "f7":
            self.speak("en" if i18n.current() == "zh" else "zh")
        elif self.prompt is not None:
            self._answer(self.prompt, press)
        elif self.dialog is not None:
            self.dialog.press(press)
        elif not self.sheet.press(press) and not self._grammar(press):
            self.say(tr(N_("Nothing is on this key here. F1 shows the keys.")))

    def _answer(self, prompt: Prompt | Choice, press: Press) -> None:
        taken = prompt.press(press)
        if self.prompt is prompt and not prompt.open:
            self.prompt = None
        if not taken:
            self.say(tr(N_("Answer first, or Esc.")))

    def _grammar(self, press: Press) -> bool:
        """Do what `press` means on every screen; False when it means nothing."""
        if press.types and self.sheet.typing:
            return False
        action = next((a for a in GRAMMAR if press.key in a.keys), None)
        if action is None:
            return False
        return grammar.perform(self, action)

    def actions(self) -> Sequence[Action]:
        """Every action of this screen, the screen's own first."""
        return (*self.sheet.keys, *GRAMMAR)

    # --- words

    def say(self, text: str, look: str = PLAIN) -> None:
        """Show `text` above the `:` row until the next key."""
        self.message = (text, look)

    def praise(self, text: str) -> None:
        """Say that something was done."""
        self.say(text, GOOD)

    def ask_line(self, prompt: Prompt | Choice) -> None:
        """Ask on the `:` row."""
        self.prompt = prompt

    def speak(self, language: str) -> None:
        """Switch the language at once; forms keep what was typed."""
        i18n.use(language)
        for sheet in self.sheets[-1:]:
            sheet.retranslate()

    def lines(self, width: int, height: int) -> list[Line]:
        """The whole screen as lines."""
        self.columns = width
        return frame.draw(self, width, height)

    # --- life

    def opened(self, desk: Any) -> None:
        """The desk is open: read, and play the keys typed meanwhile when the first numbers are there."""
        self.desk = desk

        self.sheet.reload()
        self.ask_first("home", lambda d: d.show("home"), self._home_read)

    def not_opened(self, failure: Failure) -> None:
        """The desk cannot be opened: say why and how to mend it; any key leaves."""
        self.say(sentence_of(failure), ALARM)
        self.prompt = Choice(
            tr(N_("Press q to leave.")), {"q": self.leave, "escape": self.leave, "enter": self.leave}
        )
        self.waiting = False

    def bug(self, reference: str) -> None:
        """An error of the program: the form stays, the reference is shown."""
        self.waiting = self.writing = False
        self.held.clear()
        self.say(sentence_of(Bug(reference)), ALARM)
