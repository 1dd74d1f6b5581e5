"""A screen of lists behind tabs: each tab reads rows, shows them in columns, filters them, opens one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.screens.paint import GREY, STRONG, Line, Row, Rule, cell, cells_of, panes, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.line_list import Column, LineList
from hotelcs.text import fold

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

WIDE, ASIDE = 120, 44
"""From so many columns on, what is known of the row stands beside the list."""


def _nothing(_: Any) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Tab:
    """A list: `read` asks the desk, `name` tells records apart, `empty` says what would be here.

    `told` is the row in one sentence, `detail` in several lines. `verb` is what somebody needs to see it at all.
    """

    title: str
    columns: Sequence[Column[Any]]
    read: Callable[[Any], Sequence[Any]]
    name: Callable[[Any], str]
    empty: str
    told: Callable[[Any], str]
    detail: Callable[[Any], list[str]] = _nothing
    right: str = "read"
    keys: tuple[str, ...] = field(default=())


class Listing(Sheet):
    """Tabs, a cursor, a filter. Keys of the rows are `deeds` of the subclass."""

    tabs: ClassVar[tuple[Tab, ...]] = ()
    marking: ClassVar[bool] = False
    """Whether Space marks rows."""
    by_room: ClassVar[bool] = False
    """Whether digits go to a room."""

    def __init__(self, counter: "Counter", tab: int = 0) -> None:
        super().__init__(counter)
        self.tab = tab
        self.lists: list[LineList[Any]] = [LineList(one.columns, one.name) for one in self.tabs]
        self.rows: list[Sequence[Any] | None] = [None for _ in self.tabs]
        self.wanted = ""

    # --- what a screen adds

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What keys do with the row under the cursor."""
        return {}

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What keys do without a row."""
        return {}

    def opened(self, row: Any) -> None:
        """Enter on a row: what is known of it."""
        from hotelcs.screens.dialogs.card import Card

        Card(self.counter, self.now.told(row), self.now.detail(row) or [self.now.told(row)]).open()

    @property
    def listed(self) -> LineList[Any]:
        """The list in front."""
        return self.front

    # --- reading

    @property
    def now(self) -> Tab:
        """The tab in front."""
        return self.tabs[self.tab]

    @property
    def front(self) -> LineList[Any]:
        """The list in front."""
        return self.lists[self.tab]

    @property
    def current(self) -> Any:
        """The row under the cursor; None without rows."""
        return self.front.current

    def open(self) -> None:
        """Read the list; keys typed meanwhile are for it."""
        if self.may_see():
            self.counter.ask_first(self._slot(), self.now.read, self._reading(self.tab))

    def reload(self) -> None:
        """Read it again."""
        if self.counter.desk is not None and self.may_see():
            self.counter.ask(self._slot(), self.now.read, self._reading(self.tab))

    def may_see(self) -> bool:
        """Whether the tab in front is for whoever sits here."""
        return self.counter.has(self.now.right)

    def _slot(self) -> str:
        return f"{type(self).__name__} {self.tab}"

    def _reading(self, tab: int) -> Callable[[Sequence[Any]], None]:
        def read(rows: Sequence[Any]) -> None:
            self.rows[tab] = list(rows)
            if tab == self.tab:
                self.sift(self.wanted)

        return read

    def sift(self, wanted: str) -> None:
        """Show only rows with every word of `wanted` in one of their columns."""
        self.wanted = wanted
        parts = fold(wanted).split()
        rows = self.rows[self.tab] or []
        self.front.put(
            [row for row in rows if all(part in self._searched(row) for part in parts)] if parts else rows
        )

    def _searched(self, row: Any) -> str:
        return fold(" ".join(column.shows(row) for column in self.now.columns))

    def turn(self, step: int) -> None:
        """The next tab, or the one before."""
        self.go_to((self.tab + step) % len(self.tabs))

    def go_to(self, tab: int) -> None:
        """Bring tab `tab` to the front."""
        self.tab, self.wanted = tab, ""
        self.sift("")
        self.open()

    # --- drawing

    def body(self, width: int, height: int) -> list[Line]:
        """The tabs in the border, the list, and in a wide terminal the row beside it."""
        side = ASIDE if width >= WIDE and self._has_detail() else 0
        inner = width - 2 - (side + 1 if side else 0)
        rows: list[Row] = [Rule(self._title())]
        if len(self.tabs) > 1:
            rows.append(self.tab_line(inner))
        if self.may_see():
            rows += self.front.draw(inner, height - 1 - len(rows), self.shown_columns(inner))
        if told := self._instead():
            rows += [(words(f" {line}"),) for line in wrap(told, inner - 2)]
        if not side:
            return panes(height, (rows, inner))
        return panes(height, (rows, inner), (self._aside(side), side))

    def shown_columns(self, width: int) -> Sequence[Column[Any]]:
        """Other columns than those of the tab, for `width` cells; none means the tab's."""
        del width
        return ()

    def _has_detail(self) -> bool:
        return self.now.detail is not _nothing

    def _title(self) -> str:
        count = len(self.rows[self.tab] or ())
        title = tr(N_("{title} {count}"), title=tr(self.now.title), count=count)
        if self.front.marked:
            title = tr(N_("{title}, marked {count}"), title=title, count=len(self.front.marked))
        if self.wanted:
            told = tr(N_("filter [{wanted}] {shown} of {count}, Esc clears"), wanted=self.wanted, shown=len(self.front.rows),
                      count=count)  # fmt: skip
            title = f"{title}  {told}"
        return title

    def tab_line(self, inner: int) -> Line:
        """The titles; where they are wider than `inner` the first ones make room, so that the front one is whole."""
        line: list[tuple[str, str]] = [(" ", "")]
        for index, tab in enumerate(self.tabs):
            here = index == self.tab
            line.append(words(f"[{tr(tab.title)}]" if here else f" {tr(tab.title)} ", STRONG if here else ""))
        end = cells_of(line[: self.tab + 2])
        if end <= inner:
            return tuple(line)
        first = next(
            at for at in range(1, self.tab + 2) if at == self.tab + 1 or end - cells_of(line[:at]) < inner
        )
        return (("<", GREY), *line[first:])

    def _instead(self) -> str:
        """What stands where rows would be."""
        if not self.may_see():
            return self.counter.needs_right(self.now.right)
        if self.rows[self.tab] is None:
            return tr(N_("One moment ..."))
        if self.front.rows:
            return ""
        if self.wanted:
            return tr(N_("Nothing here has {wanted}. Esc clears the filter."), wanted=self.wanted)
        return tr(self.now.empty)

    def _aside(self, width: int) -> list[Row]:
        row = self.current
        lines = (
            [] if row is None else [part for line in self.now.detail(row) for part in wrap(line, width - 2)]
        )
        return [Rule(tr(N_("Details"))), *((cell(f" {line}", width),) for line in lines)]

    def status(self) -> str:
        """The row under the cursor, in words."""
        row = self.current
        return self._instead() if row is None else self.now.told(row)

    # --- keys

    def press(self, press: Press) -> bool:
        """Move, turn, filter, open; then the screen's own keys."""
        if self.front.press(press):
            self.counter.hints.walking(self.number, by_room=self.by_room)
            return True
        if press.key in ("tab", "f6", "right", "shift+tab", "left") and len(self.tabs) > 1:
            self.turn(-1 if press.key in ("shift+tab", "left") else 1)
            return True
        if press.key == "f":
            self._ask_filter()
            return True
        if press.key == "space" and self.marking:
            self.front.mark()
            return True
        free = self.free_deeds().get(press.key)
        if free is not None:
            free()
            return True
        deed = {"enter": self.opened, **self.deeds()}.get(press.key)
        if deed is None:
            return False
        if self.current is None:
            self.counter.say(self._instead())
        else:
            deed(self.current)
        return True

    def _ask_filter(self) -> None:
        self.counter.ask_line(
            Prompt(
                tr(N_("Filter:")),
                self.sift,
                changed=self.sift,
                left=lambda: self.sift(""),
                text=self.wanted,
            )
        )

    def back(self) -> None:
        """Esc clears the filter first."""
        if self.wanted:
            self.sift("")
        else:
            super().back()
