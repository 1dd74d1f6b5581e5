"""Random histories of a case: pauses, other levels, opened again, hours changed midway, the machine's clock set back."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.models.clocks import SlaClock
from hotelcs.models.policies import Calendar, CalendarDay, CalendarWindow, SlaPolicy
from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.changing import bring_up, recount
from hotelcs.workflows.clocks.running import Case, Clocks
from tests.workflows.clocks import reference
from tests.workflows.clocks.reference import Clock, Hours

STARTS = {
    "Asia/Shanghai": datetime(2026, 9, 30, tzinfo=UTC),
    "Europe/Berlin": datetime(2026, 10, 23, tzinfo=UTC),
    "America/Chicago": datetime(2026, 3, 6, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2026, 10, 2, tzinfo=UTC),
    "America/Santiago": datetime(2026, 9, 4, tzinfo=UTC),
}
"""Where, and from when on: around nights on which the clocks are set, by an hour or a half, at two or at midnight."""
LEVELS = ("bad", "fair", "mild")
METRICS = ("ack", "onsite", "resolve")
DAY = 1440


class History:
    """One case with its policy and its calendar, lived through by the program and by the reference."""

    def __init__(self, work: Work, number: int, chance: random.Random) -> None:
        self.work, self.chance = work, chance
        self.zone = chance.choice(list(STARTS))
        work.property.tz, self.first = self.zone, STARTS[self.zone]
        self.kind, self.calendar = f"kind{number}", f"CAL{number}"
        self.now = DAY + chance.randrange(DAY * 3)
        self.level, self.round = chance.choice(LEVELS), 1
        self.said: list[str] = []
        self.refused = ""
        self.all_day = Hours(self.zone, self.first, {day: [(0, DAY)] for day in range(1, 8)})
        self.hours = Hours(self.zone, self.first, self._week())
        self.kept: list[Clock] = []
        self.policies: dict[tuple[str, str], tuple[int, Hours, bool]] = {}
        self._furnish()

    def _week(self) -> dict[int, list[tuple[int, int]]]:
        """Hours round the week, open on most days for some hours, with a break or none."""
        found = {}
        for day in range(1, 8):
            edges = sorted(self.chance.sample(range(0, DAY + 1, 15), 4))
            found[day] = [
                [(0, DAY)],
                [(edges[0], edges[1]), (edges[2], edges[3])],
                [(edges[0], edges[3])],
                [],
            ][self.chance.choices(range(4), (3, 3, 4, 1))[0]]
        if not any(found.values()):
            found[1] = [(0, DAY)]
        return found

    def _furnish(self) -> None:
        """The calendar and what has to be done by when."""
        session = self.work.session
        session.add(Calendar(code=self.calendar, name_en="Hours", name_zh="时间"))
        for day, windows in self.hours.week.items():
            for begin, end in windows:
                session.add(
                    CalendarWindow(calendar=self.calendar, weekday=day, from_minute=begin, to_minute=end)
                )
        for level in LEVELS:
            for metric in METRICS:
                if metric == "onsite" and level == "mild":
                    continue
                minutes, own, waits = (
                    self.chance.randint(1, 400),
                    self.chance.random() < 0.6,
                    self.chance.random() < 0.6,
                )
                self.policies[level, metric] = (minutes, self.hours if own else self.all_day, waits)
                session.add(SlaPolicy(kind=self.kind, level=level, metric=metric, minutes=minutes, pauses=waits,
                                      calendar=self.calendar if own else "CAL_24X7"))  # fmt: skip
        session.flush()

    # --- one history

    def live(self, acts: int) -> None:
        """Open the case, do so many things to it, and compare after each."""
        self.do("start")
        for _ in range(acts):
            step = self.chance.choices((0, 1, 30, 200, -90), (1, 2, 4, 3, 1))[0]
            self.now = max(DAY, self.now + (self.chance.randint(0, step) if step > 1 else step))
            self.do(
                self.chance.choice(
                    (
                        "stop",
                        "pause",
                        "pause",
                        "resume",
                        "level",
                        "level",
                        "again",
                        "hours",
                        "day",
                        "look",
                        "late",
                    )
                )
            )

    def do(self, what: str) -> None:
        """One thing, done by both; what the program refuses the reference has to have foreseen."""
        self.said.append(f"{self.now} {what}")
        self.work.now = self.first + timedelta(minutes=self.now)
        self.work.settled.clear()
        self.refused = ""
        getattr(self, f"_{what}")(Clocks(self.work, Case(self.kind, "C1")))
        self.work.session.flush()
        self.compare()

    def compare(self) -> None:
        """Every clock is what the reference says."""
        rows = self.work.session.exec(
            select(SlaClock).where(SlaClock.kind == self.kind).order_by(SlaClock.id)
        )  # type: ignore[arg-type]
        found = [(row.metric, row.round, row.level, row.state, _text(row.due_at), _text(row.stopped_at), _text(row.breached_at))
                 for row in rows]  # fmt: skip
        told = [(one.metric, one.round, one.level, one.state, self.at(one.due()), self.at(one.stopped), self.at(one.missed))
                for one in self.kept]  # fmt: skip
        differing = [pair for pair in zip(found, told, strict=False) if pair[0] != pair[1]]
        assert found == told, (self.zone, self.said, self.refused, differing)

    def at(self, minute: int | None) -> str | None:
        """A minute as it is stored."""
        return reference.instant(self.first, minute)

    def running(self) -> list[Clock]:
        """The clocks that run, what is late among them missed from now on."""
        found = [one for one in self.kept if one.state == "running"]
        for one in found:
            one.look(self.now)
        return found

    # --- what is done, by the program and by the definition

    def _begin(self, level: str, metric: str, at: int) -> None:
        minutes, hours, waits = self.policies[level, metric]
        self.kept.append(Clock(metric, self.round, level, minutes, hours, waits, at))

    def _start(self, clocks: Clocks) -> None:
        at = self.now - self.chance.choice((0, 0, 5))
        metrics = [metric for metric in METRICS if (self.level, metric) in self.policies]
        clocks.start(self.level, METRICS, self.first + timedelta(minutes=at), self.round)
        for one in [one for one in self.kept if one.state == "running"]:
            if one.metric in METRICS and one.round != self.round:
                one.look(self.now)
                one.go_on(self.now)
                one.leave("void")
        going = {one.metric for one in self.kept if one.state == "running"}
        for metric in metrics:
            if metric not in going:
                self._begin(self.level, metric, at)

    def _again(self, clocks: Clocks) -> None:
        self.round += 1
        self._start(clocks)

    def _stop(self, clocks: Clocks) -> None:
        self._stopped(clocks, self.now)

    def _late(self, clocks: Clocks) -> None:
        self._stopped(clocks, self.now - self.chance.randint(1, 60))

    def _stopped(self, clocks: Clocks, at: int) -> None:
        metric = self.chance.choice(METRICS)
        clocks.stop(metric, at=None if at == self.now else self.first + timedelta(minutes=at))
        for one in self.kept:
            if one.metric == metric and one.state == "running":
                if one.waiting() is not None:
                    one.go_on(at)
                one.look(at)
                one.leave("stopped")
                one.stopped = at

    def _look(self, clocks: Clocks) -> None:
        clocks.running()
        self.running()

    def _pause(self, clocks: Clocks) -> None:
        until = self.now + self.chance.choice((-5, 10, 60, 500, 2000))
        try:
            clocks.pause("asked", self.first + timedelta(minutes=until))
        except Refusal as refusal:
            self.refused = refusal.code
        latest = min(until, self.now + DAY)
        waiting = [one for one in self.running() if one.waits]
        assert bool(self.refused) == (not waiting or latest <= self.now), (self.said, self.refused)
        for one in [] if self.refused else waiting:
            pause = one.waiting()
            if pause is not None and pause[1] is not None and pause[1] <= self.now:
                pause[2] = pause[1]
                pause = None
            if pause is None:
                one.pauses.append([self.now, latest, None])
            elif pause[0] is not None:
                pause[0] = min(pause[0], self.now)
                pause[1] = min(latest, pause[0] + DAY)

    def _resume(self, clocks: Clocks) -> None:
        clocks.resume()
        for one in self.running():
            one.go_on(self.now)

    def _level(self, clocks: Clocks) -> None:
        before, self.level = self.level, self.chance.choice(LEVELS)
        worse = LEVELS.index(self.level) < LEVELS.index(before)
        clocks.relevel(self.level, worse=worse)
        rows = self.running()
        for one in rows:
            policy = self.policies.get((self.level, one.metric))
            if policy is None:
                one.go_on(self.now)
                one.leave("void")
                continue
            if not policy[2]:
                one.go_on(self.now)
            due, promised = one.due(), (one.minutes, one.hours)
            one.level, (one.minutes, one.hours, one.waits) = self.level, policy
            if worse and one.due() > due:
                one.minutes, one.hours = promised
        same = [one for one in self.kept if rows and one.round == rows[0].round]
        if (
            rows
            and worse
            and (self.level, "onsite") in self.policies
            and "onsite" not in {one.metric for one in same}
        ):
            self._begin(self.level, "onsite", min(one.started for one in same))
            self.kept[-1].round = rows[0].round

    def _hours(self, clocks: Clocks) -> None:
        del clocks
        day, windows = self.chance.randint(1, 7), self._week()[1]
        if not windows and sum(bool(has) for has in self.hours.week.values()) < 3:
            return
        self._change()
        session = self.work.session
        for window in session.exec(
            select(CalendarWindow).where(
                CalendarWindow.calendar == self.calendar, CalendarWindow.weekday == day
            )
        ):
            session.delete(window)
        session.flush()
        for begin, end in windows:
            session.add(CalendarWindow(calendar=self.calendar, weekday=day, from_minute=begin, to_minute=end))
        self.hours.week[day] = windows
        self._changed()

    def _day(self, clocks: Clocks) -> None:
        del clocks
        self._change()
        day = (self.first + timedelta(minutes=self.now + self.chance.randrange(DAY * 2))).date()
        old = self.work.session.get(CalendarDay, (self.calendar, day))
        if old is not None:
            self.work.session.delete(old)
            self.work.session.flush()
        own: dict[str, Any] = {"from_minute": 600, "to_minute": 720} if self.chance.random() < 0.5 else {}
        self.work.session.add(CalendarDay(calendar=self.calendar, day=day, kind="holiday", **own))
        self.hours.days[day] = [(600, 720)] if own else []
        self._changed()

    def _change(self) -> None:
        bring_up(self.work, self.calendar)
        for one in self.kept:
            if one.hours is self.hours:
                one.look(self.now)

    def _changed(self) -> None:
        self.hours.changed()
        recount(self.work, self.calendar)


def _text(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
