"""What is done with a complaint from its list or its case: each key one act, asked for with what it cannot do without."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import call_outs, deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.complaint_steps import step
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.items import give
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Deed = Callable[["Counter", Any], None]
GRAVEST = "s1"
"""The severity at which calling the rapid response team is suggested (handbook 01 S-54)."""


def _note(counter: "Counter", row: Any) -> None:
    label = tr(N_("{no} note:"), no=row.complaint)
    deeds.with_words(counter, "note-complaint", _of(row), "words", label, N_("{complaint}: noted."))


def _raise(counter: "Counter", row: Any) -> None:
    def raised(done: Any) -> None:
        if done.result["severity"] == GRAVEST and counter.may("call-out"):
            case = {"kind": "complaint", "case": row.complaint}
            question = tr(N_("{no} is S1 now. Call the rapid response team? y/n"), no=row.complaint)
            yes = partial(call_outs.call, counter, f"{row.title} {row.room}".strip(), case=case)
            no = partial(counter.say, tr(N_("Nobody was called.")))
            counter.ask_line(Choice(question, {"y": yes, "1": yes, "n": no, "0": no}))

    deeds.do(counter, "raise-severity", _of(row), N_("{complaint} is {severity} now."), raised)


def _lower(counter: "Counter", row: Any) -> None:
    open_act(counter, "lower-severity", _of(row), row.room)


def _add(counter: "Counter", row: Any) -> None:
    open_act(counter, "add-action", _of(row), row.room, department=row.department)


def _promise(counter: "Counter", row: Any) -> None:
    open_act(counter, "promise-guest", _of(row), row.room)


def _money(counter: "Counter", row: Any) -> None:
    open_act(counter, "compensate", _of(row), row.room)


def _again(counter: "Counter", row: Any) -> None:
    label = tr(N_("{no}, the guest again:"), no=row.complaint)
    deeds.with_words(
        counter, "complain-again", _of(row), "words", label, N_("{complaint} is {severity} now.")
    )


def _merge(counter: "Counter", row: Any) -> None:
    label = tr(N_("{no} is part of which complaint:"), no=row.complaint)
    deeds.with_words(
        counter, "merge-complaints", _of(row), "into", label, N_("{complaint} is part of {into} now.")
    )


def _incident(counter: "Counter", row: Any) -> None:
    question = tr(N_("Raise an emergency out of {no}? y/n"), no=row.complaint)
    deeds.sure(
        counter, "complaint-incident", question, _of(row), N_("{incident} is raised out of {complaint}.")
    )


def _call(counter: "Counter", row: Any) -> None:
    """Told or heard, then the words."""
    if row.status == "resolved":
        step(counter, row)
        return

    def words(by: str) -> Callable[[], None]:
        label = tr(N_("Told the guest:")) if by == "staff" else tr(N_("The guest says:"))
        return lambda: deeds.with_words(
            counter, "contact-guest", {**_of(row), "by": by}, "words", label, N_("{complaint}: noted.")
        )

    question = tr(N_("{no}: 1 we told the guest  2 the guest told us"), no=row.complaint)
    counter.ask_line(Choice(question, {"1": words("staff"), "2": words("guest")}))


def _item(row: Any) -> dict[str, str]:
    return {"item": row.complaint, "kind": "complaint"}


def _take(counter: "Counter", row: Any) -> None:
    verb = "accept-item" if row.held == "offered" else "take-item"
    deeds.do(counter, verb, _item(row), N_("{item} is in your hands."))


def _assign(counter: "Counter", row: Any) -> None:
    """Whoever is here by number; or anybody by name."""

    def there(people: list[Any]) -> None:
        here = list({one.staff: one for one in people if not one.on_call}.values())[:MOST]
        entries: list[Entry] = [
            (f"{one.name}  {tr(one.post)}", _handing(counter, row, one.staff)) for one in here
        ]
        entries.append((tr(N_("Somebody else")), lambda: give(counter, _item(row), row.complaint)))
        Menu(counter, tr(N_("{no} to whom"), no=row.complaint), entries).open()

    counter.ask_first("on-duty", lambda desk: desk.show("on-duty"), there)


MOST = 8
"""People that a digit hands something to."""


def _handing(counter: "Counter", row: Any, staff: str) -> Callable[[], None]:
    if counter.may("assign-item"):
        return lambda: deeds.do(
            counter, "assign-item", {**_item(row), "to": staff}, N_("{item} is in the hands of {staff}.")
        )
    return lambda: deeds.with_words(
        counter, "transfer-item", {**_item(row), "to": staff}, "reason", tr(N_("Why:")),
        N_("{item} is offered; it stays with you until it is taken."),
    )  # fmt: skip


def _withdraw(counter: "Counter", row: Any) -> None:
    label = tr(N_("{no} is withdrawn; the guest says:"), no=row.complaint)
    deeds.with_words(counter, "withdraw-complaint", _of(row), "words", label, N_("{complaint} is withdrawn."))


def _keep(counter: "Counter", row: Any) -> None:
    said = (
        N_("{complaint} is for all eyes again.") if row.sensitive else N_("{complaint} is for few eyes now.")
    )
    deeds.do(counter, "keep-sensitive", {**_of(row), "sensitive": not row.sensitive}, said)


def _of(row: Any) -> dict[str, str]:
    return {"complaint": row.complaint}


DEEDS: dict[str, Deed] = {
    "s": step,
    "c": _note,
    "r": _raise,
    "l": _lower,
    "+": _add,
    "w": _promise,
    "m": _money,
    "b": _again,
    "j": _merge,
    "i": _incident,
    "k": _call,
    "t": _take,
    "a": _assign,
    "x": _withdraw,
    "z": _keep,
}
"""By key."""
