"""The numbered menu of what is legal next for a complaint, and of what is to be done for it (handbook SM-06)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.prompts import Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Then = Callable[["Counter", Any], None]


def step(counter: "Counter", row: Any) -> None:
    """Read the case, then offer what is legal."""
    counter.ask_first(
        "complaint", lambda desk: desk.show("complaint", no=row.complaint), lambda case: menu(counter, case)
    )


def menu(counter: "Counter", case: Any) -> None:
    """By number: the next steps, then every task that is open."""
    entries = [
        deeds.step(counter, verb, title, _doing(counter, case, does))
        for verb, title, does in MOVES.get(case.status, ())
    ]
    entries += [_finish(counter, task) for task in case.tasks if not task.done]
    if entries:
        Menu(counter, f"{case.complaint} {case.severity.upper()} {case.room}", entries).open()
    else:
        counter.say(tr(N_("{no} is over."), no=case.complaint))


def _doing(counter: "Counter", case: Any, does: Then) -> Callable[[], None]:
    return lambda: does(counter, case)


def _finish(counter: "Counter", task: Any) -> Entry:
    said = tr(N_("Done: {task}"), task=f"/{task.action.rpartition('/')[2]} {task.text}")
    ask = tr(N_("What came of it, or Enter:"))

    def finish() -> None:
        def entered(text: str) -> None:
            deeds.do(
                counter,
                "finish-action",
                {"action": task.action, "result": text.strip()},
                N_("{action} is done."),
            )

        counter.ask_line(Prompt(ask, entered))

    return said, finish


def _of(case: Any) -> dict[str, str]:
    return {"complaint": case.complaint}


def _acknowledge(counter: "Counter", case: Any) -> None:
    start = {"understood": case.understood or case.title, "wants": case.wants}
    open_act(counter, "acknowledge-complaint", _of(case), case.room, **start)


def _plan(counter: "Counter", case: Any) -> None:
    label = tr(N_("Plan told to the guest:"))
    if any(task.kind == "task" for task in case.tasks):
        deeds.do(counter, "plan-complaint", _of(case), N_("{complaint}: the guest knows the plan."))
    else:
        deeds.with_words(
            counter, "plan-complaint", _of(case), "plan", label, N_("{complaint}: the guest knows the plan.")
        )


def _on_site(counter: "Counter", case: Any) -> None:
    if case.plan or any(task.kind == "task" for task in case.tasks):
        deeds.do(counter, "on-site", _of(case), N_("{complaint}: somebody is on the spot."))
    else:
        label = tr(N_("On the spot, doing:"))
        deeds.with_words(
            counter, "on-site", _of(case), "note", label, N_("{complaint}: somebody is on the spot.")
        )


def _at_once(counter: "Counter", case: Any) -> None:
    label = tr(N_("Put right at once, the guest agrees:"))
    deeds.with_words(counter, "fix-at-once", _of(case), "done", label, N_("{complaint} is resolved."))


def _resolve(counter: "Counter", case: Any) -> None:
    """The words say that the guest was told."""
    label = tr(N_("Resolved, and the guest was told; what helped:"))
    fields = {**_of(case), "told": True, "own": True}
    deeds.with_words(counter, "resolve-complaint", fields, "done", label, N_("{complaint} is resolved."))


def _resolve_form(counter: "Counter", case: Any) -> None:
    open_act(counter, "resolve-complaint", _of(case), case.room, told="yes", cause=case.cause)


def _answers(counter: "Counter", case: Any) -> None:
    label = tr(N_("The guest answers:"))
    deeds.with_words(counter, "guest-answers", _of(case), "words", label, N_("{complaint} goes on."))


def _called(counter: "Counter", case: Any) -> None:
    reached(counter, case)


def reached(counter: "Counter", row: Any) -> None:
    """The guest was reached: mood and satisfaction."""
    given = {"complaint": row.complaint, "outcome": "reached"}
    open_act(counter, "recovery-call", given, row.room)


def _close(counter: "Counter", case: Any) -> None:
    label = tr(N_("Closed; the guest says:"))
    deeds.with_words(counter, "close-complaint", _of(case), "reason", label, N_("{complaint} is closed."))


def _unfounded(counter: "Counter", case: Any) -> None:
    label = tr(N_("Unfounded, because:"))
    fields = {**_of(case), "kind": "unfounded"}
    deeds.with_words(counter, "close-complaint", fields, "reason", label, N_("{complaint} is closed."))


def _reopen(counter: "Counter", case: Any) -> None:
    label = tr(N_("Opened again, because:"))
    deeds.with_words(
        counter, "reopen-complaint", _of(case), "reason", label, N_("{complaint} is open again.")
    )


def _cause(counter: "Counter", case: Any) -> None:
    """By number, so that nothing is to be remembered."""

    def there(causes: list[Any]) -> None:
        entries = [(one.title, _causing(counter, case, one.cause)) for one in causes]
        Menu(counter, tr(N_("Root cause")), entries).open()

    counter.ask_first("causes", lambda desk: desk.show("complaint-causes"), there)


def _causing(counter: "Counter", case: Any, cause: str) -> Callable[[], None]:
    return lambda: deeds.do(
        counter, "find-cause", {**_of(case), "cause": cause}, N_("{complaint}: the cause is noted.")
    )


def _wait(counter: "Counter", case: Any) -> None:
    open_act(counter, "wait-for-guest", _of(case), case.room)


SITE = ("on-site", N_("On the spot"), _on_site)
WAIT = ("wait-for-guest", N_("Wait for the guest"), _wait)
CAUSE = ("find-cause", N_("Root cause"), _cause)
MOVES: dict[str, tuple[tuple[str, str, Then], ...]] = {
    "new": (("acknowledge-complaint", N_("Repeated to the guest"), _acknowledge),),
    "acknowledged": (
        SITE,
        ("plan-complaint", N_("Plan told to the guest"), _plan),
        ("fix-at-once", N_("Put right at once"), _at_once),
    ),
    "planned": (SITE, WAIT),
    "in_action": (
        ("resolve-complaint", N_("Resolved, the guest was told"), _resolve),
        SITE,
        WAIT,
        CAUSE,
        ("resolve-complaint", N_("Resolved, with cause and call"), _resolve_form),
    ),
    "waiting_guest": (("guest-answers", N_("The guest answers"), _answers),),
    "resolved": (
        ("recovery-call", N_("Called: the guest was reached"), _called),
        CAUSE,
        ("close-complaint", N_("Closed, the guest says so"), _close),
        ("close-complaint", N_("Closed, unfounded"), _unfounded),
    ),
    "closed": (("reopen-complaint", N_("Open it again"), _reopen), CAUSE),
}
"""What is offered by state: verb, words, deed."""
