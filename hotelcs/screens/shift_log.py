"""11 Shift log: what happened, what is handed over and to whom; begun, submitted, accepted and disputed here."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.keymap import SHIFT_LOG
from hotelcs.screens import deeds, handover_words, log_line, log_steps
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.handover_form import DESK, open_handover
from hotelcs.screens.items import give
from hotelcs.screens.paint import ALARM, PLAIN, WARN, Line, Row, Rule, cell, panes, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.line_list import Column, LineList
from hotelcs.text import fold

WIDE, ASIDE = 120, 44
LINES: tuple[Column[Any], ...] = (
    Column(N_("Kind"), 12, lambda line: tr(handover_words.KINDS.get(line.kind, line.kind))),
    Column(N_("Number"), 13, lambda line: line.ref),
    Column(N_("What"), 0, handover_words.line_words),
    Column(N_("Due"), 12, handover_words.line_due),
    Column(N_("Owner"), 18, handover_words.line_owner),
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
        rows: list[Row] = self._summary(inner)
        note = self._note(inner)
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
        return (
            panes(height, (rows, inner), (self._aside(side), side)) if side else panes(height, (rows, inner))
        )

    def _summary(self, width: int) -> list[Row]:
        row = self.handover
        if row is None:
            return []
        lines = handover_words.figures(row, width - 2)[:2]
        if row.department == DESK:
            lines.append(handover_words.drawer(row))
        look = ALARM if row.difference_minor else PLAIN
        return [
            Rule(tr(N_("Automatic summary"))),
            *((cell(f" {line}", width, look if line == lines[-1] else PLAIN),) for line in lines),
        ]

    def _note(self, width: int) -> list[Row]:
        if self.handover is None:
            return []
        note = self.handover.note or tr(N_("No note yet. c writes it."))
        return [
            Rule(tr(N_("Note to the next shift"))),
            *((cell(f" {line}", width),) for line in wrap(note, width - 2)[:2]),
        ]

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

    def _aside(self, width: int) -> list[Row]:
        """The drawer in detail."""
        row = self.handover
        if row.counted_minor is None:
            told = [tr(N_("Counting is blind: what should be in the drawer is told once it is counted."))]
        else:
            told = [
                f"{one.folio:14} {handover_words.money(one.amount_minor, row):>12} {one.actor}"
                for one in row.moves
            ]
            told = [*handover_words.suspects(row), *told] or [tr(N_("No cash moved."))]
        lines = [part for line in told for part in wrap(line, width - 2)]
        keys: list[Row] = [Rule(tr(N_("Keys"))), (cell(f" {row.keys}", width),)] if row.keys else []
        return [Rule(tr(N_("Drawer"))), *((cell(f" {line}", width),) for line in lines[:24]), *keys]

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
        deed = {
            "tab": self._turn, "f6": self._turn, "shift+tab": self._turn, "f": self._filter, "n": lambda: log_line.ask(self.counter),
            "s": self._step, "f10": self._next, "a": self._give, "t": self._take, "x": self._dispute, "c": self._write_note,
            "h": self._history, "enter": self._open, "e": self._correct, "i": self._items, "v": self._other,
        }.get(press.key)  # fmt: skip
        if deed is None:
            return False
        deed()
        return True

    def _turn(self) -> None:
        self.in_log = not self.in_log

    def _filter(self) -> None:
        self.in_log = True
        self.counter.ask_line(Prompt(tr(N_("Filter:")), self._narrow, changed=self._narrow, left=lambda: self._narrow(""),
                                     text=self.wanted))  # fmt: skip

    def _step(self) -> None:
        """The log line's next steps, or the handover's."""
        if self.in_log and self.log.current is not None:
            log_steps.menu(self.counter, self.log.current)
        else:
            self._hand_over()

    def _hand_over(self) -> None:
        row = self.handover
        if row is None:
            self._open_shift()
        elif row.status in ("none", "draft"):
            open_handover(self.counter, row.department)
        else:
            Menu(self.counter, handover_words.heading(row), self._steps(row)).open()

    def _open_shift(self) -> None:
        from hotelcs.screens.act_form import open_act

        open_act(self.counter, "open-shift", {"department": self.department})

    def _steps(self, row: Any) -> list[Entry]:
        fields = {"handover": row.handover}
        entries: list[Entry] = [
            (tr(N_("Take it over")), self._accept),
            (tr(N_("Dispute the line under the cursor")), self._dispute),
            (tr(N_("Take it back to change it")), lambda: deeds.do(
                self.counter, "withdraw-handover", {"department": row.department}, N_("{handover} is a draft again."))),
        ]  # fmt: skip
        disputed = next((line for line in row.lines if line.status == "disputed"), None)
        if disputed is not None:
            label = tr(N_("{line}: what is so:"), line=handover_words.line_words(disputed))
            entries.append((tr(N_("Settle the disputed line")), lambda: deeds.with_words(
                self.counter, "settle-dispute", {**fields, "line": disputed.line}, "words", label, N_("Line {line} is settled."))))  # fmt: skip
        return entries

    def _next(self) -> None:
        """F10: submit, or accept what another has submitted."""
        row = self.handover
        if row is not None and row.status in ("submitted", "disputed"):
            self._accept()
        else:
            self._hand_over()

    def _accept(self) -> None:
        row = self.handover
        if not self.counter.may("accept-handover"):
            self.counter.refuse("accept-handover")
        elif row.must_read and row.submitted_by != self.counter.desk.login:
            from hotelcs.screens.dialogs.tick_lines import TickLines

            texts = {entry.entry: log_steps.told(entry) for entry in self.entries}
            lines = [(number, texts.get(number, number)) for number in row.must_read]
            TickLines(self.counter, tr(N_("Must be read")), lines, self._take_over).open()
        else:
            self._take_over([])

    def _take_over(self, ticked: list[str]) -> None:
        fields = {"handover": self.handover.handover, "ticked": ticked}
        deeds.do(
            self.counter,
            "accept-handover",
            fields,
            N_("{handover} of {given_by} is taken over; shift {shift} is yours."),
        )

    def _dispute(self) -> None:
        row, line = self.handover, self.lines.current
        if row is None or row.status not in ("submitted", "disputed") or line is None:
            self.counter.say(tr(N_("Lines are disputed once a shift is handed over.")))
            return
        label = tr(
            N_("{line} - what is it really:"), line=f"{line.ref} {handover_words.line_words(line)}"[:40]
        )
        deeds.with_words(self.counter, "dispute-handover", {"handover": row.handover, "line": line.line}, "reason", label,
                         N_("Line {line} is disputed; both accounts are kept."))  # fmt: skip

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

    def _write_note(self) -> None:
        row = self.handover
        if row is None:
            self.counter.say(tr(N_("No shift is open here. s opens it.")))
            return

        def entered(text: str) -> None:
            deeds.do(
                self.counter,
                "edit-handover",
                {"department": row.department, "note": text, "version": row.version},
                N_("The note is kept."),
                lambda _: self.counter.drop_draft(NOTE),
            )

        kept = self.counter.drafts.pop(NOTE, {}).get("text", "")
        self.counter.ask_line(
            Prompt(tr(N_("Note to the next shift:")), entered, text=kept or row.note, record=NOTE)
        )

    def _correct(self) -> None:
        if self.in_log and self.log.current is not None:
            log_steps.correct(self.counter, self.log.current)
        else:
            self._write_note()

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


NOTE = "handover note"
"""Under this name a note that is being typed is kept."""


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
