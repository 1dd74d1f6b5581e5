"""Running the audit from screen 31: asked once, then step by step, each told when it is done."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.gateway import Failure
from hotelcs.screens.night_lists import Fact
from hotelcs.screens.paint import ALARM
from hotelcs.screens.prompts import Choice
from hotelcs.screens.sentences import sentence_of

if TYPE_CHECKING:
    from hotelcs.screens.night import Night

LAST = 3
"""The list that shows the steps."""


class Run:
    """The run that is under way, or was; its steps go to the last list of the screen."""

    def __init__(self, screen: "Night") -> None:
        self.screen = screen
        self.going = False
        self.failed = False
        self.day = ""
        self.done: list[Any] = []

    def told(self) -> str:
        """How far it is."""
        return tr(N_("Audit of {day} is running: {count} steps done ..."), day=self.day, count=len(self.done))

    def ask(self) -> None:
        """Look at the check list again, then ask whether to go on."""
        counter = self.screen.counter
        if self.going:
            counter.say(self.told())
            return
        counter.ask_first("night run", _look, self._looked)

    def _looked(self, found: tuple[Any, Any]) -> None:
        counter, (state, looked) = self.screen.counter, found
        self.day = state.business_date
        if state.owed and not state.due:  # the open date is not over: nothing of it is touched
            self.day = state.owed[0]
            self._begin(0, only_owed=True)
            return
        if looked.blocks:
            counter.say(
                tr(
                    N_("Not yet: {count} things stop the audit. Enter on the list goes there."),
                    count=len(looked.blocks),
                ),
                ALARM,
            )
            return
        early = "" if state.due else tr(N_("The date is not over yet."))
        question = tr(N_("Close {day}? {warnings} warnings, backup first. {early} y/n"), day=self.day,
                      warnings=len(looked.warnings), early=early)  # fmt: skip

        def yes() -> None:
            self._begin(len(looked.warnings))

        def no() -> None:
            counter.say(tr(N_("Nothing was changed.")))

        counter.ask_line(Choice(question, {"y": yes, "1": yes, "n": no, "0": no}))

    def _begin(self, warnings: int, *, only_owed: bool = False) -> None:
        self.going, self.failed, self.done = True, False, []
        self.screen.go_to(LAST)
        self._show()
        steps: list[Iterator[Any]] = []

        def first(desk: Any) -> Any:
            from hotelcs.workflows.night import audit, before

            run = (
                audit.catch_up(desk)
                if only_owed
                else audit.run(desk, self.day, before.keep_copy, warnings=warnings)
            )
            steps.append(run)
            return next(steps[0], None)

        def then(step: Any) -> None:
            if step is None:
                self._over(only_owed=only_owed)
                return
            self.done.append(step)
            self._show()
            self.screen.counter.gateway.act(lambda _: next(steps[0], None), then, self._failed)

        self.screen.counter.gateway.act(first, then, self._failed)

    def _show(self) -> None:
        """The steps so far, in the last list."""
        from hotelcs.workflows.night.audits_view import STEP_TITLES

        did = {one.step: one.count for one in self.done if one.day == self.day}
        rows = [Fact(tr(title), tr(N_("done")) if step in did else "", str(did[step]) if step in did else "-")
                for step, title in STEP_TITLES.items()]  # fmt: skip
        self.screen.rows[LAST] = rows
        if self.screen.tab == LAST:
            self.screen.sift("")

    def _over(self, *, only_owed: bool) -> None:
        """Done: read everything again, the date in the title too."""
        self.going = False
        counter = self.screen.counter
        if only_owed:
            counter.praise(
                tr(N_("What earlier dates still owed is done: {count} steps."), count=len(self.done))
            )
        elif self.done:
            counter.praise(
                tr(
                    N_("{day} is closed; {count} steps. p prints the result."),
                    day=self.day,
                    count=len(self.done),
                )
            )
        else:
            counter.say(tr(N_("{day} is closed already; nothing was changed."), day=self.day))
        counter.refresh()

    def _failed(self, failure: Failure) -> None:
        """Whatever was not finished is gone on with by the next run."""
        self.going = False
        counter = self.screen.counter
        self.failed = True
        counter.say(tr(N_("{why} Running it again is safe."), why=sentence_of(failure)), ALARM)
        self.screen.reload()


def _look(desk: Any) -> tuple[Any, Any]:
    return desk.show("night"), desk.before_audit()
