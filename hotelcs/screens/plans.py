"""16 Plans and drills: plans by type, drills, when they are due, what they showed, how ready the hotel is (handbook SC16)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import PLANS_AND_DRILLS
from hotelcs.screens import deeds, plan_columns, plan_deeds
from hotelcs.screens import plan_words as told
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words

PLANS, DRILLS, DUE, FINDINGS, READY, CHECKS, NUMBERS = range(7)
WHERE: dict[str, int] = {"plan-drill": DUE, "sign-check": CHECKS}
"""The list where what is missing is mended; plans in their own, people on the roster."""


def _plain(columns: Any) -> Callable[[Any], str]:
    return lambda row: "  ".join(filter(None, (column.shows(row) for column in columns)))


class Plans(Listing):
    """A tab for each list; findings that are mended and items that are so can be left out."""

    number: ClassVar[str] = "16"
    title: ClassVar[str] = N_("Plans and drills")

    def __init__(self, counter: Any, tab: int = PLANS) -> None:
        self.mended, self.gaps, self.index = False, False, ""
        c = plan_columns
        self.tabs = (  # type: ignore[misc] # what is read depends on the view
            Tab(N_("All plans"), c.PLANS, lambda desk: desk.show("plans"), lambda row: row.type,
                N_("There is no plan. n drafts one."), told.plan, told.plan_lines),
            Tab(N_("Drills"), c.DRILLS, lambda desk: desk.show("drills"), lambda row: row.drill,
                N_("No drill is planned or was held. n plans one, d on a plan begins one."), told.drill, told.drill_lines),
            Tab(N_("Due"), c.DUE, lambda desk: desk.show("drill-schedule"), lambda row: row.type,
                N_("No drill is wanted in the year."), _plain(c.DUE)),
            Tab(N_("Findings"), c.FINDINGS, self._findings, lambda row: row.finding,
                N_("Nothing that drills showed is open. v shows what is mended."), _plain(c.FINDINGS), _finding),
            Tab(N_("Readiness"), c.READY, self._ready, lambda row: f"{row.item} {row.about}",
                N_("Nothing is missing: the hotel is ready."), lambda row: f"{told.item(row)}  {told.lacks(row)}".rstrip()),
            Tab(N_("Checks"), c.CHECKS, lambda desk: desk.show("emergency-checks"), lambda row: row.code,
                N_("Nothing is looked at. n sets what is."), _plain(c.CHECKS)),
            Tab(N_("Numbers"), c.NUMBERS, lambda desk: desk.show("emergency-numbers"), lambda row: row.code,
                N_("Nobody is called. n sets who is."), _plain(c.NUMBERS)),
        )  # fmt: skip
        super().__init__(counter, tab)
        self.keys = PLANS_AND_DRILLS[tab]  # type: ignore[misc] # each list has its own

    def _findings(self, desk: Any) -> Any:
        return desk.show("drill-findings", **({} if self.mended else {"open": True}))

    def _ready(self, desk: Any) -> Any:
        (found,) = desk.show("readiness-index")
        self.index = tr(
            N_("Readiness {index} %, {true} of {items}"),
            index=found.index,
            true=found.true,
            items=found.items,
        )
        return desk.show("readiness", **({"gaps": True} if self.gaps else {}))

    def go_to(self, tab: int) -> None:
        """The keys are those of the list in front."""
        self.keys = PLANS_AND_DRILLS[tab]  # type: ignore[misc]
        super().go_to(tab)

    def banner(self) -> Line:
        """A drill that runs first; then what is wrong in the list in front."""
        drills = self.rows[DRILLS] or ()
        running = [row for row in drills if row.status == "running"]
        if running:
            return (words(" " + told.drill(running[0]), WARN),)
        if self.tab == READY and self.index:
            return (words(" " + self.index),)
        if self.tab == PLANS and (rows := self.rows[PLANS]):
            wrong = sum(row.review not in ("ok", "near") for row in rows)
            return (
                words(
                    " " + tr(N_("Plans not in force: {count} of {all}"), count=wrong, all=len(rows)),
                    WARN if wrong else "",
                ),
            )
        late = sum(
            getattr(row, "overdue", False) or getattr(row, "late", False) for row in self.rows[self.tab] or ()
        )
        return (words(" " + tr(N_("Overdue: {count}"), count=late), WARN),) if late else ()

    # --- deeds

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What needs no row."""
        new = {DRILLS: "plan-drill", CHECKS: "set-check", NUMBERS: "set-emergency-number"}.get(self.tab)
        found: dict[str, Callable[[], None]] = {"l": self._gaps}
        if new is not None:
            found["n"] = lambda: open_act(self.counter, new)
        if self.tab == FINDINGS:
            found["v"] = self._view
        if self.tab == NUMBERS:
            del found["l"]
        return found

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a row of the list in front."""
        desk = self.counter
        by_tab: tuple[dict[str, Callable[[Any], None]], ...] = (
            {"n": lambda row: plan_deeds.draft(desk, row), "1": self._copy, "s": self._step, "x": self._retire,
             "d": lambda row: plan_deeds.drill_now(desk, row.type)},
            {"s": lambda row: plan_deeds.drill_step(desk, row), "d": lambda row: plan_deeds.drill_step(desk, row), "x": self._put_off},
            {"n": lambda row: open_act(desk, "plan-drill", about=told.type_word(row.type), type=row.type),
             "e": lambda row: open_edit(desk, "set-drill-schedule", {"type": row.type}, {"per_year": str(row.per_year)})},
            {"y": self._done},
            {"s": self._mend},
            {"y": self._sign, "e": lambda row: open_edit(desk, "set-check", {}, {"code": row.code, "every_days": str(row.every_days)}, about=row.name)},
            {"e": lambda row: open_edit(desk, "set-emergency-number", {}, {"code": row.code, "number": row.number}, about=row.name)},
        )  # fmt: skip
        return by_tab[self.tab]

    def opened(self, row: Any) -> None:
        """A plan or a drill on a sheet of its own."""
        if self.tab == PLANS and row.plan:
            from hotelcs.screens.one_plan import OnePlan

            self.counter.show_sheet(OnePlan(self.counter, row.open or row.plan))
        elif self.tab == DRILLS:
            from hotelcs.screens.one_drill import OneDrill

            self.counter.show_sheet(OneDrill(self.counter, row))
        elif self.tab == READY:
            self._mend(row)
        else:
            super().opened(row)

    def _gaps(self) -> None:
        """Only what is missing; on that list everything again."""
        self.gaps = not self.gaps if self.tab == READY else True
        self.go_to(READY)

    def _view(self) -> None:
        self.mended = not self.mended
        self.open()

    def _copy(self, row: Any) -> None:
        if row.in_library:
            plan_deeds.draft(self.counter, row, library=True)
        else:
            self.counter.say(told.plan(row))

    def _step(self, row: Any) -> None:
        plan_deeds.plan_step(self.counter, row.open, row.open_status)

    def _retire(self, row: Any) -> None:
        if row.plan:
            plan_deeds.retire(self.counter, row.plan)

    def _put_off(self, row: Any) -> None:
        open_act(self.counter, "cancel-drill", {"drill": row.drill}, told.type_word(row.type))

    def _done(self, row: Any) -> None:
        label = tr(N_("{finding} {words} is mended. How:"), finding=row.finding, words=row.words)
        deeds.with_words(
            self.counter,
            "finish-finding",
            {"finding": row.finding},
            "outcome",
            label,
            N_("{finding} is mended."),
        )

    def _sign(self, row: Any) -> None:
        question = tr(N_("{name}: looked at, and it works? y/n"), name=row.name)
        deeds.sure(self.counter, "sign-check", question, {"code": row.code}, N_("Signed: {code}."))

    def _mend(self, row: Any) -> None:
        """Where it is mended, the cursor on it."""
        if row.mends == "roster":
            self.counter.jump("17")
        else:
            self.go_to(WHERE.get(row.mends, PLANS))
            self.front.seek(row.about or row.lacks.split(" ")[0])


def _finding(row: Any) -> list[str]:
    lines = [f"{row.finding} {told.type_word(row.type)}", row.words, row.owner, row.due]
    if row.done:
        lines.append(tr(N_("Mended {at} by {who}. {how}"), at=row.done, who=row.done_by, how=row.outcome))
    return [f"{row.mark} {line}" for line in lines if line]
