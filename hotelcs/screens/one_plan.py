"""16 One plan: its steps in both languages, its editions, what changed since the edition before."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import PLAN as KEYS
from hotelcs.screens import deeds, plan_deeds
from hotelcs.screens import plan_columns as columns
from hotelcs.screens import plan_words as told
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words

STEPS, EDITIONS, DIFFERENCES = range(3)


class OnePlan(Listing):
    """Tabs: steps, editions, differences. Enter on an edition shows that one."""

    number: ClassVar[str] = "16"
    title: ClassVar[str] = N_("One plan")
    keys: ClassVar[tuple[Any, ...]] = KEYS

    def __init__(self, counter: Any, plan: str) -> None:
        self.plan, self.edition = plan, None
        self.tabs = (  # type: ignore[misc] # what they read is of one plan
            Tab(N_("Steps"), columns.STEPS, self._steps, lambda row: str(row.step), N_("No step is written yet. n writes the first."),
                _step, _step_lines),
            Tab(N_("Editions"), columns.EDITIONS, self._editions, lambda row: row.plan, N_("There is no edition."), _edition),
            Tab(N_("Differences"), columns.DIFFERENCES, lambda desk: desk.show("plan-diff", to=self.plan),
                lambda row: f"{row.sign} {row.line}", N_("Nothing differs from the edition before."), lambda row: row.line),
        )  # fmt: skip
        super().__init__(counter)

    def _editions(self, desk: Any) -> Any:
        rows = desk.show("plan-editions", type=self.plan.partition("/")[0])
        self.edition = next((row for row in rows if row.plan == self.plan), None)
        return rows

    def _steps(self, desk: Any) -> Any:
        self._editions(desk)
        return desk.show("plan", plan=self.plan)

    @property
    def name(self) -> str:
        """The plan and its edition in the title row."""
        kind, _, edition = self.plan.partition("/")
        return tr(N_("Plan {type}, edition {edition}"), type=told.type_word(kind), edition=edition)

    def banner(self) -> Line:
        """How the edition stands, who wrote it, by when it is looked at again."""
        row: Any = self.edition
        if row is None:
            return ()
        state = tr(
            N_("{status}, written by {author}"),
            status=tr(told.EDITIONS[row.status]),
            author=told.author(row.author),
        )
        if row.next_review and row.status == "approved":
            state = tr(N_("{state}, review by {day}"), state=state, day=row.next_review)
        return (words(f" {state}  {row.note}".rstrip(), "" if row.status == "approved" else WARN),)

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What is done with the plan as a whole."""
        status = getattr(self.edition, "status", "")
        return {
            "n": self._new,
            "s": lambda: plan_deeds.plan_step(self.counter, self.plan, status),
            "r": lambda: plan_deeds.send_back(self.counter, self.plan),
            "d": lambda: plan_deeds.drill_now(self.counter, self.plan.partition("/")[0]),
        }

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a step."""
        if self.tab != STEPS:
            return {}
        return {"e": self._edit, "x": self._drop, "-": lambda row: self._move(row, -1), "+": lambda row: self._move(row, 1),
                "=": lambda row: self._move(row, 1)}  # fmt: skip

    def opened(self, row: Any) -> None:
        """Another edition, or the step in full."""
        if self.tab == EDITIONS:
            self.plan = row.plan
            self.go_to(STEPS)
        else:
            super().opened(row)

    def _new(self) -> None:
        """Behind the step under the cursor."""
        rows = self.rows[STEPS] or ()
        here = self.current.step if self.tab == STEPS and self.current is not None else len(rows)
        before = {"before": str(here + 1)} if here < len(rows) else {}
        open_act(self.counter, "write-step", {"plan": self.plan, **before})

    def _edit(self, row: Any) -> None:
        target = "" if row.target is None else str(row.target)
        start = {"text_en": row.text_en, "text_zh": row.text_zh, "post": row.post, "target": target}
        open_edit(self.counter, "write-step", {"plan": self.plan, "step": str(row.step)}, start)

    def _drop(self, row: Any) -> None:
        question = tr(N_("Drop step {step}, {text}? y/n"), step=row.step, text=row.text_en)
        fields = {"plan": self.plan, "step": row.step}
        deeds.sure(self.counter, "drop-step", question, fields, N_("Steps of {plan} now: {steps}."))

    def _move(self, row: Any, by: int) -> None:
        to = row.step + by
        if 1 <= to <= len(self.rows[STEPS] or ()):
            self.front.seek(str(to))
            fields = {"plan": self.plan, "step": row.step, "to": to}
            deeds.do(self.counter, "move-step", fields, N_("Now step {step} of {plan}."))


def _step(row: Any) -> str:
    return f"{row.step} {row.post} {told.target(row.target)}  {row.text_en}  {row.text_zh}"


def _step_lines(row: Any) -> list[str]:
    head = f"{row.step}  {row.post}  {told.target(row.target)}"
    return [f"{head}  {tr(N_('!critical'))}" if row.critical else head, row.text_en, row.text_zh]


def _edition(row: Any) -> str:
    return f"{row.plan} {tr(told.EDITIONS[row.status])}  {row.name_en}  {row.name_zh}  {row.note}".rstrip()
