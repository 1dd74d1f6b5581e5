"""Clocks of a case inside an act: started, stopped, paused, changed with the level, begun anew (handbook SM-06).

Before anything is changed a clock that ran out is marked as breached, and what is due to be escalated by then is; both are
permanent.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import col, func, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.clocks import SlaClock, SlaPause
from hotelcs.models.policies import SlaPolicy
from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.calendars import Calendars
from hotelcs.workflows.clocks.case import Case
from hotelcs.workflows.clocks.hours import NeverOpen, Span, stretch

__all__ = ["LONGEST_PAUSE", "Case", "Clocks"]

LONGEST_PAUSE = timedelta(hours=24)
"""How long a case may wait for its guest before its clocks go on by themselves."""


class Clocks:
    """The clocks of one case, as an act changes them."""

    def __init__(self, work: Work, case: Case) -> None:
        self.work = work
        self.case = case
        self.calendars = Calendars(work.reader, work.property.tz)

    def start(
        self,
        level: str,
        metrics: Iterable[str],
        at: datetime,
        round_: int = 1,
        override: Mapping[str, int] | None = None,
    ) -> list[SlaClock]:
        """Start what the policy of `level` has of `metrics`, running since `at`. `override` gives other minutes.

        What runs already in this round goes on as it is; one of an earlier round is void.
        """
        found, wanted = self.policies(level), []
        going = {row.metric: row for row in self._running(())}
        for metric in metrics:
            old = going.get(metric)
            if old is not None and old.round != round_:
                self.void(metric)
            if metric in found and (old is None or old.round != round_):
                wanted.append(metric)
        turns = self._turns(round_) if wanted else {}
        begun = [
            self._begun(found[metric], at, round_, turns.get(metric, 0) + 1, (override or {}).get(metric))
            for metric in wanted
        ]
        self.work.add_all(begun)
        return begun

    def policies(self, level: str) -> dict[str, SlaPolicy]:
        """The steps of a level by their metric."""
        query = select(SlaPolicy).where(SlaPolicy.kind == self.case.kind, SlaPolicy.level == level)
        return {row.metric: row for row in self.work.session.exec(query)}

    def running(self, *metrics: str) -> list[SlaClock]:
        """The clocks that run, of some metrics or all; what ran out is marked before they are given."""
        rows = self._running(metrics)
        for row in rows:
            self.mark(row, self.work.now)
        return rows

    def _running(self, metrics: tuple[str, ...]) -> list[SlaClock]:
        settle(self.work, self.case)
        query = select(SlaClock).where(
            SlaClock.kind == self.case.kind, SlaClock.ref == self.case.ref, SlaClock.state == "running"
        )
        rows = self.work.session.exec(query.order_by(col(SlaClock.id)))
        return [row for row in rows if not metrics or row.metric in metrics]

    def stop(self, *metrics: str, at: datetime | None = None) -> None:
        """The steps are done. At the due instant is in time, also when it is written down later."""
        moment = at or self.work.now
        for row in self._running(metrics):
            self._go_on(row, moment)
            row.state, row.stopped_at = "stopped", moment
            self.mark(row, moment)
            self.work.touch(row)

    def void(self, *metrics: str) -> None:
        """Steps that are not asked for any more: merged, withdrawn, another level. A breach stays."""
        for row in self.running(*metrics):
            self._go_on(row, self.work.now)
            row.state = "void"
            self.work.touch(row)

    def pause(self, reason: str, until: datetime | None = None) -> datetime:
        """The clocks that may wait stand still; the instant at which they go on by themselves comes back.

        Raises Refusal CLOCK_NEVER_WAITS when none may.
        """
        latest = min(until or self.work.now + LONGEST_PAUSE, self.work.now + LONGEST_PAUSE)
        waiting = [row for row in self.running() if row.pauses]
        if not waiting or latest <= self.work.now:
            raise Refusal("CLOCK_NEVER_WAITS", N_("The clocks of this case do not wait."), field="until")
        return max([self._wait(row, latest, reason) for row in waiting])

    def resume(self) -> None:
        """The clocks that waited go on."""
        for row in self.running():
            if self._open_pause(row) is not None:
                self._go_on(row, self.work.now)

    def relevel(self, level: str, *, worse: bool) -> None:
        """Another level: every running clock counts anew from its start and keeps what it waited.

        Worse is never due later than before; a step that the level does not have is void, one that it has and that was
        never asked for runs since the first contact.
        """
        found = self.policies(level)
        rows = self.running()
        for row in rows:
            policy = found.get(row.metric)
            if policy is None:
                self.void(row.metric)
                continue
            if not policy.pauses:
                self._go_on(row, self.work.now)
            before, minutes, calendar = row.due_at, row.minutes, row.calendar
            row.level, row.minutes, row.calendar, row.pauses = (
                level,
                policy.minutes,
                policy.calendar,
                policy.pauses,
            )
            self.recompute(row)
            if worse and row.due_at > before:
                row.minutes, row.calendar = minutes, calendar
                self.recompute(row)
        if rows and worse:
            self._newly_asked(found, rows, level)

    def _newly_asked(self, found: dict[str, SlaPolicy], rows: list[SlaClock], level: str) -> None:
        round_ = rows[0].round
        query = select(SlaClock).where(
            SlaClock.kind == self.case.kind, SlaClock.ref == self.case.ref, SlaClock.round == round_
        )
        had = list(self.work.session.exec(query))
        asked, start = {row.metric for row in had}, min(row.started_at for row in had)
        self.start(
            level,
            [metric for metric in ("onsite",) if metric in found and metric not in asked],
            start,
            round_,
        )

    def _turns(self, round_: int) -> dict[str, int]:
        """How often each step was begun in a round."""
        query = select(SlaClock.metric, func.max(SlaClock.turn)).where(
            SlaClock.kind == self.case.kind, SlaClock.ref == self.case.ref, SlaClock.round == round_
        )
        return dict(self.work.session.exec(query.group_by(SlaClock.metric)).all())

    def _begun(
        self, policy: SlaPolicy, at: datetime, round_: int, turn: int, minutes: int | None
    ) -> SlaClock:
        asked = minutes or policy.minutes
        return SlaClock(
            kind=self.case.kind, ref=self.case.ref, round=round_, metric=policy.metric, turn=turn, level=policy.level,
            minutes=asked, calendar=policy.calendar, pauses=policy.pauses, started_at=at,
            due_at=self._due(policy.calendar, at, asked, ()),
        )  # fmt: skip

    def _due(self, calendar: str, start: datetime, minutes: int, pauses: Sequence[Span]) -> datetime:
        """Raises Refusal CALENDAR_NEVER_OPEN."""
        try:
            return self.calendars.of(calendar).due(start, minutes * 60, pauses)
        except NeverOpen:
            raise Refusal(
                "CALENDAR_NEVER_OPEN", N_("A clock runs on {calendar}, which has no hours."), field="calendar",
                next=("set-hours",), calendar=calendar,
            ) from None  # fmt: skip

    def mark(self, row: SlaClock, moment: datetime) -> None:
        """What ran out before `moment` is breached for good."""
        if row.breached_at is None and row.due_at < moment:
            row.breached_at = row.due_at

    def _go_on(self, row: SlaClock, at: datetime) -> None:
        pause = self._open_pause(row)
        if pause is not None:
            pause.to_at = max(pause.from_at, min(at, pause.until_at))
            self.work.touch(pause)
            self.recompute(row)

    def _wait(self, row: SlaClock, until: datetime, reason: str) -> datetime:
        """A clock stands still until an instant; one that stands still already does so no longer than it may in all."""
        going = self._open_pause(row)
        if going is not None and going.until_at <= self.work.now:
            self._go_on(row, going.until_at)
            going = None
        if going is None:
            going = SlaPause(clock_id=int(row.id or 0), from_at=self.work.now, until_at=until, reason=reason)
            self.work.add(going)
        else:
            going.from_at = min(going.from_at, self.work.now)  # the machine's clock may have been set back
            going.until_at = min(until, going.from_at + LONGEST_PAUSE)
            self.work.touch(going)
        self.recompute(row)
        return going.until_at

    def _open_pause(self, row: SlaClock) -> SlaPause | None:
        query = select(SlaPause).where(SlaPause.clock_id == row.id, col(SlaPause.to_at).is_(None))
        return self.work.session.exec(query).first()

    def recompute(self, row: SlaClock) -> None:
        """By when it is due with the pauses and hours there are."""
        query = select(SlaPause).where(SlaPause.clock_id == row.id)
        pauses = [
            stretch(pause.from_at, pause.until_at, pause.to_at) for pause in self.work.session.exec(query)
        ]
        row.due_at = self._due(row.calendar, row.started_at, row.minutes, pauses)
        self.work.touch(row)


def settle(work: Work, case: Case) -> None:
    """Run what is due to be escalated of a case before its clocks change."""
    from hotelcs.workflows.escalation.chains import settle as up_to_now

    up_to_now(work, case)
