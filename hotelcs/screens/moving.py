"""Moving a guest: rooms by number with their reasons, the move tried first, what it costs, why by digit (handbook 03 budget 18)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import second_person
from hotelcs.screens.codes import code_word
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.dialogs.menu import ONE_DIGIT
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import fits
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.screens.room_offers import Offer, offer_of, signed
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

VERB = "move-room"
NAME_CELLS = 16
WHY = {"1": "wish", "2": "noise", "3": "fault", "4": "view", "5": "upgrade", "6": "house"}
"""Reasons by digit, as the act knows them."""
WHY_ASKED = N_("Why: 1 wish 2 noise 3 fault 4 view 5 upgrade 6 house   Enter none   0 stay")
WHY_DEARER = N_("Why: 1 wish 2 noise 3 fault 4 view 5 upgrade 6 house Enter none + price 0 stay")


@dataclass(frozen=True, slots=True)
class Tried:
    """What a move would be: rates of the nights that are left, what the list asks more a night, the room as it is now."""

    rates_minor: tuple[int, ...]
    more_minor: int
    type: str
    code: str
    currency: str

    def dearer(self) -> list[int]:
        """The rates of the nights that are left, with what the room costs more."""
        return [max(rate + self.more_minor, 0) for rate in self.rates_minor]


def ask_room(counter: "Counter", row: Any) -> None:
    """Show rooms by number and ask for one of them, or for another room's number."""
    if not counter.may(VERB):
        counter.refuse(VERB)
        return
    counter.ask_first(
        "rooms-to-move", lambda desk: _offers(desk, row.stay), lambda found: _ask_room(counter, row, *found)
    )


def _offers(desk: Any, stay: str) -> tuple[list[Offer], str]:
    detail = desk.show("stay", no=stay)
    listed = {kind.type: kind.rate_minor for kind in desk.show("room-types")}
    rooms = desk.show("suggestions", reservation=detail.reservation, vacant="yes")
    found = [
        offer_of(one, detail.type, listed, one.reasons)
        for one in rooms
        if one.kind == "room" and one.room != detail.room
    ]
    return found[:ONE_DIGIT], str(detail.currency)


def _ask_room(counter: "Counter", row: Any, offers: list[Offer], currency: str) -> None:
    lines = [_line(at, one, currency) for at, one in enumerate(offers, 1)]
    card = Card(
        counter,
        tr(N_("Rooms for {guest}"), guest=row.guest),
        lines or [tr(N_("No other room is free for these nights."))],
        hang=2,
    )

    def wanted(text: str) -> None:
        card.close()
        typed = "".join(map(halfwidth_key, text.strip()))
        if typed:
            confirm(counter, row, room_of(offers, typed))

    card.open()
    label = tr(
        N_("{room} {guest} to (number above, or a room):"), room=row.room, guest=fits(row.guest, NAME_CELLS)
    )
    counter.ask_line(Prompt(label, wanted, left=card.close))


def room_of(offers: list[Offer], typed: str) -> str:
    """The room meant: one digit is the number in the list, unless a room there is called so."""
    if any(one.room == typed for one in offers) or not typed.isdecimal() or not 0 < int(typed) <= len(offers):
        return typed
    return offers[int(typed) - 1].room


def _line(at: int, one: Offer, currency: str) -> str:
    return f"{at} {one.title}  {one.told(currency)}"


# --- tried, then asked


def confirm(counter: "Counter", stay: Any, room: str, *, dearer: bool = False) -> None:
    """Try the move of `stay` (a row with stay, room, guest), say what it costs, ask why, and do it."""
    fields = {"stay": stay.stay, "room": room}
    today = counter.home.business_date if counter.home else ""

    def refused(failure: Failure) -> None:
        if second_person.offered(failure):
            counter.offer_second(VERB, fields, failure, lambda: _do(counter, stay, fields))

    counter.act(
        lambda desk: _try(desk, fields, today, dearer=dearer),
        lambda tried: _ask(counter, stay, fields, tried, dearer=dearer),
        refused,
    )


def _try(desk: Any, fields: dict[str, Any], today: str, *, dearer: bool) -> Tried:
    detail, to = desk.show("stay", no=fields["stay"]), desk.show("room", no=fields["room"])
    listed = {kind.type: kind.rate_minor for kind in desk.show("room-types")}
    more = listed.get(to.type, 0) - listed.get(detail.type, 0)
    left = tuple(night.rate_minor for night in detail.nights if night.night >= today)
    tried = Tried(left, more, to.type, to.code, detail.currency)
    desk.preview(VERB, {**fields, **({"rates": tried.dearer()} if dearer else {})})
    return tried


def _ask(counter: "Counter", stay: Any, fields: dict[str, Any], tried: Tried, *, dearer: bool) -> None:
    """Enter or a digit with the reason moves; + takes the price of the new room, or leaves it."""

    def moving(why: str) -> Callable[[], None]:
        asked = {**fields, **({"why": why} if why else {}), **({"rates": tried.dearer()} if dearer else {})}
        return lambda: _do(counter, stay, asked)

    def no() -> None:
        counter.chain.clear()
        counter.say(tr(N_("Nothing was changed.")))

    def other_price() -> None:
        confirm(counter, stay, fields["room"], dearer=not dearer)

    answers = {digit: moving(why) for digit, why in WHY.items()}
    answers |= {**dict.fromkeys(("enter", "y"), moving("")), **dict.fromkeys(("n", "0"), no)}
    label = WHY_ASKED
    if tried.more_minor and tried.rates_minor:
        answers["+"] = other_price
        label = WHY_DEARER
    counter.say(told_of(stay, fields["room"], tried, dearer=dearer))
    counter.ask_line(Choice(tr(label), answers))


def told_of(stay: Any, room: str, tried: Tried, *, dearer: bool) -> str:
    """Who moves where, into what, and what it costs."""
    slots = {
        "guest": fits(stay.guest, NAME_CELLS),
        "room": stay.room,
        "to": room,
        "type": tried.type,
        "code": code_word(tried.code),
    }
    if not tried.rates_minor or not tried.more_minor:
        return tr(N_("{guest} {room} to {to} {type} {code}: the price stays"), **slots)
    more, nights = signed(tried.more_minor, tried.currency), len(tried.rates_minor)
    if dearer:
        total = signed(sum(tried.dearer()) - sum(tried.rates_minor), tried.currency)
        return tr(N_("{guest} {room} to {to} {type} {code}: {more} a night, {total} in all"), more=more,
                  total=total, **slots)  # fmt: skip
    return tr(N_("{guest} {room} to {to} {type} {code}: price stays; by the list {more} a night x {nights}"), more=more, nights=nights,
              **slots)  # fmt: skip


def _do(counter: "Counter", stay: Any, fields: dict[str, Any]) -> None:
    def done(answer: Any) -> None:
        told = tr(N_("{guest} is in room {to}."), guest=stay.guest, to=fields["room"])
        if cards := answer.result.get("keys"):
            told = tr(N_("{told} New key cards: {count}."), told=told, count=cards)
        counter.praise(told)

    counter.do(VERB, fields, done)
