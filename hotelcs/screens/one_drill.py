"""16 One drill: its twelve points, the people seen in it, what it showed; DRILL 演练 on every line."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import OF_DRILL
from hotelcs.screens import deeds, plan_columns, plan_deeds
from hotelcs.screens import plan_words as told
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words

SCORES, PEOPLE, FINDINGS = range(3)
CHANGED = N_("{points} of {most} points; without points yet: {missing}.")


class OneDrill(Listing):
    """Tabs: points, people, findings. Digits give points to the criterion under the cursor, which goes on."""

    number: ClassVar[str] = "16"
    title: ClassVar[str] = N_("One drill")
    keys: ClassVar[tuple[Any, ...]] = OF_DRILL[SCORES]

    def __init__(self, counter: Any, row: Any) -> None:
        self.drill = row
        c = plan_columns
        self.tabs = (  # type: ignore[misc] # what they read is of one drill
            Tab(N_("Score sheet"), c.SCORES, self._reads("drill-scores"), lambda row: row.criterion, N_("There is no such drill."),
                lambda row: f"{row.mark}  {tr(told.CRITERIA[row.criterion])}", self._lines),
            Tab(N_("Taking part"), c.PEOPLE, self._reads("drill-participants"), lambda row: row.staff,
                N_("Nobody has been seen in it yet. n notes somebody."), _person, right="drill.score"),
            Tab(N_("Findings"), c.FINDINGS, self._reads("drill-findings"), lambda row: row.finding,
                N_("Nothing is to be mended. n notes what is."), lambda row: f"{row.mark}  {row.finding} {row.words}"),
        )  # fmt: skip
        super().__init__(counter)

    def _reads(self, view: str) -> Callable[[Any], Any]:
        def read(desk: Any) -> Any:
            self.drill = desk.show("drills", no=self.drill.drill)[0]
            return desk.show(view, no=self.drill.drill)

        return read

    def _lines(self, _: Any) -> list[str]:
        return told.drill_lines(self.drill)

    @property
    def name(self) -> str:
        """The drill in the title row."""
        return f"{self.drill.mark} {self.drill.drill}"

    def banner(self) -> Line:
        """How the drill stands."""
        return (words(" " + told.drill(self.drill), WARN if self.drill.status == "running" else ""),)

    def go_to(self, tab: int) -> None:
        """The keys are those of the list in front."""
        self.keys = OF_DRILL[tab]  # type: ignore[misc]
        super().go_to(tab)

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What needs no row."""
        given = {"drill": self.drill.drill}
        found: dict[str, Callable[[], None]] = {"s": lambda: plan_deeds.drill_step(self.counter, self.drill)}
        if self.tab == SCORES:
            found["e"] = self._form
        else:
            verb = "observe-participant" if self.tab == PEOPLE else "add-finding"
            found["n"] = lambda: open_act(self.counter, verb, given)
        return found

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Points by digit; what is mended."""
        if self.tab == SCORES:
            return {str(points): partial(self._give, points) for points in range(5)}
        return {"y": self._mended} if self.tab == FINDINGS else {}

    def _give(self, points: int, row: Any) -> None:
        fields = {"drill": self.drill.drill, row.criterion: points}
        deeds.do(self.counter, "score-drill", fields, CHANGED, lambda _: self.front.go(self.front.at + 1))

    def _form(self) -> None:
        """All twelve, those given so far filled in."""
        start = {
            row.criterion: "" if row.points is None else str(row.points) for row in self.rows[SCORES] or ()
        }
        open_edit(self.counter, "score-drill", {"drill": self.drill.drill}, start)

    def _mended(self, row: Any) -> None:
        label = tr(N_("{finding} {words} is mended. How:"), finding=row.finding, words=row.words)
        deeds.with_words(
            self.counter,
            "finish-finding",
            {"finding": row.finding},
            "outcome",
            label,
            N_("{finding} is mended."),
        )


def _person(row: Any) -> str:
    return f"{row.mark}  {row.staff} {row.name} {row.role}  {row.calm}/5 {row.correct}/5  {row.note}".rstrip()
