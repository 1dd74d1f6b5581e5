"""Which steps of escalation a month of cases has, calculated without asking the program.

One walks in half minutes: every clock counts those in which it runs, every step looks whether it is due. Rules, service levels and
hours are read from the files that are shipped.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.acceptance.escalating.month import DATA, WORSE, Event, at

ZONE = ZoneInfo("Asia/Shanghai")
QUIET = (22 * 60, 7 * 60)
ALWAYS = ("ack", "onsite", "plan", "update", "resolve")
Ran = tuple[str, int, int, str, int, int]
"""Case, its chain, the step's place, its clock (or how often the case was taken), repetition, due in half minutes."""


def rows(name: str) -> list[dict[str, str]]:
    """A shipped table."""
    with (DATA / "organisation" / name).open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["kind"] == "complaint"]


def minute_of_day(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


@dataclass
class Clock:
    """Half minutes counted of those allowed; `name` tells it from every other clock of its case."""

    name: str
    metric: str
    allowed: int
    office: bool
    waits: bool
    started: int
    counted: int = 0
    waiting_until: int = -1
    reached: dict[int, int] = field(default_factory=dict)

    def tick(self, now: int, *, open_: bool) -> None:
        """The half minute before `now` has passed."""
        if now > self.started and now > self.waiting_until and (open_ or not self.office):
            self.counted += 1


@dataclass
class Chain:
    """A chain: since when, when the case was taken last, and how often."""

    number: int
    level: str
    begun: int
    taken: int | None = None
    takings: int = 0


class Case:
    """One case and what is told of it."""

    def __init__(
        self, ref: str, policies: dict[tuple[str, str], dict[str, str]], rules: list[dict[str, str]]
    ) -> None:
        self.ref, self.policies, self.rules = ref, policies, rules
        self.clocks: list[Clock] = []
        self.chain: Chain | None = None
        self.chains, self.names, self.level, self.opened = 0, 0, "", 0
        self.asked: set[str] = set()
        self.ran: dict[tuple[int, int, str, int], int] = {}

    # --- what is due

    def look(self, now: int) -> None:
        """Every step that is due by now and has not run."""
        if self.chain is None:
            return
        own = [row for row in self.rules if row["level"] == self.chain.level]
        for place, row in enumerate(own, 1):
            if row["until"] == "acknowledged" and self.chain.taken is not None:
                continue
            for mark, since in self._marks(row):
                for turn in range(int(row["times"]) + 1):
                    due = in_hours(since + turn * int(row["every"]) * 2, row)
                    key = (self.chain.number, place, mark, turn)
                    if due <= now and key not in self.ran:
                        self.ran[key] = due

    def _marks(self, row: dict[str, str]) -> list[tuple[str, int]]:
        chain, minutes = self.chain, int(row["minutes"]) * 2
        assert chain is not None
        if row["since"] == "begun":
            return [("", chain.begun + minutes)]
        if row["since"] == "acknowledged":
            return [] if chain.taken is None else [(str(chain.takings), chain.taken + minutes)]
        found = []
        for clock in self.clocks:
            share = int(row["percent"])
            if row["metric"] in ("any", clock.metric) and share in clock.reached:
                found.append((clock.name, max(clock.reached[share], chain.begun)))
        return found

    # --- what is done

    def do(self, event: Event, now: int) -> None:
        """Something is done to the case, after what is due by then."""
        getattr(self, f"_{event.what}")(event, now)
        self.note(now)

    def note(self, now: int) -> None:
        """Shares of the clocks' time that are over from now on."""
        for clock in self.clocks:
            for share in {int(row["percent"]) for row in self.rules}:
                if clock.counted * 100 >= clock.allowed * share:
                    clock.reached.setdefault(share, now)

    def _start(self, metric: str, now: int, since: int | None = None) -> None:
        policy = self.policies.get((self.level, metric))
        if policy is None or any(clock.metric == metric for clock in self.clocks):
            return
        self.names += 1
        self.asked.add(metric)
        office, start = policy["calendar"] == "CAL_OFFICE", now if since is None else since
        clock = Clock(
            f"#{self.names}", metric, int(policy["minutes"]) * 2, office, policy["pauses"] == "yes", start
        )
        for half in range(start + 1, now + 1):
            clock.tick(half, open_=is_office(half))
        self.clocks.append(clock)

    def _stop(self, *metrics: str) -> None:
        self.clocks = [clock for clock in self.clocks if clock.metric not in metrics]

    def _begin(self, now: int) -> None:
        self.chains += 1
        self.chain = Chain(self.chains, self.level, now)

    def _open(self, event: Event, now: int) -> None:
        self.level, self.opened, self.asked = event.value, now, set()
        for metric in ALWAYS:
            self._start(metric, now)
        self._begin(now)

    def _reopen(self, event: Event, now: int) -> None:
        self._open(event, now)

    def _take(self, event: Event, now: int) -> None:
        del event
        self._stop("ack")
        if self.chain is not None:
            self.chain.taken, self.chain.takings = now, self.chain.takings + 1

    def _onsite(self, event: Event, now: int) -> None:
        del event, now
        self._stop("onsite")

    def _plan(self, event: Event, now: int) -> None:
        del event, now
        self._stop("plan")

    def _contact(self, event: Event, now: int) -> None:
        del event, now
        self._stop("update")

    def _guest(self, event: Event, now: int) -> None:
        del event
        self._start("update", now)

    def _wait(self, event: Event, now: int) -> None:
        for clock in self.clocks:
            if clock.waits:
                clock.waiting_until = min(int(event.value) * 2, now + 2880)

    def _answer(self, event: Event, now: int) -> None:
        del event
        for clock in self.clocks:
            clock.waiting_until = min(clock.waiting_until, now)

    def _relevel(self, event: Event, now: int) -> None:
        worse = WORSE.get(self.level) == event.value
        self.level = event.value
        kept = []
        for clock in self.clocks:
            policy = self.policies.get((self.level, clock.metric))
            if policy is not None:
                clock.allowed, clock.waits, clock.reached = (
                    int(policy["minutes"]) * 2,
                    policy["pauses"] == "yes",
                    {},
                )
                if not clock.waits:
                    clock.waiting_until = min(clock.waiting_until, now)
                kept.append(clock)
        had = bool(self.clocks)
        self.clocks = kept
        if worse and had and "onsite" not in self.asked:
            self._start("onsite", now, self.opened)
        self._begin(now)

    _raise = _lower = _relevel

    def _resolve(self, event: Event, now: int) -> None:
        del event, now
        self.clocks, self.chain = [], None


def is_office(half: int) -> bool:
    """Whether the office was open in the half minute before."""
    shown = (at(half / 2) - timedelta(seconds=30)).astimezone(ZONE)
    minute = shown.hour * 60 + shown.minute
    return shown.isoweekday() <= 5 and (540 <= minute < 720 or 780 <= minute < 1080)


def in_hours(half: int, row: dict[str, str]) -> int:
    """The first half minute from one on in which a step may tell somebody."""
    while not _told_now(half, row):
        half += 1
    return half


def _told_now(half: int, row: dict[str, str]) -> bool:
    if not row["from"] and row["quiet"] == "no":
        return True
    shown = at(half / 2).astimezone(ZONE)
    minute = shown.hour * 60 + shown.minute
    if row["quiet"] == "yes" and (minute >= QUIET[0] or minute < QUIET[1]):
        return False
    return not row["from"] or minute_of_day(row["from"]) <= minute < minute_of_day(row["to"])


def calculate(events: list[Event], until: int) -> set[Ran]:
    """The steps of every case until a minute."""
    policies = {(row["level"], row["metric"]): row for row in rows("sla.csv")}
    rules = rows("escalation.csv")
    by_case: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_case[event.case].append(event)
    found: set[Ran] = set()
    for ref, own in by_case.items():
        case, waiting = Case(ref, policies, rules), list(own)
        for now in range(own[0].minute * 2, until * 2 + 1):
            for clock in case.clocks:
                clock.tick(now, open_=not clock.office or is_office(now))
            case.note(now)
            case.look(now)
            while waiting and waiting[0].minute * 2 == now:
                case.do(waiting.pop(0), now)
            if not waiting and case.chain is None:
                break
        found |= {(ref, *key, due) for key, due in case.ran.items()}
    return found
