"""Words of the `:` row about rooms and the guests in them: out, ext, mv, r, n."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.command_words import Word
from hotelcs.i18n import N_, tr
from hotelcs.screens import moving, other_departure
from hotelcs.screens.leaving import ask_out
from hotelcs.screens.prompts import Choice
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

STATUS = {"VC": "clean", "OC": "clean", "VD": "dirty", "OD": "dirty", "VI": "inspected", "VD*": "cleaning"}
"""The cleanliness behind a code; what is occupied is not set, it is derived (handbook 02 §2.3.2)."""


def _usage(counter: "Counter", word: Word) -> None:
    counter.say(tr(N_(":{usage}  -  {help}"), usage=tr(word.usage), help=tr(word.help)))


EMPTY = N_("Nobody is in room {room}.")


def _with_stay(counter: "Counter", room: str, then: Callable[[Any], None], empty: str = EMPTY) -> None:
    """Read the room; `then` gets it when somebody is in it, else `empty` is said."""

    def there(detail: Any) -> None:
        if detail.stay:
            then(detail)
        else:
            counter.say(tr(empty, room=room))

    counter.ask_first("room", lambda desk: desk.show("room", no=room), there)


Said = Callable[[Any], str]
"""What to say about an act that is done."""


def _confirm(
    counter: "Counter", question: str, verb: str, fields: dict[str, Any], praise: str | Said
) -> None:
    """Ask, then do. Enter, y and 1 mean yes."""

    def said(done: Any) -> None:
        counter.praise(praise if isinstance(praise, str) else praise(done))

    def yes() -> None:
        counter.do(verb, fields, said)

    def no() -> None:
        counter.chain.clear()
        counter.say(tr(N_("Nothing was changed.")))

    counter.ask_line(Choice(question, {"y": yes, "enter": yes, "1": yes, "n": no, "0": no}))


def out(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`out 0806`: check out the guest of a room, after showing who and the balance."""
    if len(rest) != 1:
        _usage(counter, word)
        return

    _with_stay(counter, rest[0], lambda detail: ask_out(counter, detail))


def extend(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`ext 1102 1` or `ext 1102 2026-11-25`: extend the stay by nights or to a date."""
    if len(rest) != 2:
        _usage(counter, word)
        return

    _with_stay(counter, rest[0], lambda detail: other_departure.confirm(counter, detail, "extend", rest[1]))


def move(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`mv 1102 1210`: move the guest of one room to another; without it the rooms are shown."""
    if len(rest) == 1:
        _with_stay(counter, rest[0], lambda detail: moving.ask_room(counter, detail))
        return
    if len(rest) != 2:
        _usage(counter, word)
        return

    _with_stay(counter, rest[0], lambda detail: moving.confirm(counter, detail, rest[1]))


def leave(counter: "Counter", stay: Any) -> None:
    """Let the guest of `stay` go, for whoever may."""
    if counter.may("check-out"):
        ask_out(counter, stay)
    else:
        counter.refuse("check-out")


def room_status(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`r 1208 vc`: set the status of a room by its code or word."""
    if len(rest) != 2:
        _usage(counter, word)
        return
    code = rest[1].upper()
    status = STATUS.get(code, rest[1] if rest[1] in STATUS.values() else "")
    if not status:
        _usage(counter, word)
        return
    fields = {"room": rest[0], "status": status}
    done = tr(N_("Room {room} is set."), room=rest[0])
    counter.do("set-room-status", fields, lambda _: counter.praise(done))


def bill(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`bill 1102`: the bill of whoever is in a room."""
    if len(rest) != 1:
        _usage(counter, word)
        return
    from hotelcs.screens.folio import open_folio

    _with_stay(
        counter,
        rest[0],
        lambda detail: open_folio(counter, stay=detail.stay),
        N_("Nobody is in room {room}. The bill of who has left: F4 04, tab Gone, b."),
    )


def cancel(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`cancel R..31 guest is ill`: cancel a booking for a reason, after showing whose it is."""
    if len(rest) < 2:
        _usage(counter, word)
        return
    number, reason = "".join(map(halfwidth_key, rest[0])), " ".join(rest[1:])

    def ask(booking: Any) -> None:
        slots = {"reservation": booking.reservation, "guest": booking.guest, "arrival": booking.arrival}
        _confirm(counter, tr(N_("Cancel {reservation} {guest} of {arrival}? y/n"), **slots), "cancel",
                 {"reservation": booking.reservation, "reason": reason}, tr(N_("{reservation} is cancelled."), **slots))  # fmt: skip

    counter.ask_first("booking", lambda desk: desk.show("reservation", no=number), ask)


def book(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`n`: the form of a new booking."""
    from hotelcs.screens.book_form import open_book

    del word, rest
    open_book(counter)
