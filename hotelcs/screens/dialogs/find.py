"""F2: find anything - room, guest, stay, reservation - by name, pinyin, initials, phone tail or number."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.forms.text_line import TextLine
from hotelcs.screens.paint import STRONG, Line, Row, Rule, panes, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.line_list import Column, LineList

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

LIMIT = 30
KINDS = {
    "room": N_("room"),
    "guest": N_("guest"),
    "reservation": N_("booking"),
    "stay": N_("stay"),
    "group": N_("group"),
    "complaint": N_("complaint"),
    "luggage": N_("luggage"),
    "parcel": N_("parcel"),
}


class Find(Dialog):
    """A line to type in and what was found, refreshed with each letter. `pick` takes the chosen hit."""

    def __init__(self, counter: "Counter", text: str = "", pick: Callable[[Any], None] | None = None) -> None:
        super().__init__(counter)
        self.line = TextLine(text)
        self.pick = pick or self._open_hit
        self.asked: str | None = None
        self.known = ""
        columns: tuple[Column[Any], ...] = (
            Column(N_("Kind"), 8, lambda hit: tr(KINDS.get(hit.kind, hit.kind))),
            Column(N_("No"), 12, lambda hit: hit.no),
            Column(N_("Name"), 17, lambda hit: hit.title),
            Column(N_("Detail"), 0, lambda hit: hit.detail),
        )
        self.hits: LineList[Any] = LineList(columns, lambda hit: f"{hit.kind} {hit.no}")
        if text:
            self._search()

    def _search(self) -> None:
        text = self.asked = self.line.text.strip()
        if not text:
            self._found(text, [])
            return
        self.counter.ask(
            "find",
            lambda desk: desk.show("find", text=text, limit=LIMIT),
            lambda hits: self._found(text, hits),
        )

    def _found(self, text: str, hits: list[Any]) -> None:
        self.known = text
        self.hits.put(hits)
        self.hits.go(0)

    def press(self, press: Press) -> None:
        """Type, move, open, leave."""
        if press.key == "escape":
            self.close()
        elif press.key == "enter":
            self._enter()
        elif press.key in ("up", "down", "pageup", "pagedown"):
            self.hits.press(press)
        elif self.line.press(press) and self.line.text.strip() != self.asked:
            self._search()

    def _enter(self) -> None:
        """Open the hit under the cursor; while the answer to the last letter is on its way, wait for it."""
        text = self.line.text.strip()
        if not text:
            return
        if self.known == text:
            self._choose()
            return

        def found(hits: list[Any]) -> None:
            self._found(text, hits)
            self._choose()

        self.counter.ask_first("find", lambda desk: desk.show("find", text=text, limit=LIMIT), found)

    def _choose(self) -> None:
        hit = self.hits.current
        if hit is None:
            self.counter.say(tr(N_("Nothing is found for {text}."), text=self.line.text))
            return
        self.close()
        self.pick(hit)

    def _open_hit(self, hit: Any) -> None:
        from hotelcs.screens.areas import open_hit

        open_hit(self.counter, hit)

    def box(self, width: int, height: int) -> list[Line]:
        """The line, the hits, what to press."""
        inner = min(width - 6, 100)
        rows: list[Row] = [Rule(tr(N_("Find")))]
        rows.append((words(" > ", STRONG), *self.line.draw(inner - 4)))
        rows.append(Rule(""))
        tall = min(height - 4, 14)
        shown = self.hits.draw(inner, tall) if self.hits.rows else self._nothing(inner)
        rows += [*shown, *[()] * (tall - len(shown))]
        return panes(tall + 4, (rows, inner))

    def _nothing(self, inner: int) -> list[Line]:
        text = self.line.text.strip()
        told = (
            tr(N_("Nothing is found for {text}."), text=text)
            if text and self.known == text
            else tr(N_("Room, name, pinyin or initials, phone tail, number. Enter opens, Esc leaves."))
        )
        return [(words(f" {line}"),) for line in wrap(told, inner - 2)]
