"""The same month lived through by the program: its cases opened and worked on, `escalate` run now and then between."""

from datetime import timedelta
from typing import Any

from hotelcs.clock import parse_instant
from hotelcs.workflows.clocks.running import Case, Clocks
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.escalation.escalate import escalate
from tests.acceptance.escalating.calculation import ALWAYS, Ran
from tests.acceptance.escalating.month import FIRST, WORSE, Event, at
from tests.conftest import Hand
from tests.workflows.clocks.units import unit

RUNS = (
    "SELECT c.ref, c.turn, r.place, r.mark, r.turn, r.due_at, r.metric FROM escalation_run r "
    "JOIN escalation_chain c ON c.id = r.chain_id"
)
CLOCKS = "SELECT id, ref FROM sla_clock ORDER BY id"


class Replay:
    """A hotel that lives through events."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.levels: dict[str, str] = {}
        self.rounds: dict[str, int] = {}

    def live(self, events: list[Event], until: int, every: int, *, first: int = 0) -> None:
        """Every event at its minute, what is due every so many minutes; of the same minute the event is first in odd ones."""
        moments = sorted(
            [(event.minute, int(event.minute % 2 == 0), event) for event in events if event.minute <= until]
            + [(minute, 1 - int(minute % 2 == 0), None) for minute in range(first, until + 1, every)],
            key=lambda one: one[:2],
        )
        for minute, _, event in moments:
            self.hand.now = at(minute)
            if event is None:
                self.escalate()
            else:
                self.do(event)
        self.hand.now = at(until)
        self.escalate()

    def escalate(self) -> None:
        """Run what is due."""
        escalate(self.hand.desk, self.hand.desk.performer)

    def do(self, event: Event) -> None:
        """One act on a case."""
        with unit(self.hand) as work:
            clocks = Clocks(work, Case("complaint", event.case))
            deed = getattr(self, f"_{event.what}", None)
            if deed is not None:
                deed(clocks, event)
            else:
                clocks.stop({"contact": "update"}.get(event.what, event.what))

    def _open(self, clocks: Clocks, event: Event) -> None:
        self.rounds[event.case] = self.rounds.get(event.case, 0) + 1
        self.levels[event.case] = event.value
        clocks.start(event.value, ALWAYS, clocks.work.now, self.rounds[event.case])
        chains.begin(clocks.work, clocks.case, event.value)

    def _raise(self, clocks: Clocks, event: Event) -> None:
        worse = WORSE.get(self.levels[event.case]) == event.value
        self.levels[event.case] = event.value
        clocks.relevel(event.value, worse=worse)
        chains.begin(clocks.work, clocks.case, event.value)

    _reopen, _lower = _open, _raise

    def _take(self, clocks: Clocks, _: Event) -> None:
        clocks.stop("ack")
        chains.acknowledged(clocks.work, clocks.case)

    def _guest(self, clocks: Clocks, event: Event) -> None:
        clocks.start(self.levels[event.case], ("update",), clocks.work.now, self.rounds[event.case])

    def _wait(self, clocks: Clocks, event: Event) -> None:
        if any(clock.pauses for clock in clocks.running()):
            clocks.pause("asked", FIRST + timedelta(minutes=int(event.value)))

    def _answer(self, clocks: Clocks, _: Event) -> None:
        clocks.resume()

    def _resolve(self, clocks: Clocks, _: Event) -> None:
        clocks.stop()
        chains.end(clocks.work, clocks.case)

    def ran(self) -> set[Ran]:
        """What ran, as the calculation names it."""
        names: dict[int, str] = {}
        counted: dict[str, int] = {}
        for key, ref in self.hand.rows(CLOCKS):
            counted[ref] = counted.get(ref, 0) + 1
            names[key] = f"#{counted[ref]}"
        rows: list[tuple[Any, ...]] = self.hand.rows(RUNS)
        found = {
            (ref, chain, place, names[mark] if metric else str(mark or ""), turn, half(due))
            for ref, chain, place, mark, turn, due, metric in rows
        }
        assert len(found) == len(rows), "something ran twice"
        return found


def half(instant: str) -> int:
    """Half minutes since the beginning."""
    return round((parse_instant(instant) - FIRST).total_seconds() / 30)
