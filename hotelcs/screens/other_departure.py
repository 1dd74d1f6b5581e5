"""Extending and shortening a stay: tried first, so that the question says what it costs and where one sleeps (budget 17)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hotelcs.entry.dates import parse_date, parse_nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.screens import second_person
from hotelcs.screens.booking import money
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import ALARM, fits
from hotelcs.screens.prompts import Choice
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

NAME_CELLS = 16
MOST = 3
"""Rooms offered when the own one is taken."""
ASKED = {
    "extend": (N_("Extend {room} {guest} to {date}? y/n"), N_("{guest} stays to {date}.")),
    "shorten": (N_("Let {room} {guest} leave on {date}? y/n"), N_("{guest} leaves on {date}.")),
}
"""What is asked and said about another departure, by verb."""


def confirm(counter: "Counter", stay: Any, verb: str, wanted: str) -> None:
    """Extend or shorten `stay` (a row with stay, room, guest, departure) to what was typed, after a try and a yes."""
    today = counter.home.business_date if counter.home else stay.departure
    try:
        leaving = departure_of(stay.departure, wanted, today, sooner=verb == "shorten")
    except Refusal as failure:
        counter.say(str(failure), ALARM)
        return
    _try(counter, stay, verb, {"stay": stay.stay, "departure": leaving})


def departure_of(now: str, wanted: str, today: str, *, sooner: bool) -> str:
    """The new departure, ISO: nights more (or less), or a day as hands type it. Raises Refusal."""
    current = date.fromisoformat(now)
    typed = "".join(map(halfwidth_key, wanted)).lstrip("+-" if sooner else "+")
    if typed.rstrip("n").isdecimal():
        nights = parse_nights(typed)
        return (current - timedelta(days=nights) if sooner else current + timedelta(days=nights)).isoformat()
    return parse_date(wanted, date.fromisoformat(today), field="departure").isoformat()


def _try(counter: "Counter", stay: Any, verb: str, fields: dict[str, Any]) -> None:
    def read(desk: Any) -> tuple[dict[str, Any], Any]:
        return desk.preview(verb, fields).result, desk.show("stay", no=stay.stay)

    def refused(failure: Failure) -> None:
        rooms = tuple(getattr(failure, "items", ()))[:MOST]
        if second_person.offered(failure):
            counter.offer_second(verb, fields, failure, lambda: _do(counter, stay, verb, fields))
        elif getattr(failure, "code", "") == "ROOM_TAKEN" and rooms:
            _ask_room(counter, stay, fields, rooms)

    counter.act(read, lambda found: _ask(counter, stay, verb, fields, *found), refused)


def _ask_room(counter: "Counter", stay: Any, fields: dict[str, Any], rooms: tuple[str, ...]) -> None:
    """The own room is somebody else's then: the added nights in another one, by digit."""

    def there(room: str) -> Callable[[], None]:
        return lambda: _try(counter, stay, "extend", {**fields, "room": room})

    listed = "  ".join(f"{at} {room}" for at, room in enumerate(rooms, 1))
    answers = {str(at): there(room) for at, room in enumerate(rooms, 1)}
    counter.ask_line(
        Choice(tr(N_("The added nights in another room: {rooms}   Esc not"), rooms=listed), answers)
    )


def _ask(
    counter: "Counter", stay: Any, verb: str, fields: dict[str, Any], tried: dict[str, Any], detail: Any
) -> None:
    """Enter, y and 1 mean yes."""

    def no() -> None:
        counter.chain.clear()
        counter.say(tr(N_("Nothing was changed.")))

    def yes() -> None:
        _do(counter, stay, verb, fields)

    slots = {"room": stay.room, "guest": fits(stay.guest, NAME_CELLS), "date": fields["departure"]}
    counter.say(told_of(verb, tried, detail, stay.room))
    counter.ask_line(
        Choice(tr(ASKED[verb][0], **slots), {"y": yes, "enter": yes, "1": yes, "n": no, "0": no})
    )


def told_of(verb: str, tried: dict[str, Any], detail: Any, room: str) -> str:
    """What it costs or gives back, what the whole stay costs then, and in which room one sleeps."""
    before = sum(night.rate_minor for night in getattr(detail, "nights", ()))
    change = tried.get("added_minor") if verb == "extend" else -sum(tried.get("rates_minor") or ())
    if change is None:
        return ""

    nights, total = tried.get("nights", 0), money(before + change, detail.currency)
    if verb == "shorten":
        return tr(N_("Nights fewer: {nights}, {amount} less; the whole stay {total}."), nights=nights,
                  amount=money(-change, detail.currency), total=total)  # fmt: skip
    told = tr(
        N_("Nights more: {nights}, +{amount}; the whole stay {total}."),
        nights=nights,
        amount=money(change, detail.currency),
        total=total,
    )
    other = tried.get("room", room)
    where = N_("Room {room} is free.") if other == room else N_("The added nights in room {room}.")
    return f"{told} {tr(where, room=other)}"


def _do(counter: "Counter", stay: Any, verb: str, fields: dict[str, Any]) -> None:
    def done(answer: Any) -> None:
        told = tr(ASKED[verb][1], guest=stay.guest, date=fields["departure"])
        if still := answer.result.get("deposit_open_minor"):
            currency = counter.sitting.me.currency if counter.sitting.me else "CNY"
            told = f"{told} {tr(N_('Deposit still open: {amount}.'), amount=money(still, currency))}"
        counter.praise(told)

    counter.do(verb, fields, done)
