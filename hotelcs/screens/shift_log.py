"""11 Shift log: what happened, what is handed over and to whom; begun, submitted, accepted and disputed here."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.keymap import SHIFT_LOG
from hotelcs.screens import deeds, drawer, handover_panes, handover_words, log_line, log_steps
from hotelcs.screens.handover_form import DESK
from hotelcs.screens.handover_steps import HandoverSteps
from hotelcs.screens.item_words import owner_mark
from hotelcs.screens.items import give
from hotelcs.screens.paint import PLAIN, WARN, Line, Row, Rule, panes, words
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.line_list import Column, LineList
from hotelcs.text import fold

WIDE, ASIDE = 120, 44
LINES: tuple[Column[Any], ...] = (
    Column(N_("Kind"), 12, lambda line: tr(handover_words.KINDS.get(line.kind, line.kind))),
    Column(N_("Number"), 11, lambda line: line.ref),
    Column(N_("What"), 0, handover_words.line_words),
    Column(N_("Due"), 12, handover_words.line_due),
    Column(N_("Owner"), 14, owner_mark),
)  # fmt: skip
ENTRIES: tuple[Column[Any], ...] = (
    Column(N_("Log"), 5, lambda row: row.at[-5:]),
    Column(N_("Marks"), 5, log_steps.marks),
    Column(N_("About"), 8, log_steps.category),
    Column(N_("What"), 0, log_steps.words_of),
    Column(N_("Room"), 5, lambda row: row.room or "-"),
    Column(N_("By"), 10, lambda row: row.author),
)
LOG_ROWS = 100


class ShiftLog(Sheet):
    """Two lists, one below the other: what is carried over, and the log (handbook SC11)."""

    number: ClassVar[str] = "11"
    title: ClassVar[str] = N_("Shift log")
    keys: ClassVar[tuple[Any, ...]] = SHIFT_LOG

    def __init__(self, counter: Any) -> None:
        super().__init__(counter)
        self.lines: LineList[Any] = LineList(LINES, lambda line: f"{line.kind} {line.ref}")
        self.log: LineList[Any] = LineList(ENTRIES, lambda row: row.entry)
        self.entries: list[Any] = []
        self.handover: Any = None
        self.read = False
        self.in_log = False
        self.wanted = ""
        self.department = ""

    @property
    def listed(self) -> LineList[Any]:
        """What is carried over, or the log."""
        return self.log if self.in_log else self.lines

    @property
    def own(self) -> str:
        """The department of whoever sits here."""
        me = self.counter.sitting.me
        return me.department if me is not None and me.department else DESK

    # --- reading

    def open(self) -> None:
        """Read shift and log; keys typed meanwhile are for them."""
        self.counter.ask_first("shift", self._asks(), self._there)

    def reload(self) -> None:
        """Read both again."""
        if self.counter.desk is not None:
            self.counter.ask("shift", self._asks(), self._there)

    def _asks(self) -> Callable[[Any], tuple[Any, list[Any]]]:
        wanted = [self.department] if self.department else list(dict.fromkeys((self.own, DESK)))
        return lambda desk: (_handover(desk, wanted), desk.show("log", limit=LOG_ROWS))

    def _there(self, found: tuple[Any, list[Any]]) -> None:
        self.handover, self.entries = found
        self.department = self.handover.department if self.handover is not None else self.department or DESK
        self.read = True
        self.lines.put([] if self.handover is None else list(self.handover.lines))
        self._narrow(self.wanted)

    def _narrow(self, wanted: str) -> None:
        self.wanted = wanted
        parts = fold(wanted).split()
        self.log.put([row for row in self.entries if all(part in _searched(row) for part in parts)])

    # --- drawing

    def banner(self) -> Line:
        """Which shift, and how its handover stands."""
        row = self.handover
        if row is None:
            return (words(" " + tr(N_("No shift is open here. s opens it.")), WARN),) if self.read else ()
        return (
            words(
                f" {handover_words.heading(row)}", WARN if row.overdue or row.status == "disputed" else PLAIN
            ),
        )

    def body(self, width: int, height: int) -> list[Line]:
        """Figures, the lines carried over, the log, the note; in a wide terminal the drawer beside them."""
        side = ASIDE if width >= WIDE and self.handover is not None else 0
        inner = width - 2 - (side + 1 if side else 0)
        rows: list[Row] = handover_panes.summary(self.handover, inner)
        note = handover_panes.note(self.handover, inner)
        spare = height - 1 - len(rows) - len(note) - 2
        carried = min(max(len(self.lines.rows) + 1, 2), spare // 2)
        rows += [Rule(self._carried_title()), *self.lines.draw(inner, carried)]
        if not self.lines.rows:
            rows.append((words(" " + tr(N_("Nothing is left open."))),))
        spare = height - 1 - len(rows) - len(note) - 1
        rows += [Rule(self._log_title()), *self.log.draw(inner, spare)]
        if not self.log.rows:
            rows.append((words(" " + tr(N_("No line is in the log. n writes one, F8 from anywhere."))),))
        rows += [()] * (height - 1 - len(rows) - len(note))
        rows += note
        if not side:
            return panes(height, (rows, inner))
        return panes(height, (rows, inner), (handover_panes.aside(self.handover, side), side))

    def _carried_title(self) -> str:
        count = len(self.lines.rows)
        told = tr(N_("Carry over {count}: every line has an owner"), count=count)
        return told if self.in_log else f"> {told}"

    def _log_title(self) -> str:
        told = tr(N_("Log"))
        if self.wanted:
            told = tr(
                N_("Log  filter [{wanted}] {count}, Esc clears"), wanted=self.wanted, count=len(self.log.rows)
            )
        return f"> {told}" if self.in_log else told

    def status(self) -> str:
        """What is next, or the line under the cursor."""
        if not self.read:
            return tr(N_("One moment ..."))
        row = self.log.current if self.in_log else None
        if row is not None:
            return log_steps.told(row)
        if self.handover is None:
            return tr(N_("No shift is open here. s opens it."))
        if self.handover.status in ("none", "draft"):
            return tr(N_("s counts the drawer, takes the note and hands over with F10."))
        if self.handover.submitted_by == self.counter.desk.login:
            return tr(N_("Waits for somebody else: F10 is theirs. s takes it back."))
        return tr(N_("F10 takes over; x disputes the line under the cursor."))

    # --- keys

    def press(self, press: Press) -> bool:
        """Move in the list in front; Tab changes it."""
        front = self.log if self.in_log else self.lines
        if front.press(press):
            return True
        steps = HandoverSteps(self.counter, self.handover, self.department, self.entries, self.lines.current)
        deed = {
            "tab": self._turn, "f6": self._turn, "shift+tab": self._turn, "f": self._filter, "n": lambda: log_line.ask(self.counter),
            "s": lambda: self._step(steps), "f10": steps.forward, "a": self._give, "t": self._take, "x": steps.dispute,
            "c": steps.write_note, "h": self._history, "enter": self._open, "e": lambda: self._correct(steps), "i": self._items,
            "v": self._other, "d": self._drawer,
        }.get(press.key)  # fmt: skip
        if deed is None:
            return False
        deed()
        return True

    def _drawer(self) -> None:
        drawer.menu(self.counter)

    def _turn(self) -> None:
        self.in_log = not self.in_log

    def _filter(self) -> None:
        self.in_log = True
        self.counter.ask_line(Prompt(tr(N_("Filter:")), self._narrow, changed=self._narrow, left=lambda: self._narrow(""),
                                     text=self.wanted))  # fmt: skip

    def _step(self, steps: HandoverSteps) -> None:
        """The log line's next steps, or the handover's."""
        if self.in_log and self.log.current is not None:
            log_steps.menu(self.counter, self.log.current)
        else:
            steps.step()

    def _give(self) -> None:
        if (line := self._own_line()) is not None:
            give(self.counter, {"item": line.ref, "kind": line.kind}, line.ref)

    def _take(self) -> None:
        if (line := self._own_line()) is not None:
            deeds.do(
                self.counter,
                "take-item",
                {"item": line.ref, "kind": line.kind},
                N_("{item} is in your hands."),
            )

    def _own_line(self) -> Any:
        """The line under the cursor, when it is an item that can change hands."""
        line = self.lines.current
        if line is None or line.kind in ("arrival", "departure", "cash", "keys"):
            self.counter.say(tr(N_("This is the shift's; it goes with the handover.")))
            return None
        return line

    def _correct(self, steps: HandoverSteps) -> None:
        if self.in_log and self.log.current is not None:
            log_steps.correct(self.counter, self.log.current)
        else:
            steps.write_note()

    def _open(self) -> None:
        """Enter: a line of the log in full; an item where it is worked on."""
        from hotelcs.screens.dialogs.card import Card

        if self.in_log and self.log.current is not None:
            log_steps.show(self.counter, self.log.current)
        elif (line := self.lines.current) is not None:
            told = [
                f"{line.ref}  {handover_words.line_words(line)}",
                handover_words.line_owner(line),
                line.giver,
                line.receiver,
            ]
            Card(self.counter, line.ref, [one for one in told if one]).open()

    def _history(self) -> None:
        from hotelcs.screens.handovers import Handovers

        self.counter.show_sheet(Handovers(self.counter))

    def _other(self) -> None:
        """The shift of the own department, or the desk's."""
        self.department = self.own if self.department == DESK else DESK
        self.open()

    def _items(self) -> None:
        from hotelcs.screens.items import Items

        self.counter.show_sheet(Items(self.counter))

    def back(self) -> None:
        """Esc clears the filter first."""
        if self.wanted:
            self._narrow("")
        else:
            super().back()


def _handover(desk: Any, departments: list[str]) -> Any:
    """The handover of the first of `departments` that has a shift open; None when none has."""
    for department in departments:
        try:
            return desk.show("handover", department=department)
        except Refusal as refusal:
            if refusal.code != "NO_SHIFT":
                raise
    return None


def _searched(row: Any) -> str:
    return fold(
        f"{row.words} {row.room} {row.author} {row.category} {log_steps.category(row)} {row.entry} {row.at}"
    )
