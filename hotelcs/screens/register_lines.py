"""Words of the `:` row for the registers of the desk: wake, msg, bag, visit, at."""

from typing import TYPE_CHECKING, Any

from hotelcs.command_words import Word
from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.prompts import Choice
from hotelcs.screens.register_deeds import NEW, WOKEN, message
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

DAILY = ("daily", "mt", "每天")
KNOCK = ("knock", "qm", "敲门")
PARTY = ("party", "tx", "同行")
LAST_FOUR = 4


def wake(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`wake 1208 0630`, with `daily`, `knock` or `party` behind; alone it opens the form."""
    if not rest:
        NEW[3](counter)
        return
    said = {part.casefold() for part in rest[1:]}
    when = [part for part in rest[1:] if part.casefold() not in (*DAILY, *KNOCK, *PARTY)]
    if not when:
        _usage(counter, word)
        return
    fields: dict[str, Any] = {"stays": rest[0], "at": " ".join(when)}
    fields |= {"kind": "knock"} if said & {*KNOCK} else {}
    fields |= {"repeat": True} if said & {*DAILY} else {}
    fields |= {"party": True} if said & {*PARTY} else {}
    deeds.do(counter, "set-wake-call", fields, WOKEN)


def msg(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`msg 1208 call home`: the words, then who left them; alone it opens the form."""
    del word
    if not rest:
        NEW[4](counter)
        return
    whose = "".join(map(halfwidth_key, rest[0]))
    message(counter, whose, tr(N_("Message for {room}:"), room=whose), " ".join(rest[1:]))


def bag(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`bag 1208 2 A17`: luggage of a room or booking, how many pieces, its tag; alone it opens the form."""
    if not rest:
        NEW[1](counter)
        return
    pieces = rest[1] if len(rest) > 1 else "1"
    if not (pieces.isascii() and pieces.isdecimal()) or len(rest) > 3:
        _usage(counter, word)
        return
    fields: dict[str, Any] = {"whose": rest[0], "pieces": pieces} | (
        {"tag": rest[2]} if len(rest) > 2 else {}
    )
    deeds.do(counter, "take-luggage", fields, N_("Kept under {tag}, until {until}."))


def visit(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`visit 1208 Fan Ying 001X`: a visitor, after the guest has said yes; alone it opens the form."""
    if not rest:
        NEW[0](counter)
        return
    *name, last = rest[1:] or [""]
    tail = (
        len(last) == LAST_FOUR
        and last.isascii()
        and last.isalnum()
        and any(map(str.isdecimal, last))
        and name
    )
    named = " ".join(name if tail else rest[1:])
    if not named:
        _usage(counter, word)
        return
    fields = {"stay": rest[0], "name": named, "approved": True} | ({"last4": last} if tail else {})

    def yes() -> None:
        deeds.do(counter, "visitor-in", fields, N_("{visitor} visits room {room}, until {until}."))

    def no() -> None:
        counter.chain.clear()
        counter.say(tr(N_("Nothing was changed.")))

    question = tr(N_("May {name} come up to {room}? The guest says: y/n"), name=named, room=rest[0])
    counter.ask_line(Choice(question, {"y": yes, "1": yes, "n": no, "0": no}))


def at(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`at 1208 pool 16`: where the guests of a room are, until an hour; without a place it is forgotten."""
    del word
    if not rest:
        NEW[5](counter)
        return
    until = rest[-1] if len(rest) > 2 and any(map(str.isdecimal, rest[-1])) else ""
    place = " ".join(rest[1:-1] if until else rest[1:])
    fields = {"stay": rest[0], "place": place} | ({"until": until} if until else {})
    deeds.do(
        counter,
        "locate",
        fields,
        N_("Room {room} is found there until {until}.")
        if place
        else N_("Where room {room} is, is not known any more."),
    )


def _usage(counter: "Counter", word: Word) -> None:
    counter.chain.clear()
    counter.say(tr(N_(":{usage}  -  {help}"), usage=tr(word.usage), help=tr(word.help)))


DEEDS = {"wake": wake, "msg": msg, "bag": bag, "visit": visit, "at": at}
