"""10 One emergency: plan, timeline and roll call on one screen, its clock running (handbook 04 SC10)."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import INCIDENT, INCIDENT_MEDICAL, ROLL_CALL, Action
from hotelcs.screens import incident_deeds as deeds
from hotelcs.screens import incident_panes as draw
from hotelcs.screens.incident_words import OVER, STATES, banner, kind, since, span
from hotelcs.screens.paint import Line, Row, panes, words
from hotelcs.screens.presses import Press
from hotelcs.screens.pressing_words import DRILL
from hotelcs.screens.roll_call import RollCall
from hotelcs.screens.sheet import Sheet

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

BACK = Action("pane", ("tab",), N_("Plan"), N_("Back to the plan and the timeline"))
TIMELINE = 7
"""Rows that the timeline and the frame have at least."""
RIGHT, WIDE = 36, 100
"""Cells of the right pane in eighty columns, and from where on it has more."""


class IncidentSheet(Sheet):
    """The emergency `number`. Keys tick the plan; after Tab they are for the roll call."""

    number: ClassVar[str] = "10"
    title: ClassVar[str] = N_("Emergency")
    keys: ClassVar[tuple[Action, ...]] = INCIDENT
    patience: ClassVar[int] = 20
    ticks: ClassVar[bool] = True

    def __init__(self, counter: "Counter", incident: str) -> None:
        super().__init__(counter)
        self.incident = incident
        self.row: Any = None
        self.people: list[str] = []
        self.at = 0
        self.roll = RollCall(counter, incident)
        self.on_roll = False

    # --- reading

    def open(self) -> None:
        """Read it; keys typed meanwhile are for it."""
        self.counter.ask_first("incident opened", self._reads, self._read)
        self.roll.reload()

    def reload(self) -> None:
        """Read it again: somebody at another terminal did something."""
        if self.counter.desk is not None:
            self.counter.ask("incident", self._reads, self._read)
            if self.row is None or self.row.evac:
                self.roll.reload()

    def _reads(self, desk: Any) -> tuple[Any, list[Any]]:
        row = desk.show("incident", no=self.incident)
        return row, desk.show("incident-people", no=self.incident) if row.room and self.counter.has(
            "guest.read"
        ) else []

    def _read(self, found: tuple[Any, list[Any]]) -> None:
        before, (self.row, people) = self.row, found
        self.people = [deeds.person(one) for one in people]
        self._turn(on_roll=self.on_roll and self.row.evac)
        if before is None or self.at >= len(self.row.steps) or self.row.steps[self.at].seconds is not None:
            self.at = next((at for at, step in enumerate(self.row.steps) if step.seconds is None), 0)
        if self.row.evac and before is not None and not before.evac:
            self.roll.reload()

    # --- drawing

    @property
    def name(self) -> str:
        """The kind of emergency."""
        return tr(self.title) if self.row is None else kind(self.row)

    def alarm(self) -> str:
        """Row 2: the emergency, its clock, who commands."""
        row = self.row
        return (
            banner(row, self.counter.instant or self.counter.now)
            if row is not None and row.status not in OVER
            else ""
        )

    def banner(self) -> Line:
        """How it ended."""
        if self.row is None:
            return ()
        mark = DRILL + "  " if self.row.drill else ""
        return (
            words(
                f" {mark}{self.row.incident}  {tr(STATES[self.row.status])}  {self.row.ended}  {self.row.reason}"
            ),
        )

    def body(self, width: int, height: int) -> list[Line]:
        """Plan above timeline at the left, the roll call or what else is known at the right."""
        right = RIGHT if width < WIDE else width * 2 // 5
        left = width - 3 - right
        if self.row is None:
            waiting: list[Row] = [(words(" " + tr(N_("One moment ..."))),)]
            return panes(height, (waiting, left), (waiting, right))
        now = self.counter.instant or self.counter.now
        plan = draw.plan(self.row, self.at, now, left, min(len(self.row.steps) + 2, height - TIMELINE))
        rows = [*plan, *draw.timeline(self.row, left, height - 1 - len(plan))]
        return panes(height, (rows, left), (self._right(right, height - 1), right))

    def _right(self, width: int, height: int) -> list[Row]:
        if self.row.evac:
            return list(self.roll.pane.draw(width, height))
        currency = self.counter.sitting.me.currency if self.counter.sitting.me else "CNY"
        return draw.aside(self.row, self.people, currency, width, height)

    def status(self) -> str:
        """Who is under the cursor of the roll call, or the first step that is late, or when superiors are told next."""
        row = self.row
        if row is None:
            return ""
        if self.on_roll:
            return self.roll.status()
        elapsed = since(row.began, self.counter.instant or self.counter.now)
        slow = next((step for step in row.steps if draw.late(row, step, elapsed)), None)
        if slow is not None:
            by = span(elapsed - (slow.target_seconds or 0))
            told = N_("Step {seq} late by {by}: {post} {text}   1-9 tick, 0 takes back")
            return tr(told, seq=slow.seq, by=by, post=slow.post, text=slow.text)
        if row.report_due:
            left = deeds.left(row.report_due, self.counter)
            due = (
                N_("Tell the superiors how it stands: i, in {left}")
                if left > 0
                else N_("! Tell the superiors how it stands now: i")
            )
            return tr(due, left=span(left))
        return tr(N_("{state}. s shows what comes next."), state=tr(STATES[row.status]))

    # --- keys

    def press(self, press: Press) -> bool:
        """Tab changes the pane; the rest is for the pane in front, then for the emergency."""
        if press.key in ("tab", "f6", "shift+tab"):
            self._turn(on_roll=not self.on_roll and self.row is not None and self.row.evac)
            return True
        if self.row is None:
            return False
        if self.on_roll:
            return self.roll.press(press)
        if press.key in ("up", "down"):
            self._move(1 if press.key == "down" else -1)
        elif press.key == "enter" and self.row.steps:
            deeds.tick(self, self.row.steps[self.at].seq)
        elif len(press.key) == 1 and press.key in "123456789":
            deeds.tick(self, int(press.key))
        elif (deed := deeds.DEEDS[self.row.type == "medical"].get(press.key)) is not None:
            deed(self)
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        """Another step under the cursor, its whole text below."""
        if self.row.steps:
            self.at = max(0, min(self.at + by, len(self.row.steps) - 1))
            step = self.row.steps[self.at]
            self.counter.say(
                tr(N_("Step {seq}, {post}: {text}"), seq=step.seq, post=step.post, text=step.text)
            )

    def back(self) -> None:
        """Esc: out of the roll call, then out of the screen."""
        if not self.on_roll:
            super().back()
        elif not self.roll.pane.back():
            self._turn(on_roll=False)

    def _turn(self, *, on_roll: bool) -> None:
        """Which pane keys are for; the key bar shows those of that pane."""
        self.on_roll = on_roll
        mine = INCIDENT_MEDICAL if self.row is not None and self.row.type == "medical" else INCIDENT
        self.keys = (*ROLL_CALL, BACK) if on_roll else mine  # type: ignore[misc]


def open_incident(counter: "Counter", incident: str) -> None:
    """The emergency on top of whatever is there; Esc goes back to it."""
    if isinstance(counter.sheet, IncidentSheet):
        counter.sheets.pop()
    counter.show_sheet(IncidentSheet(counter, incident))
