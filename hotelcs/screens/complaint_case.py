"""09, one complaint: facts, clocks, what is to be done, what was given, and beside or below it everything that happened."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import COMPLAINT
from hotelcs.screens import complaint_words as told
from hotelcs.screens.booking import money
from hotelcs.screens.complaint_deeds import DEEDS
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.item_words import held_word
from hotelcs.screens.paint import ALARM, HEADING, PLAIN, Line, Row, Rule, cell, panes, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.sheet import Sheet

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

WIDE, LEFT = 120, 66


class ComplaintSheet(Sheet):
    """A case as it is now; the same keys as on the list."""

    number: ClassVar[str] = "09"
    title: ClassVar[str] = N_("Complaints")
    keys: ClassVar[tuple[Any, ...]] = COMPLAINT

    def __init__(self, counter: "Counter", case: Any) -> None:
        super().__init__(counter)
        self.case = case
        self.top = 0
        self.long = self.tall = 1

    @property
    def script(self) -> str:
        """What to say, for F1."""
        return str(self.case.script)

    def open(self) -> None:
        """It was just read."""

    def reload(self) -> None:
        """Read it again."""
        number = self.case.complaint
        self.counter.ask("case", lambda desk: desk.show("complaint", no=number), self._read)

    def _read(self, case: Any) -> None:
        self.case = case

    def banner(self) -> Line:
        """What is due next."""
        running = [
            line
            for line in self.case.clocks
            if line.state == "running" or (line.state == "breached" and line.left < 0)
        ]
        due = min(running, key=lambda line: line.due, default=None)
        if due is None:
            return (words(" " + tr(told.STATES[self.case.status])),)
        text = f" {tr(told.STATES[self.case.status])}   {tr(told.STEPS.get(due.metric, due.metric))} {told.left(due.left)}"
        return (words(text, ALARM if due.left < 0 else PLAIN),)

    def body(self, width: int, height: int) -> list[Line]:
        """Facts, and the timeline beside them or after them; PgDn for what does not fit."""
        if width >= WIDE:
            side = width - LEFT - 3
            facts, past = self._facts(LEFT), self._timeline(side)
            self.long, self.tall = max(len(past), 1), height - 1
            return panes(
                height,
                (self._window(facts, height - 1, 0), LEFT),
                (self._window(past, height - 1, self.top), side),
            )
        inner = width - 2
        rows = [*self._facts(inner), *self._timeline(inner)]
        self.long, self.tall = len(rows), height - 1
        return panes(height, (self._window(rows, height - 1, self.top), inner))

    def _window(self, rows: list[Row], height: int, top: int) -> list[Row]:
        """The rows from `top` on under their first border."""
        start = max(0, min(top, len(rows) - height))
        return rows[start : start + height] if not start else [rows[0], *rows[start + 1 : start + height]]

    def _facts(self, inner: int) -> list[Row]:
        case = self.case
        rows: list[Row] = [Rule(f"{case.complaint}  {told.grade(case)}  {case.code} {case.title}")]
        rows += _lines(_about(case), inner)
        rows.append(Rule(tr(N_("Clocks"))))
        rows += [
            _clock(line, inner)
            for line in case.clocks
            if line.round == case.round or line.state == "breached"
        ]
        if case.tasks:
            rows.append(Rule(tr(N_("To do"))))
            rows += [_task(line, inner) for line in case.tasks]
        rows += _lines(
            [tr(N_("May be offered: {what}"), what=", ".join(case.offers))] if case.offers else [], inner
        )
        me = self.counter.sitting.me
        currency = me.currency if me else "CNY"
        rows.append(Rule(tr(N_("Given {given}, you may give {limit}"), given=money(case.given_minor, currency), limit=money(case.limit_minor, currency))))  # fmt: skip
        rows += _lines([_given(line, currency) for line in case.given], inner)
        rows += _lines([_called(line) for line in case.calls], inner)
        return rows

    def _timeline(self, inner: int) -> list[Row]:
        rows: list[Row] = [Rule(tr(N_("Timeline")))]
        return rows + _lines(
            [f"{line.at[5:]} {line.by}  {told.event(line)}" for line in reversed(self.case.timeline)], inner
        )

    def status(self) -> str:
        """Whose it is, and what is legal now."""
        held = held_word(self.case)
        return "  ".join(
            filter(None, (self.case.complaint, tr(N_("Owner: {owner}"), owner=self.case.owner or "-"), held))
        )

    def press(self, press: Press) -> bool:
        """The keys of the list, on this one; arrows scroll."""
        moves = {
            "up": -1,
            "down": 1,
            "pageup": 1 - self.tall,
            "pagedown": self.tall - 1,
            "home": -self.long,
            "end": self.long,
        }
        if press.key in moves:
            self.top = max(0, min(self.top + moves[press.key], self.long - self.tall))
            return True
        deed = DEEDS.get(press.key)
        if deed is None:
            return False
        deed(self.counter, self.case)
        return True


def timeline(counter: "Counter", number: str) -> None:
    """Everything that was said and done, in a box."""

    def there(case: Any) -> None:
        lines = [f"{line.at[5:]} {line.by}  {told.event(line)}" for line in case.timeline]
        Card(counter, f"{case.complaint}  {told.grade(case)}  {case.title}", lines, hang=12).open()

    counter.ask_first("complaint", lambda desk: desk.show("complaint", no=number), there)


def _about(case: Any) -> list[str]:
    flags = "  ".join(tr(told.FLAGS[name]) for name in case.flags)
    mood = tr(told.MOODS[str(case.mood_in)]) if case.mood_in else "-"
    after = tr(N_("mood {mood}, content {sat}"), mood=case.mood_out, sat=case.sat_out) if case.sat_out else ""
    return list(filter(None, (
        tr(N_("Room {room}  {guest}  since {at}"), room=case.room or "-", guest=case.guest or tr(N_("no name")), at=case.at[5:]),
        tr(N_("Words: {text}"), text=" ".join(case.words.split())),
        tr(N_("Understood: {text}"), text=case.understood) if case.understood else "",
        tr(N_("Wants: {wants}   mood {mood}"), wants=tr(told.WANTS[case.wants]) if case.wants else "-", mood=mood),
        tr(N_("Plan: {text}"), text=case.plan) if case.plan else "",
        tr(N_("Facts: {text}"), text=" ".join(case.facts.split())) if case.facts else "",
        flags, case.asset, case.incident, case.duplicate_of, after,
        tr(N_("Cause: {cause}"), cause=case.cause) if case.cause else "",
        tr(N_("Opened again: {count}"), count=case.reopened) if case.reopened else "",
    )))  # fmt: skip


def _lines(texts: list[str], inner: int) -> list[Row]:
    return [(cell(f" {part}", inner),) for text in texts for part in wrap(text, inner - 2)]


def _clock(line: Any, inner: int) -> Line:
    name = tr(told.STEPS.get(line.metric, line.metric))
    state = tr(told.CLOCKS[line.state]) if told.CLOCKS[line.state] else told.left(line.left)
    missed = line.state == "breached"
    mark = "!" if missed else " "
    left = f"  {told.left(line.left)}" if missed and line.left < 0 else ""
    return (
        (mark, ALARM),
        cell(name, 14),
        cell(line.due[5:], 13),
        cell(f"{line.percent}%", 6, align="right"),
        cell(f"  {state}{left}", inner - 34, ALARM if missed else PLAIN),
    )


def _task(line: Any, inner: int) -> Line:
    mark = "x" if line.outcome == "done" else "-" if line.outcome else "!" if line.late else " "
    when = line.done[-5:] if line.done else line.due[-5:]
    number = f"[{mark}] /{line.action.rpartition('/')[2]}"
    head = cell(f"{number} {line.department}", 12, HEADING if line.kind == "promise" else PLAIN)
    return (
        head,
        cell(f"{when} ", 6),
        cell("  ".join(filter(None, (line.text, line.result, line.owner))), inner - 18),
    )


def _given(line: Any, currency: str) -> str:
    worth = tr(N_("{count} points"), count=line.points) if line.points else money(line.value_minor, currency)
    text = f"{tr(told.GIVEN[line.kind])}  {worth}  {line.note}  {line.by}"
    return tr(N_("{text} (not given)"), text=text) if line.revoked else text


def _called(line: Any) -> str:
    if line.status == "done":
        return tr(
            N_("Called: mood {mood}, content {sat}  {note}"), mood=line.mood, sat=line.sat, note=line.note
        )
    if line.status == "due":
        return tr(N_("To call {due}, tried {tries}"), due=line.due[5:], tries=line.tries)
    return ""
