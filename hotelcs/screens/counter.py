"""The counter: what is on the screen and what each key does to it. Textual only carries keys in and lines out.

Keys are taken strictly in the order typed. While an answer is awaited that the next keys depend on (a form
being filled from the desk, an act being written), they are held and played when it is there.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from hotelcs import i18n, terminal
from hotelcs.i18n import N_, tr
from hotelcs.keymap import GRAMMAR, Action, area_of
from hotelcs.screens import frame, grammar, second_person
from hotelcs.screens.alarm import Alarm
from hotelcs.screens.chaining import Chaining
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.direct import DIRECT
from hotelcs.screens.drafting import Drafting
from hotelcs.screens.first_run import FirstRun, Founding
from hotelcs.screens.gateway import Asking, Failure
from hotelcs.screens.hints import Hints
from hotelcs.screens.house_copy import HouseCopy
from hotelcs.screens.paint import ALARM, PLAIN, Line
from hotelcs.screens.permitted import Permitted
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Choice, Fault, Prompt
from hotelcs.screens.sentences import sentence_of
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.sitting import Sitting

Nothing = Callable[[], None]


class Counter(Chaining, Permitted):
    """One person's screens: a stack of sheets, perhaps a dialog or a question, one message."""

    def __init__(self, gateway: Asking, leave: Callable[[], None]) -> None:
        super().__init__(gateway)
        self.leave = leave
        self.home: Any = None
        self.pressing: list[Any] = []
        self.replaced: Failure | None = None
        self.incidents: tuple[Any, ...] = ()
        self.sitting = Sitting(self)
        self.cover: Sheet | None = None
        self._again: Nothing = leave
        self.drafting = Drafting(self)
        self.hints = Hints(self)
        self.house_copy = HouseCopy()
        self._interrupted: list[Prompt | Choice | Fault] = []
        self.now: datetime | None = None
        self.instant: datetime | None = None
        self.sheets: list[Sheet] = []
        self._explained: Card | None = None
        self._said = ("", PLAIN)
        self.drafts: dict[str, Any] = {}

    # --- a chain of acts

    def do_next(self) -> None:
        """Do the next act of the chain."""
        from hotelcs.screens import commands_line

        commands_line.do_next(self)

    def tell_all(self, done: list[str]) -> None:
        """Tell what was done in a box: the row of words is too short for it."""
        Card(self, tr(N_("Done: {count}."), count=len(done)), list(done)).open()

    # --- sheets

    @property
    def sheet(self) -> Sheet:
        """The sheet on top."""
        return self.sheets[-1]

    def show_sheet(self, sheet: Sheet) -> None:
        """Put `sheet` on top and let it ask for its rows; a form that is not for whoever sits here is not opened."""
        verb = getattr(sheet, "verb", "")
        if not self.may(verb):
            self.refuse(verb)
            return
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

    def start_over(self, sheets: list[Sheet], drafts: dict[str, Any]) -> None:
        """Another person's screens: theirs from before, or Home."""
        self.prompt = self.dialog = self.alarm = None
        self.chain.clear()
        self.last_entries, self.last_told = [], ""
        self.sheets, self.drafts = sheets, drafts
        self.drafting.start_over()
        self.hints.start_over()
        self.home, self.pressing = None, []
        if not self.sheets:
            from hotelcs.screens.home import Home

            self.sheets = [Home(self)]

    # --- reading again

    def refresh(self) -> None:
        """Read again what is visible."""
        if self.cover is not None:
            self.cover.reload()
            return
        self.ask("home", _read_home, self._home_read)
        if self.sheets:
            self.sheet.reload()

    def _home_read(self, found: tuple[Any, list[Any]]) -> None:
        self.home, self.pressing = found

    # --- keys

    def press(self, press: Press) -> None:
        """Take one key, now or after what is awaited. An emergency waits for nothing."""
        self.sitting.touch()
        if press.key == "f9" and self.desk is not None and self.alarm is None:
            self.alarm = Alarm(self)
        elif self.waiting and self.alarm is None:
            self.held.append(press)
        else:
            self.take(press)

    def take(self, press: Press) -> None:
        """Give a key to whatever is in front."""
        self._said, self.message, self.reversible = self.message, ("", PLAIN), False
        self.chain_over()
        self.hints.pressed(press.key)
        if self.alarm is not None:
            self.alarm.press(press)
            self._after_the_alarm()
        elif press.key == "f7":
            self.speak("en" if i18n.current() == "zh" else "zh")
        elif self.cover is not None and self.prompt is None:
            self._at_the_door(self.cover, press)
        elif press.key in DIRECT and self.sitting.me is not None:
            DIRECT[press.key](self)
        elif self.prompt is not None:
            self._answer(self.prompt, press)
        elif self.dialog is not None:
            self.dialog.press(press)
        elif (action := self._denied(press)) is not None:
            self.refuse(action.verb)
        elif not self.sheet.press(press) and not self._grammar(press):
            self.say(tr(N_("Nothing is on this key here. F1 shows the keys.")))

    def _after_the_alarm(self) -> None:
        """Keys that were held before an emergency are played once it is raised, or taken back."""
        if self.alarm is None and not self.waiting:
            self.play()

    def _at_the_door(self, cover: Sheet, press: Press) -> None:
        """Keys for the sign-in: they fill its fields; F3 leaves the program."""
        if press.key == "f3" and self.desk is not None:
            grammar.ask_command(self)
        else:
            cover.press(press)

    def _denied(self, press: Press) -> Action | None:
        """The action of this screen on a key, when it is not for the posts of whoever sits here."""
        if self.sheet.typing and press.types:
            return None
        found = next((action for action in self.sheet.keys if press.key in action.keys), None)
        return found if found is not None and not self.may(found.verb) else None

    def _answer(self, prompt: Prompt | Choice | Fault, press: Press) -> None:
        if self._explain(prompt, press):
            return
        taken = prompt.press(press)
        if self.prompt is prompt and not prompt.open:
            self.prompt = self._interrupted.pop() if self._interrupted else None
            if press.key == "escape":
                self.chain.clear()
            self.go_on()
        if not taken:
            self.say(tr(N_("Answer first, or Esc.")))

    def _explain(self, prompt: Prompt | Choice | Fault, press: Press) -> bool:
        """F1 lists the answers of a question after what was said beside it; F1 or Esc closes them, any other key answers."""
        if self._explained is not None and self.dialog is self._explained:
            self._explained.close()
            closed = press.key in ("f1", "escape")
            self.message = self._said if closed else self.message
            return closed
        lines = [] if isinstance(prompt, Fault) else prompt.told()
        if press.key != "f1" or not lines:
            return False
        if self.dialog is not None:  # what can be answered stands there already
            self.say(lines[-1])
            return True
        self.message = self._said
        beside = [self.message[0]] if self.message[0] else []  # its row may have been too short
        self._explained = Card(self, tr(N_("Possible answers")), [*beside, *lines])
        self._explained.open()
        return True

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

    def ask_line(self, prompt: Prompt | Choice) -> None:
        """Ask on the `:` row."""
        self.prompt = prompt

    def interrupt(self, prompt: Prompt | Choice) -> None:
        """Ask on the `:` row in the middle of something; what was asked before is asked again afterwards."""
        if self.prompt is not None and self.prompt.open:
            self._interrupted.append(self.prompt)
        self.prompt = prompt

    def offer_second(self, verb: str, fields: dict[str, Any], failure: Failure, again: Nothing) -> None:
        """Where a second person could say yes, offer to ask one."""
        if second_person.offered(failure):
            second_person.offer(self, verb, fields, again)
            self.say(str(failure), ALARM)

    def ended(self) -> None:
        """Whoever sits here was signed out from elsewhere: back to the door."""
        self.sitting.ended()

    def file_replaced(self, failure: Failure | None) -> None:
        """The hotel's file is no longer the one that was opened: nothing is saved here until it is again (None)."""
        self.replaced = failure
        if failure is not None:
            self.say(sentence_of(failure), ALARM)
        else:
            self.refresh()

    # --- drafts

    def keep_drafts(self) -> None:
        """Keep on disk what is typed and not saved."""
        self.drafting.keep()

    def drop_draft(self, record: str) -> None:
        """What was typed is saved, or thrown away."""
        self.drafts.pop(record, None)
        self.drafting.drop(record)

    def speak(self, language: str) -> None:
        """Switch the language at once; forms keep what was typed."""
        if language == "zh" and not terminal.current().utf8:
            self.say(tr(N_("This terminal does not say UTF-8, and shows Latin letters alone.")))
            return
        i18n.use(language)
        for sheet in [self.cover] if self.cover is not None else self.sheets[-1:]:
            sheet.retranslate()

    def lines(self, width: int, height: int) -> list[Line]:
        """The whole screen as lines."""
        self.columns = width
        return frame.draw(self, width, height)

    # --- life

    def opened(self, desk: Any) -> None:
        """The desk is open: whoever may sit here without a password does, everybody else signs in."""
        self.desk = desk
        if not desk.login:
            self.waiting = False
            self.sitting.door()
            self.play()
            return
        self.sheet.reload()
        self.ask_first("home", _read_home, self._first_read)

    def _first_read(self, found: tuple[Any, list[Any]]) -> None:
        self._home_read(found)
        self.sitting.read()

    def first_run(self, founding: Founding, again: Nothing) -> None:
        """There is no hotel yet: a form makes one, then the desk is opened with `again`."""
        self.cover = FirstRun(self, founding)
        self._again, self.waiting = again, False
        self.play()

    def founded(self, login: str) -> None:
        """The hotel is made: open its desk, with `login` in the sign-in."""
        self.sitting.wanted_login = login
        self.cover = None
        self.hold()
        self._again()

    def not_opened(self, failure: Failure) -> None:
        """The desk cannot be opened: say why and how to mend it; any key leaves."""
        self.say(sentence_of(failure), ALARM)
        self.prompt = Choice(
            tr(N_("Press q to leave.")), {"q": self.leave, "escape": self.leave, "enter": self.leave}
        )
        self.waiting = False


def _read_home(desk: Any) -> tuple[Any, list[Any]]:
    return desk.show("home"), desk.show("pressing")
