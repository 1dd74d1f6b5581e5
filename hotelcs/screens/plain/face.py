"""The counter without a picture: what is in front is told, one line is read, and becomes the keys that it stands for."""

from collections.abc import Callable
from typing import Any

from hotelcs.clock import Clock
from hotelcs.errors import HotelcsError
from hotelcs.i18n import N_, current, tr
from hotelcs.screens import pressing_words
from hotelcs.screens.counter import Counter
from hotelcs.screens.home import Home
from hotelcs.screens.paint import PLAIN, text_of
from hotelcs.screens.plain import dialogs, forms, sheets, telling
from hotelcs.screens.plain.at_once import AtOnce
from hotelcs.screens.plain.lines import Ended, Lines
from hotelcs.screens.presses import Press, paste_of, press_of
from hotelcs.screens.prompts import Fault, Prompt
from hotelcs.screens.sentences import sentence_of
from hotelcs.screens.trouble import report

SIGNALLED = 128


class PlainFace:
    """One person's lines. `left` is set by whoever leaves."""

    def __init__(self, lines: Lines, clock: Clock) -> None:
        self.lines = lines
        self.gateway = AtOnce()
        self.counter = Counter(self.gateway, self._leave)
        self.counter.show_sheet(Home(self.counter))
        self.left = False
        self.failed = 0
        self.told: set[tuple[int, int, str, bool]] = set()
        self.row = 0
        self.form = forms.Asked()
        self._clock = clock
        self._zone: Any = None
        self._here: object = None
        self._raised: frozenset[str] = frozenset()
        self._beside: object = None
        self.page: list[str] = []

    def _leave(self) -> None:
        self.left = True

    # --- from the first line to the last

    def run(self, open_desk: Callable[[], Any], founding: Any = None) -> int:
        """Work until somebody leaves or nobody is there any more; the exit code."""
        self.lines.watch()
        try:
            self._open(open_desk, founding)
            while not self.left:
                self.turn()
        except Ended:
            self.counter.keep_drafts()
        self.counter.house_copy.stop()
        self.gateway.close()
        return SIGNALLED + self.lines.signalled if self.lines.signalled else self.failed

    def _open(self, open_desk: Callable[[], Any], founding: Any) -> None:
        def failed(failure: Any) -> None:
            self._not_opened(failure, open_desk, founding)

        self.gateway.before(open_desk, self._opened, failed)

    def _opened(self, desk: Any) -> None:
        from zoneinfo import ZoneInfo

        self.gateway.desk = desk
        self.gateway.moved()
        self._zone = ZoneInfo(desk.tz)
        self._look_at_the_clock()
        self.counter.house_copy.start(desk)
        self.counter.opened(desk)

    def _not_opened(self, failure: Any, open_desk: Callable[[], Any], founding: Any) -> None:
        if founding is not None and founding.missing():
            self.counter.first_run(founding, lambda: self._open(open_desk, None))
            return
        self.failed = failure.exit if isinstance(failure, HotelcsError) else 1
        self.left = True
        self.lines.tell([sentence_of(failure)])

    # --- one turn

    def turn(self) -> None:
        """Tell what is new, ask for one line, do it. An error of ours is reported; what was typed stays."""
        try:
            self._tell()
            self._one_line()
        except Ended:
            raise
        except KeyboardInterrupt:
            self._step_back()
        except Exception as error:  # the edge of the lines: reported, told, and the desk goes on
            self.counter.bug(report(error))
        self.counter.keep_drafts()

    def _one_line(self) -> None:
        counter = self.counter
        if counter.alarm is not None:
            self._alarm()
        elif counter.prompt is not None:
            self._prompt()
        elif counter.cover is None and counter.dialog is not None:
            dialogs.turn(self, counter.dialog)
        elif self.front.asking is not None:
            forms.turn(self, self.front)
        else:
            sheets.turn(self, self.front)

    @property
    def front(self) -> Any:
        """The sheet one works on."""
        return self.counter.cover or self.counter.sheet

    def press(self, *presses: Press) -> None:
        """Press keys as the screens do."""
        for one in presses:
            self.counter.press(one)

    def ask(self, prompt: str, *, secret: bool = False) -> str | None:
        """Ask for a line; None when something else came in front meanwhile."""
        return self.lines.ask(prompt, self._tick, secret=secret)

    def _step_back(self) -> None:
        """Ctrl+C: out of what is asked; where nothing is asked, how to leave."""
        self.lines.tell([""])
        counter = self.counter
        if counter.alarm or counter.prompt or counter.dialog or self.front.asking is not None:
            self.press(Press("escape"))
        else:
            self.lines.tell([tr(N_("quit leaves the program."))])

    # --- telling

    def _tell(self) -> None:
        """What was said, emergencies that are new, and the screen when it is another one."""
        self._look_at_the_clock()
        text, _ = self.counter.message
        self.counter.message = ("", PLAIN)
        if text:
            self.lines.tell([text])
        self._tell_emergencies()
        self._tell_beside()
        if self.counter.alarm is None and self.counter.prompt is None and self.counter.dialog is None:
            self.look()

    def _tell_beside(self) -> None:
        """What lies over the screen while a question about it is asked: rooms to choose from, a request to decide on."""
        dialog = self.counter.dialog
        if dialog is None or self.counter.prompt is None or dialog is self._beside:
            return
        self._beside = dialog
        self.lines.tell(telling.unframed(dialog.box(telling.WIDTH, telling.HEIGHT)))

    def look(self, *, again: bool = False) -> None:
        """Tell the sheet in front: the whole the first time, afterwards its name."""
        front = self.front
        name = (id(front), getattr(front, "tab", 0), current(), front.asking is None)
        if not again and self._here == name:
            sheets.tell_next_page(self, front)
            return
        self._here = name
        self.lines.tell(["", f"{front.number} {front.name}"])
        if again or name not in self.told:
            self.told.add(name)
            self.row = 0 if again or front.listed is None else front.listed.at
            banner = text_of(front.banner()).strip()
            self.lines.tell([*([banner] if banner else []), *front.told_first()])
            if front.asking is None:
                sheets.tell(self, front)

    def _tell_emergencies(self) -> None:
        raised = pressing_words.raised(self.counter)
        if raised - self._raised:
            self.lines.tell([pressing_words.banner(self.counter)])
        self._raised = raised

    def _tell_replaced(self) -> None:
        """Once when the hotel's file is no longer the one that was opened."""
        gone = self.gateway.replaced
        if (gone is None) != (self.counter.replaced is None):
            self.counter.file_replaced(gone)
            if gone is not None:
                self.lines.tell([sentence_of(gone)])

    def _look_at_the_clock(self) -> None:
        if self._zone is not None:
            self.counter.now = self._clock().astimezone(self._zone).replace(second=0, microsecond=0)

    def _tick(self) -> bool:
        """Each second of waiting: another desk's emergency is told at once, and a terminal that nobody touches locks itself."""
        before = (self.front, self.counter.prompt, self.counter.dialog)
        if self.gateway.moved():
            self.counter.refresh()
            self._tell_emergencies()
        self._tell_replaced()
        if self.counter.sitting.idle():
            self.counter.sitting.lock()
        return before != (self.front, self.counter.prompt, self.counter.dialog)

    # --- questions

    def colon(self, text: str) -> bool:
        """A line that begins with a colon is a word, not an answer; True when it was one. Two colons are a typed one."""
        if not text.startswith((":", "：")) or text[1:2] in (":", "："):
            return False
        sheets.speak(self, text[1:].strip())
        return True

    def _alarm(self) -> None:
        from hotelcs.screens.alarm import TYPES, WORDS

        alarm = self.counter.alarm
        if alarm is None:
            return
        if not alarm.type:
            kinds = tr(N_(", ")).join(f"{digit} {tr(word)}" for digit, _, word in TYPES)
            line = self.ask(tr(N_("Emergency: {kinds}:"), kinds=kinds))
            if line is not None:
                self.press(
                    *(
                        [Press("escape")]
                        if line.startswith(":")
                        else [press_of(char, char) for char in line.strip()[:1]]
                    )
                )
            return
        line = self.ask(tr(N_("{type}: where? A room number or a place:"), type=tr(WORDS[alarm.type])))
        if line is not None:
            self.press(*([Press("escape")] if line.startswith(":") else [paste_of(line), Press("enter")]))

    def _prompt(self) -> None:
        prompt = self.counter.prompt
        if isinstance(prompt, Fault):
            self.lines.tell([" " * prompt.indent + "^", prompt.told])
            self.counter.prompt = None
        elif isinstance(prompt, Prompt):
            self._line_of(prompt)
        elif prompt is not None:
            line = self.ask(prompt.label)
            if line is None:
                return
            if line.startswith((":", "：")):
                self.press(Press("escape"))
                return
            text = line.strip()
            self.press(press_of(text[0], text[0]) if text else Press("enter"))

    def _line_of(self, prompt: Prompt) -> None:
        """A question for words: what stands there already stays with an empty line."""
        kept = f" [{prompt.line.text}]" if prompt.line.text and not prompt.secret else ""
        line = self.ask(f"{prompt.label.rstrip(':：')}{kept}:", secret=prompt.secret)
        if line is None:
            return
        if not prompt.secret and line.strip() in (":back", ":返回"):
            self.press(Press("escape"))
            return
        if line:
            self.press(Press("end"), Press("ctrl+u"))
            for char in line if prompt.ends_by_itself else ():
                if self.counter.prompt is prompt:
                    self.press(press_of(char, char))
            if not prompt.ends_by_itself:
                self.press(paste_of(line))
        if self.counter.prompt is prompt:
            self.press(Press("enter"))
