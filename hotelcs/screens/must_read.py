"""What must be read before work begins: one notice after the other, Enter says that it is read (handbook SC00, SC26)."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import MUST_READ
from hotelcs.screens.paint import STRONG, WARN, Line, Row, Rule, cell, panes, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.sheet import Sheet

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class MustRead(Sheet):
    """Notices that wait to be read."""

    number: ClassVar[str] = "26"
    title: ClassVar[str] = N_("Must be read")
    keys: ClassVar[tuple[Any, ...]] = MUST_READ

    def __init__(self, counter: "Counter") -> None:
        super().__init__(counter)
        self.rows: list[Any] | None = None
        self.top = 0

    def reload(self) -> None:
        """Read what is left."""
        self.counter.ask("must-read", _unread, self._read)

    def _read(self, rows: list[Any]) -> None:
        self.rows = rows
        if not rows and self.counter.sheet is self:
            self.counter.close_sheet()

    def body(self, width: int, height: int) -> list[Line]:
        """The first one in full."""
        rows = self.rows or []
        if not rows:
            return panes(
                height, ([Rule(self.name), (words(" " + tr(N_("Nothing is left to read."))),)], width - 2)
            )
        row = rows[0]
        inner = width - 2
        text = [line for part in row.body.split("\n") for line in wrap(part, inner - 2)]
        self.top = max(0, min(self.top, len(text) - (height - 6)))
        told = tr(
            N_("from {author} {department}, {at}"), author=row.author, department=row.department, at=row.at
        )
        shown: list[Row] = [
            Rule(tr(N_("1 of {count}"), count=len(rows))),
            (cell(f" {row.title}", inner, STRONG),),
            (cell(f" {told}", inner),),
            (),
            *((cell(f" {line}", inner),) for line in text[self.top : self.top + height - 6]),
        ]
        return panes(height, (shown, inner))

    def banner(self) -> Line:
        """How many are left."""
        count = len(self.rows or [])
        return (words(" " + tr(N_("Must be read: {count}"), count=count), WARN),) if count else ()

    def status(self) -> str:
        """What Enter does."""
        return tr(N_("Enter: I have read this.   Esc: later."))

    def press(self, press: Press) -> bool:
        """Enter ticks; arrows scroll."""
        if press.key in ("enter", "y") and self.rows:
            number = self.rows[0].notice
            self.counter.act(lambda desk: desk.do("read-notice", {"notice": number}), lambda _: None)
        elif press.key in ("up", "down", "pageup", "pagedown"):
            self.top += {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}[press.key]
        else:
            return False
        return True


def _unread(desk: Any) -> list[Any]:
    rows: list[Any] = desk.show("notices", unread=True)
    return [row for row in rows if row.must_read or row.reminded]
