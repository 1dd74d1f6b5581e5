"""F1: the field under the cursor, the keys of this screen, the words of the `:` row, what the marks mean."""

from typing import TYPE_CHECKING, Any

from hotelcs import terminal
from hotelcs.command_words import WORDS, Word
from hotelcs.i18n import N_, tr
from hotelcs.keymap import GRAMMAR, Action, shown
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.forms.field_help import help_of
from hotelcs.screens.legend import FIRST, legend
from hotelcs.screens.paint import GREY, HEADING, PLAIN, STRONG, Line, Row, Rule, cell, flow, panes, wrap
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

KEY_CELLS, USAGE, NAMES = 14, 28, 10
FIRST_, FIELD, KEYS, WORDS_, MARKS = "first", "field", "keys", "words", "marks"
HOME = "01"
WIDEST = 90
GAP = "   "
"""Between the answers of a choice."""


class Help(Dialog):
    """A page to scroll, in parts with a heading each. It opens at the part called `at` (KEYS, WORDS_, MARKS)."""

    def __init__(self, counter: "Counter", at: str = "") -> None:
        super().__init__(counter)
        self.at = at
        self.top = 0
        self.height = 1
        self.inner = WIDEST

    def rows(self) -> list[Line]:
        """Every line of the help in the current language."""
        return [line for _, part in self.parts() for line in part]

    def parts(self) -> list[tuple[str, list[Line]]]:
        """The parts by name, each with its heading; a part that has nothing to say is left out."""
        sheet = self.counter.sheet
        own = [line for action in sheet.keys for line in self._key(action)]
        keys = {key for action in sheet.keys for key in action.keys}
        common = [
            line for action in GRAMMAR if not keys.intersection(action.keys) for line in self._key(action)
        ]
        spoken = [line for word in WORDS for line in self._word(word)]
        marks = [line for sign, told in legend(sheet.number) for line in self._told(sign, told)]
        first = (
            [line for keys_, told in FIRST for line in self._told(keys_, tr(told))]
            if sheet.number == HOME
            else []
        )
        found = (
            (FIRST_, tr(N_("First steps")), first),
            (FIELD, *self._field(sheet)),
            ("", tr(N_("What to say")), self._script(sheet)),
            (KEYS, sheet.name, own),
            ("", tr(N_("On every screen")), common),
            (WORDS_, tr(N_("After F3 or :")), spoken),
            (MARKS, tr(N_("Signs and marks in lists")), marks),
            ("", tr(N_("This terminal")), self._terminal()),
        )
        return [
            (name, [(cell(f" {title}", self.inner, HEADING),), *lines])
            for name, title, lines in found
            if lines
        ]

    def _field(self, sheet: Any) -> tuple[str, list[Line]]:
        """The field under the cursor of a form."""
        form = getattr(sheet, "form", None)
        if form is None:
            return "", []
        field = form.current
        told = [
            line
            for sentence in help_of(field, getattr(sheet, "verb", ""))
            for line in unbroken(sentence, self.inner - 2)
        ]
        return tr(N_("This field: {field}"), field=field.title), [
            (cell(f" {line}", self.inner),) for line in told
        ]

    def _script(self, sheet: Any) -> list[Line]:
        """What is said to the guest, in the guest's language."""
        told = str(getattr(sheet, "script", "")).splitlines()
        return [(cell(f" {line}", self.inner),) for one in told for line in wrap(one, self.inner - 2)]

    def _terminal(self) -> list[Line]:
        """What the terminal is taken for, and what it lacks."""
        profile = terminal.current()
        told = [terminal.told(profile), *terminal.lacks(profile)]
        return [(cell(f" {line}", self.inner),) for one in told for line in wrap(one, self.inner - 2)]

    def _key(self, action: Action) -> list[Line]:
        """A key and what it does, who may do it when one may not; as many lines as it needs."""
        keys, needs = shown(action.keys), self.counter.needs(action.verb)
        if len(action.keys) > 1 and not keys[0].isdecimal():
            keys = f"{keys}  {shown(action.keys[1:])}"
        told = f"{tr(action.help)}: {needs}" if needs else tr(action.help)
        return self._told(keys, told, GREY if needs else PLAIN)

    def _told(self, left: str, told: str, look: str = PLAIN) -> list[Line]:
        """A key or a sign, and its sentence on as many lines as it needs."""
        lines = wrap(told, self.inner - KEY_CELLS - 2) or [""]
        return [
            (
                (" ", PLAIN),
                cell("" if at else left, KEY_CELLS, STRONG),
                cell(line, self.inner - KEY_CELLS - 2, look),
            )
            for at, line in enumerate(lines)
        ]

    def _word(self, word: Word) -> list[Line]:
        """A word with what follows it, its pinyin and Chinese, what it does, who may when one may not."""
        needs = self.counter.needs(word.verb)
        told = f"{tr(word.help)}: {needs}" if needs else tr(word.help)
        lines = wrap(told, self.inner - USAGE - NAMES - 2) or [""]
        return [
            ((" ", PLAIN), cell("" if at else tr(word.usage), USAGE, STRONG), cell("" if at else " ".join(word.names[1:3]), NAMES),
             cell(line, self.inner - USAGE - NAMES - 2, GREY if needs else PLAIN))
            for at, line in enumerate(lines)
        ]  # fmt: skip

    def press(self, press: Press) -> None:
        """Scroll; Esc, Enter, F1 and ? close."""
        moves = {
            "home": -len(self.rows()),
            "end": len(self.rows()),
            "up": -1,
            "down": 1,
            "pageup": 1 - self.height,
            "pagedown": self.height - 1,
            "space": self.height - 1,
        }
        if press.key in moves:
            self.top = max(0, min(self.top + moves[press.key], len(self.rows()) - self.height))
        elif press.key in ("tab", "f6"):
            self._next_part()
        elif press.key in ("escape", "enter", "f1", "?"):
            self.close()
        else:
            self.counter.say(tr(N_("Esc closes the help.")))

    def _next_part(self) -> None:
        """The next heading on top; after the last the first."""
        starts = self._starts()
        self.top = next((start for start in starts.values() if start > self.top), 0)

    def _starts(self) -> dict[str, int]:
        """The first line of each part."""
        starts, line = {}, 0
        for at, (name, part) in enumerate(self.parts()):
            starts[name or str(at)] = line
            line += len(part)
        return starts

    def box(self, width: int, height: int) -> list[Line]:
        """The window of the page."""
        inner = self.inner = min(width - 2, WIDEST)
        if self.at:
            self.top, self.at = self._starts().get(self.at, 0), ""
        lines = self.rows()
        self.height = min(height - 2, len(lines))
        more = len(lines) > self.height
        title = tr(N_("Help")) + (tr(N_(": PgDn for more, Tab next part, Esc closes")) if more else "")
        self.top = max(0, min(self.top, len(lines) - 1))
        rows: list[Row] = [Rule(title), *lines[self.top : self.top + self.height]]
        return panes(self.height + 2, (rows, inner))


def unbroken(told: str, cells: int) -> list[str]:
    """A sentence in lines; of a list of answers none is broken."""
    return flow(told.split(GAP), cells, GAP) if GAP in told else wrap(told, cells)
