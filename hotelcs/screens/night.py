"""31 Night audit: the check list, decisions by digit, the run with its steps, the result (handbook SC31, W-03)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import NIGHT, area_of
from hotelcs.screens import deeds, night_run, printing, ran_off
from hotelcs.screens.booking import money
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.night_lists import BLOCKED, TABS, WARNED, mark
from hotelcs.screens.paint import ALARM, GOOD, WARN, Line, words

CHECKS, AWAITED, STAYING, LAST = range(4)


class Night(Listing):
    """Four lists; `r` runs the audit, and the last list shows how far it is."""

    number: ClassVar[str] = "31"
    title: ClassVar[str] = N_("Night audit")
    keys: ClassVar[tuple[Any, ...]] = NIGHT[CHECKS]
    tabs: ClassVar[tuple[Tab, ...]] = TABS

    def __init__(self, counter: Any, tab: int = 0) -> None:
        super().__init__(counter, tab)
        self.state: Any = None
        self.run = night_run.Run(self)
        self._set_keys()

    def go_to(self, tab: int) -> None:
        """The keys are those of the list in front."""
        super().go_to(tab)
        self._set_keys()

    def _set_keys(self) -> None:
        self.keys = NIGHT[self.tab]  # type: ignore[misc]

    def open(self) -> None:
        """Read whether an audit is due, then the list."""
        self.counter.ask("night", lambda desk: desk.show("night"), self._known)
        super().open()

    def reload(self) -> None:
        """Read both again; not the steps of a run under way, which are told as they are done."""
        if self.counter.desk is None:
            return
        self.counter.ask("night", lambda desk: desk.show("night"), self._known)
        if not (self.run.going and self.tab == LAST):
            super().reload()

    def _known(self, state: Any) -> None:
        self.state = state

    def banner(self) -> Line:
        """Which date is open, whether it is over, what stands in the way; after a failure whom to ring."""
        if self.run.going:
            return (words(" " + self.run.told(), WARN),)
        if self.state is None:
            return ()
        if self.run.failed:
            who = ", ".join(self.state.support) or "-"
            return (
                words(
                    " " + tr(N_("It failed; nothing is half-done, r is safe. Ring INF: {who}"), who=who),
                    ALARM,
                ),
            )
        rows = self.rows[CHECKS] or ()
        marks = [mark(row) for row in rows]
        blocks, warnings = marks.count(BLOCKED), marks.count(WARNED)
        if self.state.owed:
            told = tr(N_("The audit of {day} was not finished; r goes on."), day=self.state.owed[0])
            return (words(" " + told, ALARM),)
        slots = {"day": self.state.business_date, "blocks": blocks, "warnings": warnings}
        told = N_("{day} is over and open: {blocks} stop the audit, {warnings} warn") if self.state.due else (
            N_("{day} is open until midnight: {blocks} stop the audit, {warnings} warn"))  # fmt: skip
        return (
            words(
                " " + tr(told, **slots),
                ALARM if blocks else WARN if self.state.overdue else "" if warnings else GOOD,
            ),
        )

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """Run and print."""
        return {"r": self.run.ask, "p": self._print}

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Decisions on who has not come and who has not left."""
        if self.tab == AWAITED:
            return {"1": self._keep, "2": self._no_show, "3": self._cancel}
        if self.tab == STAYING:
            return {"1": self._extend, "2": self._late, "3": self._out, "4": self._ran_off, "5": self._silent}
        return {}

    def opened(self, row: Any) -> None:
        """Enter: where it is mended; Esc there comes back."""
        if self.tab == CHECKS:
            self._mend(row)
        elif self.tab == AWAITED:
            from hotelcs.screens.areas import open_booking

            open_booking(self.counter, row.reservation)
        elif self.tab == STAYING:
            self._out(row)
        else:
            super().opened(row)

    def _mend(self, row: Any) -> None:
        if row.kind in ("arrivals", "due_outs"):
            self.go_to(AWAITED if row.kind == "arrivals" else STAYING)
        elif row.screen == "registrations":
            from hotelcs.screens.registrations import Registrations

            self.counter.show_sheet(Registrations(self.counter))
        elif row.kind == "backup":
            self.counter.say(
                tr(
                    N_(
                        "The audit makes a backup of its own first; a checked one is made by: hotelcs backup --verify"
                    )
                )
            )
        else:
            self._show(row.screen)

    def _show(self, screen: str) -> None:
        """Another screen on top of this one."""
        from hotelcs.screens.areas import sheet_of

        area = area_of(screen)
        if area is not None:
            self.counter.show_sheet(sheet_of(area.name, self.counter))

    def _do(self, verb: str, fields: dict[str, Any], said: str) -> None:
        deeds.do(self.counter, verb, fields, said, lambda _: self.reload())

    def _keep(self, row: Any) -> None:
        self._do("keep-arrival", {"reservation": row.reservation}, N_("{reservation} is kept."))

    def _no_show(self, row: Any) -> None:
        self._ended(row, "no-show", {}, N_("{no} is a no-show. Fee: {fee}. u takes it back."))

    def _cancel(self, row: Any) -> None:
        self._ended(
            row, "cancel", {"reason": "not arrived"}, N_("{no} is cancelled. Fee: {fee}. u takes it back.")
        )

    def _ended(self, row: Any, verb: str, more: dict[str, Any], said: str) -> None:
        """A booking that will not come any more, and what it owes."""
        if not self.counter.may(verb):
            self.counter.refuse(verb)
            return

        def done(answer: Any) -> None:
            fee = money(answer.result["fee_minor"], row.currency) or "0"
            self.counter.praise(tr(said, no=row.reservation, fee=fee))
            self.reload()

        self.counter.do(verb, {"reservation": row.reservation, **more}, done)

    def _extend(self, row: Any) -> None:
        today = self.state.business_date if self.state is not None else row.departure
        until = (date.fromisoformat(max(row.departure, today)) + timedelta(days=1)).isoformat()
        self._do("extend", {"stay": row.stay, "departure": until}, N_("{stay} stays until {departure}."))

    def _late(self, row: Any) -> None:
        asked = {"reservation": row.reservation, "kind": "due_out", "outcome": "late_out"}
        self._do(
            "record-call",
            asked,
            N_("{reservation} leaves late; off the list till midnight. u takes it back."),
        )

    def _out(self, _: Any) -> None:
        self._show("04")

    def _ran_off(self, row: Any) -> None:
        ran_off.ask(self.counter, row, self.reload)

    def _silent(self, row: Any) -> None:
        asked = {"reservation": row.reservation, "kind": "due_out", "outcome": "unreachable"}
        self._do(
            "record-call", asked, N_("Noted: {reservation} did not answer, {tries} times. u takes it back.")
        )

    def _print(self) -> None:
        """Print the last audit."""
        printing.night(self.counter)
