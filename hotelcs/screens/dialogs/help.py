"""F1: the keys of this screen and the words of the `:` row, made from the registry."""

from typing import TYPE_CHECKING

from hotelcs.command_words import WORDS
from hotelcs.i18n import N_, tr
from hotelcs.keymap import Action, shown
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.paint import GREY, HEADING, PLAIN, STRONG, Line, Row, Rule, cell, panes, wrap
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

KEY_CELLS = 14
WIDEST = 90


class Help(Dialog):
    """A page to scroll."""

    def __init__(self, counter: "Counter") -> None:
        super().__init__(counter)
        self.top = 0
        self.height = 1
        self.inner = WIDEST

    def rows(self) -> list[Line]:
        """Every line of the help in the current language."""
        sheet = self.counter.sheet
        own = [line for action in sheet.keys for line in self._key(action)]
        common = [
            line
            for action in self.counter.actions()
            if action not in sheet.keys
            for line in self._key(action)
        ]
        spoken = [_word(word.usage, word.names, word.help) for word in WORDS]
        return [
            *([(cell(f" {sheet.name}", KEY_CELLS * 2, HEADING),)] if own else []),
            *own,
            (cell(" " + tr(N_("On every screen")), KEY_CELLS * 2, HEADING),),
            *common,
            (cell(" " + tr(N_("After F3 or :")), KEY_CELLS * 2, HEADING),),
            *spoken,
        ]

    def _key(self, action: Action) -> list[Line]:
        """A key and what it does, who may do it when one may not; as many lines as it needs."""
        keys, needs = shown(action.keys), self.counter.needs(action.verb)
        if len(action.keys) > 1 and not keys[0].isdigit():
            keys = f"{keys}  {shown(action.keys[1:])}"
        told = f"{tr(action.help)}: {needs}" if needs else tr(action.help)
        look, room = GREY if needs else PLAIN, self.inner - KEY_CELLS - 2
        return [
            ((" ", PLAIN), cell(keys if first else "", KEY_CELLS, STRONG), cell(line, room, look))
            for first, line in zip([True, *[False] * len(told)], wrap(told, room), strict=False)
        ]

    def press(self, press: Press) -> None:
        """Scroll; Esc, Enter, F1 and ? close."""
        moves = {
            "up": -1,
            "down": 1,
            "pageup": 1 - self.height,
            "pagedown": self.height - 1,
            "space": self.height - 1,
        }
        if press.key in moves:
            self.top = max(0, min(self.top + moves[press.key], len(self.rows()) - self.height))
        elif press.key in ("escape", "enter", "f1", "?"):
            self.close()
        else:
            self.counter.say(tr(N_("Esc closes the help.")))

    def box(self, width: int, height: int) -> list[Line]:
        """The window of the page."""
        inner = self.inner = min(width - 4, WIDEST)
        lines = self.rows()
        self.height = min(height - 2, len(lines))
        more = len(lines) > self.height
        title = tr(N_("Help")) + (tr(N_(": PgDn for more, Esc closes")) if more else "")
        rows: list[Row] = [Rule(title), *lines[self.top : self.top + self.height]]
        return panes(self.height + 2, (rows, inner))


def _word(usage: str, names: tuple[str, ...], told: str) -> Line:
    """A word with what follows it, its pinyin and Chinese, what it does."""
    return ((" ", PLAIN), cell(tr(usage), 28, STRONG), cell(" ".join(names[1:3]), 10), cell(tr(told), 46))
