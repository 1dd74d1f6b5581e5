"""What is done with plans and drills from their lists: the next step of each, a drill begun, ended, debriefed, closed."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.keymap import area_of
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.plan_words import type_word
from hotelcs.screens.prompts import Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

DRAFTED = N_("{plan} is drafted, steps {steps}.")
BEGUN = N_("DRILL 演练 {drill} runs as {incident}.")


def draft(counter: "Counter", row: Any, *, library: bool = False) -> None:
    """A new edition for the type of a plan; from the library when that is asked for."""
    if row.review == "missing" and not row.in_library:
        open_act(counter, "draft-plan", {"type": row.type})
        return
    fields: dict[str, Any] = {"type": row.type, **({"library": True} if library else {})}
    deeds.do(counter, "draft-plan", fields, DRAFTED)


def plan_step(counter: "Counter", plan: str, status: str) -> None:
    """A draft is submitted, what is in review approved."""
    if status == "draft":
        question = tr(N_("Submit {plan} for approval? y/n"), plan=plan)
        deeds.sure(counter, "submit-plan", question, {"plan": plan}, N_("{plan} is in review."))
    elif status == "in_review":
        open_act(counter, "approve-plan", {"plan": plan})
    else:
        counter.say(tr(N_("Nothing is being written; n drafts a new edition.")))


def retire(counter: "Counter", plan: str) -> None:
    """Ask why, then take it out of use."""
    label = tr(N_("Take {plan} out of use. Why:"), plan=plan)
    deeds.with_words(counter, "retire-plan", {"plan": plan}, "reason", label, N_("{plan} is retired."))


def send_back(counter: "Counter", plan: str) -> None:
    """Ask why, then send it back."""
    label = tr(N_("Send {plan} back. Why:"), plan=plan)
    deeds.with_words(counter, "return-plan", {"plan": plan}, "reason", label, N_("{plan} is a draft again."))


def drill_now(counter: "Counter", kind: str) -> None:
    """Ask where, then begin a drill of a type."""
    label = tr(N_("DRILL 演练 {type}, begins at once. Where:"), type=type_word(kind))
    deeds.ask_words(
        counter, "start-drill", label, lambda place: _begin(counter, {"type": kind, "place": place})
    )


def begin(counter: "Counter", row: Any) -> None:
    """Ask y/n, then begin a drill that is planned."""
    if not counter.may("start-drill"):
        counter.refuse("start-drill")
        return

    def said(text: str) -> None:
        if text.strip().lower() in ("y", "1", "是"):
            _begin(counter, {"drill": row.drill})
        else:
            counter.say(tr(N_("Nothing was changed.")))

    counter.ask_line(
        Prompt(tr(N_("DRILL 演练 {drill}: begin on every terminal? y/n"), drill=row.drill), said)
    )


def _begin(counter: "Counter", fields: dict[str, Any]) -> None:
    """Every terminal shows it; whoever began it is on the screen of emergencies."""

    def there(_: Any) -> None:
        if area_of("10") is not None:
            counter.jump("10")

    deeds.do(counter, "start-drill", fields, BEGUN, there)


def drill_step(counter: "Counter", row: Any) -> None:
    """Begin, end, debrief, close: whatever comes next for a drill."""
    if row.status == "planned":
        begin(counter, row)
    elif row.status == "running":
        question = tr(N_("End the drill {drill}? y/n"), drill=row.drill)
        deeds.sure(
            counter,
            "end-drill",
            question,
            {"drill": row.drill},
            N_("DRILL 演练 {drill} is over: score it, note who did what."),
        )
    elif row.status == "debrief" and not row.notice:
        open_act(counter, "debrief-drill", {"drill": row.drill})
    elif row.status == "debrief":
        deeds.do(
            counter,
            "close-drill",
            {"drill": row.drill},
            N_("{drill} is closed with {points} of {most} points."),
        )
    else:
        counter.say(tr(N_("{drill} is over; n plans another."), drill=row.drill))
