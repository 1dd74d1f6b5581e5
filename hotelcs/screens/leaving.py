"""Letting guests go from the `:` row: what is to be paid is tried out first, then asked, then done.

A late fee and the deposits change the sum, so the question shows what a preview of the check-out says, not
the balance of the bill.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.keymap import DEPOSIT_METHODS
from hotelcs.screens.booking import money
from hotelcs.screens.paint import ALARM, WARN, fits
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

NAME_CELLS = 16
"""Cells of the name in a question, so that its answers are seen."""
TRIED = "cash"
"""The method of the preview: any that pays what is left."""
MOVED = (
    ("late_fee_minor", N_("Charged for leaving late: {amount}.")),
    ("paid_minor", N_("Paid now: {amount}.")),
    ("captured_minor", N_("Taken from the card's hold: {amount}.")),
    ("company_minor", N_("Charged to the company: {amount}.")),
    ("refunded_minor", N_("Paid back: {amount}.")),
)
"""What a check-out did with money."""


def ask_out(counter: "Counter", detail: Any) -> None:
    """Try the check-out, show what it would take or give back, and do it when told."""
    fields = {"stay": detail.stay, "settle": TRIED}
    counter.act(
        lambda desk: desk.preview("check-out", fields), lambda tried: _ask(counter, detail, tried.result)
    )


def _ask(counter: "Counter", detail: Any, tried: dict[str, Any]) -> None:
    """A guest who owes pays by a digit; anybody else leaves with Enter, y or 1."""

    def leave(**paying: str) -> Callable[[], None]:
        fields = {"stay": detail.stay, **paying}
        return lambda: counter.act(
            lambda desk: desk.do("check-out", fields),
            lambda done: counter.praise(gone(detail, done.result)),
        )

    told = question(detail, tried)
    warnings = [tr(text) for text in tried.get("warnings") or ()]
    held = tried.get("captured_minor")
    if held and (tried.get("paid_minor") or tried.get("refunded_minor")):
        hold = N_("{amount} is taken from the card's hold.")
        warnings.insert(0, tr(hold, amount=money(held, detail.currency)))
    _warn(counter, detail, warnings)
    beside = _beside(counter, detail)
    if tried.get("paid_minor"):
        paying = {digit: leave(settle=method) for digit, method, _ in DEPOSIT_METHODS[1:5]}
        counter.ask_line(Choice(told, {**paying, **beside}))
        return
    leaving = dict.fromkeys(("y", "enter", "1"), leave())
    counter.ask_line(
        Choice(told, {**leaving, **beside, "0": lambda: counter.say(tr(N_("Nothing was changed.")))})
    )


def _beside(counter: "Counter", detail: Any) -> dict[str, Callable[[], None]]:
    """What may come to mind before a guest leaves: something to charge, an invoice; then the question is asked again."""
    from hotelcs.screens import charging, invoicing

    given, about = {"stay": detail.stay}, f"{detail.room} {detail.guest}"
    if not counter.message[0]:
        counter.say(tr(N_("n charges something first, i asks for an invoice; Esc leaves it.")))
    return {
        "n": lambda: charging.charge(counter, given, about, lambda _: ask_out(counter, detail)),
        "i": lambda: invoicing.ask(counter, given, about, lambda: ask_out(counter, detail)),
    }


def _warn(counter: "Counter", detail: Any, warnings: list[str]) -> None:
    """Say beside the question what is left behind, and that nights are given up when there are some."""
    today = counter.home.business_date if counter.home else detail.departure
    early = detail.departure > today
    if early:
        given_up = N_("Booked until {departure}: the nights that are left are given up.")
        warnings = [*warnings, tr(given_up, departure=detail.departure)]
    if warnings:
        counter.say(one_after_another(warnings), ALARM if early else WARN)


def question(detail: Any, tried: dict[str, Any]) -> str:
    """What is asked before a guest leaves, with the late fee when there is one."""
    fee, paid, refunded, captured = (
        money(tried.get(name) or 0, detail.currency)
        for name in ("late_fee_minor", "paid_minor", "refunded_minor", "captured_minor")
    )
    slots = {"room": detail.room, "guest": fits(detail.guest, NAME_CELLS), "late": fee}
    if tried.get("paid_minor"):
        asked = (
            N_("{room} {guest} pays {amount}, late {late}: 1 cash 2 wechat 3 alipay 4 card")
            if tried.get("late_fee_minor")
            else N_("{room} {guest} pays {amount}: 1 cash 2 wechat 3 alipay 4 card")
        )
        return tr(asked, amount=paid, **slots)
    if tried.get("refunded_minor"):
        asked = (
            N_("Check out {room} {guest}, late {late}, pay back {amount}? y/Esc")
            if tried.get("late_fee_minor")
            else N_("Check out {room} {guest}, pay back {amount}? y/Esc")
        )
        return tr(asked, amount=refunded, **slots)
    if tried.get("captured_minor"):
        asked = (
            N_("Check out {room} {guest}, late {late}, {amount} from the card's hold? y/Esc")
            if tried.get("late_fee_minor")
            else N_("Check out {room} {guest}, {amount} from the card's hold? y/Esc")
        )
        return tr(asked, amount=captured, **slots)
    if tried.get("late_fee_minor"):
        return tr(N_("Check out {room} {guest}, late {late}, nothing more to pay? y/Esc"), **slots)
    return tr(N_("Check out {room} {guest}, nothing to pay? y/Esc"), **slots)


def gone(detail: Any, result: dict[str, Any]) -> str:
    """Who has left, and what became of the money: a fee, a payment, what was given back."""
    told = [tr(N_("{guest} has left room {room}."), guest=detail.guest, room=detail.room)]
    told += [
        tr(words, amount=money(result[name], detail.currency)) for name, words in MOVED if result.get(name)
    ]
    return one_after_another(told)
