"""What needs somebody, on Home: what presses, what waits in the house, drafts; each with what opens it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import parking, pressing_words
from hotelcs.screens.home_panels import needs

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

MOST = 9
"""One digit each."""
Item = tuple[str, Callable[[], None]]
"""The words and what opens it."""


def items(counter: "Counter") -> list[Item]:
    """Most pressing first."""
    found: list[Item] = [(pressing_words.told(row), _opening(counter, row)) for row in counter.pressing]
    if counter.home is not None:
        found += [(told, _listing(counter, name)) for told, name in needs(counter.home)]
    if counter.drafts:
        told = tr(N_("Parked forms: {count}"), count=len(counter.drafts))
        found.insert(len(counter.pressing), (told, lambda: parking.choose(counter)))
    return found[:MOST]


def _jumping(counter: "Counter", area: str) -> Callable[[], None]:
    return lambda: _jump(counter, area)


def _jump(counter: "Counter", area: str) -> None:
    if not counter.jump(area):
        counter.say(tr(N_("There is nothing more to see here.")))


def _listing(counter: "Counter", name: str) -> Callable[[], None]:
    return lambda: LISTS[name](counter)


def _arrivals(counter: "Counter", only: str = "") -> None:
    """The arrivals, or only those who wait for a room, or those without a guest."""
    counter.jump("02")
    show_only = getattr(counter.sheet, "show_only", None)
    if show_only is not None:
        show_only(only)


def _registrations(counter: "Counter") -> None:
    from hotelcs.screens.registrations import Registrations

    counter.show_sheet(Registrations(counter))


LISTS: dict[str, Callable[["Counter"], None]] = {
    "queue": lambda counter: _arrivals(counter, "queue"),
    "data": lambda counter: _arrivals(counter, "data"),
    "arrivals": _arrivals,
    "departures": lambda counter: _jump(counter, "04"),
    "registrations": _registrations,
}
"""The list that shows what waits in the house."""


def _opening(counter: "Counter", row: Any) -> Callable[[], None]:
    """What opens one thing that presses."""
    deed = OPENS.get(row.kind)
    return (lambda: deed(counter, row)) if deed is not None else _jumping(counter, row.screen)


def _emergency(counter: "Counter", row: Any) -> None:
    from hotelcs.screens.incident import open_incident

    open_incident(counter, row.ref)


def _decide(counter: "Counter", _: Any) -> None:
    from hotelcs.screens.second_person import decide

    decide(counter)


def _approved(counter: "Counter", row: Any) -> None:
    counter.say(pressing_words.told(row))


def _items(counter: "Counter", _: Any) -> None:
    from hotelcs.screens.items import Items

    counter.show_sheet(Items(counter))


def _must_read(counter: "Counter", _: Any) -> None:
    from hotelcs.screens.must_read import MustRead

    counter.show_sheet(MustRead(counter))


def _to_sign(counter: "Counter", _: Any) -> None:
    from hotelcs.screens.duties import MINE, Duties

    counter.show_sheet(Duties(counter, MINE))


def _reported(counter: "Counter", row: Any) -> None:
    from hotelcs.screens import log_steps

    counter.ask_first(
        "log",
        lambda desk: desk.show("log", open=True),
        lambda rows: _first(counter, rows, row.ref, log_steps.menu),
    )


def _shortage(counter: "Counter", _: Any) -> None:
    from hotelcs.screens.overbooking import open_sheet

    open_sheet(counter)


def _calls(counter: "Counter", row: Any) -> None:
    from hotelcs.screens import calls

    calls.open_tab(counter, calls.HELD if row.kind == "holds" else calls.PRE_ARRIVAL)


def _no_contact(counter: "Counter", _: Any) -> None:
    from hotelcs.screens import no_contact
    from hotelcs.screens.departures import Departures

    counter.show_sheet(Departures(counter, Departures.tabs.index(no_contact.TAB)))


def _first(counter: "Counter", rows: list[Any], number: str, then: Callable[["Counter", Any], None]) -> None:
    found = next((row for row in rows if row.entry == number), None)
    if found is not None:
        then(counter, found)
    else:
        counter.say(tr(N_("Somebody has done it already.")))


def _called_out(counter: "Counter", row: Any) -> None:
    from hotelcs.screens.call_outs import answer_now

    answer_now(counter, row)


def _call_outs(counter: "Counter", _: Any) -> None:
    from hotelcs.screens import roster

    counter.show_sheet(roster.Roster(counter, roster.CALLS_TAB))


def _team(counter: "Counter", _: Any) -> None:
    from hotelcs.screens import roster

    counter.show_sheet(roster.Roster(counter, roster.READY_TAB))


def _wake(counter: "Counter", row: Any) -> None:
    from hotelcs.screens.register_deeds import ask_answer

    ask_answer(counter, row)


def _complaint(counter: "Counter", row: Any) -> None:
    from hotelcs.screens.complaints import open_case

    open_case(counter, row.ref)


def _register(tab: int) -> Callable[["Counter", Any], None]:
    def opens(counter: "Counter", row: Any) -> None:
        from hotelcs.screens.register_deeds import open_register

        open_register(counter, tab, row.ref)

    return opens


OPENS: dict[str, Callable[["Counter", Any], None]] = {
    "incident": _emergency,
    "incident_unsigned": _emergency,
    "drill": _emergency,
    "approval": _decide,
    "approved": _approved,
    "offer": _items,
    "mine": _items,
    "late": _items,
    "must_read": _must_read,
    "unsigned": _to_sign,
    "report_up": _reported,
    "shortage": _shortage,
    "holds": _calls,
    "call_hold": _calls,
    "call_pre_arrival": _calls,
    "call_due_out": _no_contact,
    "complaint_grave": _complaint,
    "callout_you": _called_out,
    "callout": _call_outs,
    "callout_led": _call_outs,
    "team_short": _team,
    "wake_up": _wake,
    "wake_late": _wake,
    "wake_knock": _wake,
    "wake_now": _wake,
    "wake_soon": _register(3),
    "visitor_late": _register(0),
    "message_urgent": _register(4),
    "unfetched": _register(1),
}
"""What opens what presses; the rest is a screen one jumps to."""
