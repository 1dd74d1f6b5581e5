"""Charging by a digit: the price list as a menu, a quantity, and it is on the bill; without a price list the form."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.act_form import open_then
from hotelcs.screens.booking import money
from hotelcs.screens.paint import ALARM
from hotelcs.screens.prompts import Prompt
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Then = Callable[[Any], None]
FEW = 8
"""Items that fit a menu of single digits, with a digit left for something else."""
MOST = 999


def charge(counter: "Counter", given: dict[str, str], about: str, then: Then = lambda _: None) -> None:
    """Ask what is charged to the bill of `given` (stay=, reservation= or folio=); `then` gets the answer."""
    if not counter.may("post-charge"):
        counter.refuse("post-charge")
        return
    counter.ask_first(
        "price-list",
        lambda desk: [item for item in desk.show("price-list") if item.price_minor is not None],
        lambda items: _choose(counter, items, given, about, then),
    )


def _choose(counter: "Counter", items: Sequence[Any], given: dict[str, str], about: str, then: Then) -> None:
    """The menu; of a long list first the kind of thing. Something else is typed into the form."""
    from hotelcs.screens.dialogs.menu import Menu

    def other() -> None:
        open_then(counter, "post-charge", given, about, then, {"qty": "1"})

    if not items:
        other()
        return
    kinds = dict.fromkeys((item.category, item.category_name) for item in items)
    if len(items) > FEW and len(kinds) > 1:
        entries = [
            (
                name,
                lambda kind=kind: _choose(
                    counter, [i for i in items if i.category == kind], given, about, then
                ),
            )
            for kind, name in kinds
        ]
    else:
        entries = [(_told(item), lambda item=item: _ask(counter, item, given, then)) for item in items]
    title = tr(N_("Charge {about}"), about=about)
    Menu(counter, title, [*entries, (tr(N_("Something else")), other)]).open()


def _told(item: Any) -> str:
    return f"{item.name}  {money(item.price_minor, item.currency)}"


def _ask(counter: "Counter", item: Any, given: dict[str, str], then: Then) -> None:
    """How many; Enter alone is one."""

    def entered(text: str) -> None:
        typed = "".join(map(halfwidth_key, text)).strip() or "1"
        if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= MOST):
            counter.say(tr(N_("Type how many, from 1 to {most}."), most=MOST), ALARM)
            _ask(counter, item, given, then)
            return
        counter.do("post-charge", {**given, "item": item.item, "qty": int(typed)}, done)

    def done(answer: Any) -> None:
        counter.praise(tr(N_("{item} is on the bill."), item=item.name))
        then(answer)

    counter.ask_line(Prompt(tr(N_("{item}, how many [1]:"), item=_told(item)), entered))
