"""25 Machine room: health, jobs, backups, support tickets, readiness for large groups (handbook SC25)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import MACHINE
from hotelcs.screens import deeds, machine_deeds
from hotelcs.screens import machine_words as told
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import ALARM, WARN, Line, words

HEALTH, JOBS, BACKUPS, TICKETS, READY = range(5)


STALE = timedelta(minutes=1)
"""So old may be what was checked when the hotel changes beside the list: a check reads the whole file."""


class Machine(Listing):
    """Tabs: what is well and what is not, jobs, backups, tickets, large groups to come."""

    number: ClassVar[str] = "25"
    title: ClassVar[str] = N_("Machine room")
    keys: ClassVar[tuple[Any, ...]] = MACHINE

    def __init__(self, counter: Any, tab: int | None = None) -> None:
        self.over = False
        self.checked_at: datetime | None = None
        self.runs: dict[str, list[Any]] = {}
        self.points: dict[str, list[Any]] = {}
        self.tabs = (  # type: ignore[misc] # what is read depends on the view
            Tab(N_("Health"), told.HEALTH, self._board, lambda row: row.check, N_("Nothing was looked at."), told.check_told,
                told.check_lines, right="health.read"),
            Tab(N_("Jobs"), told.JOBS, self._jobs, lambda row: row.command,
                N_("No job is asked for. n says how often one is to run."), told.job_told,
                lambda row: told.job_lines(row, self.runs.get(row.command, ())), right="health.read"),
            Tab(N_("Backups"), told.BACKUPS, lambda desk: desk.show("backups"), lambda row: row.file,
                N_("No backup was made yet. b makes one now."), told.backup_told, right="health.read"),
            Tab(N_("Tickets"), told.TICKETS, self._tickets, lambda row: row.ticket,
                N_("Nobody waits for support. n asks for it, v shows what is over."), told.ticket_told, told.ticket_lines),
            Tab(N_("Ready?"), told.EVENTS, self._events, lambda row: row.group,
                N_("No large group comes in the next fourteen days."), told.event_told,
                lambda row: told.event_lines(row, self.points.get(row.group, ()))),
        )  # fmt: skip
        super().__init__(counter, (HEALTH if counter.has("health.read") else TICKETS) if tab is None else tab)

    def open(self) -> None:
        """Whoever comes here sees how it is now."""
        self.checked_at = None
        super().open()

    def _board(self, desk: Any) -> list[Any]:
        now, known = self.counter.instant, self.rows[HEALTH] or ()
        if now is None or self.checked_at is None or now - self.checked_at >= STALE:
            self.checked_at, known = now, ()
        found: list[Any] = desk.checked(known)
        return found

    def _jobs(self, desk: Any) -> Any:
        self.runs = told.by(desk.show("job-runs", limit=500), "command")
        return desk.show("jobs")

    def _events(self, desk: Any) -> Any:
        self.points = told.by(desk.show("coming-checks"), "group")
        return desk.show("event-readiness")

    def _tickets(self, desk: Any) -> Any:
        return desk.show("tickets", **({"all": "yes"} if self.over else {}))

    def banner(self) -> Line:
        """What is not well; else the age of the last good backup."""
        rows = self.rows[HEALTH]
        if rows is None or not self.counter.has("health.read"):
            return ()
        bad, warn = (sum(row.state == state for row in rows) for state in ("bad", "warn"))
        backup = next((row.words for row in rows if row.check == "backup"), "")
        if bad or warn:
            line = tr(N_("Not well: {bad}, to look at: {warn}.  {backup}"), bad=bad, warn=warn, backup=backup)
            return (words(f" {line}", ALARM if bad else WARN),)
        return (words(" " + tr(N_("No warnings. {backup}"), backup=backup)),)

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What needs no row."""
        return {"b": self._back_up, "y": self._verify, "n": self._new, "d": lambda: machine_deeds.down(self.counter),
                "v": self._turn_view}  # fmt: skip

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a row, by the tab it is on."""
        by_tab: dict[int, dict[str, Callable[[Any], None]]] = {
            HEALTH: {"k": self._ack},
            JOBS: {"e": self._expect},
            BACKUPS: {},
            TICKETS: {"t": self._take, "s": lambda row: machine_deeds.ticket_steps(self.counter, row)},
            READY: {"r": self._look, "s": self._points, "enter": self._points},
        }
        return {**dict.fromkeys("krts", self._elsewhere), **by_tab[self.tab]}

    def _elsewhere(self, row: Any) -> None:
        del row
        self.counter.say(tr(N_("That is done behind another tab: Tab.")))

    def _back_up(self) -> None:
        machine_deeds.run(self.counter, ("backup", "--verify"), N_("Backing up ..."),
                          lambda made: tr(N_("Backed up: {file}"), file=made["file"]))  # fmt: skip

    def _verify(self) -> None:
        line = ("verify", "--chain", "--invariants", "--last-backup")
        machine_deeds.run(
            self.counter, line, N_("Checking file, ledger, rules and last backup ..."), told.verified
        )

    def _new(self) -> None:
        open_act(self.counter, "expect-job" if self.tab == JOBS else "raise-ticket")

    def _expect(self, row: Any) -> None:
        open_edit(self.counter, "expect-job", {}, {"command": row.command, "minutes": str(row.minutes)})

    def _turn_view(self) -> None:
        self.over = not self.over
        self.go_to(TICKETS)

    def _ack(self, row: Any) -> None:
        if not row.noted:
            self.counter.say(tr(N_("Nothing was noted of this check: hotelcs health notes it.")))
            return
        deeds.do(self.counter, "ack-health", {"check": row.check}, N_("You look after {check}."))

    def _take(self, row: Any) -> None:
        deeds.do(self.counter, "take-ticket", {"ticket": row.ticket}, N_("{ticket} is yours."))

    def _look(self, row: Any) -> None:
        deeds.do(self.counter, "run-readiness", {"group": row.group}, N_("{group} is looked at: {ok} well."))

    def _points(self, row: Any) -> None:
        machine_deeds.points(self.counter, row)
