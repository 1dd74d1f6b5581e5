"""What the words of the `:` row do that are the desk's own; those of an area stand with it. The table has all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotelcs.command_words import Word
from hotelcs.i18n import N_, tr
from hotelcs.screens import call_outs, complaint_lines, grammar, register_lines, roll_call_lines, stay_words
from hotelcs.screens.areas import open_booking
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Deed = Callable[["Counter", Word, list[str]], object]
"""Does what a word says with what follows it."""


def _to(screen: str) -> Deed:
    """A word that goes to a screen."""
    return lambda counter, _word, _rest: counter.jump(screen)


def _in(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`in` alone receives a walk-in; with a number it opens that booking, with a name it finds it."""
    if not rest:
        _walk_in(counter, word, rest)
    elif any(char.isdecimal() for char in rest[0]):
        open_booking(counter, rest[0].upper())
    else:
        _find(counter, word, rest)


def _walk_in(counter: "Counter", word: Word, rest: list[str]) -> None:
    from hotelcs.screens.walk_in_form import open_walk_in

    del word, rest
    open_walk_in(counter)


def _find(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word
    grammar.show_find(counter, " ".join(rest))


def _go(counter: "Counter", word: Word, rest: list[str]) -> None:
    if not rest:
        _usage(counter, word)
    else:
        grammar.go(counter, rest[0])


def _lang(counter: "Counter", word: Word, rest: list[str]) -> None:
    if rest and rest[0] in ("zh", "en"):
        counter.speak(rest[0])
    else:
        _usage(counter, word)


def _help(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word
    grammar.show_help(counter, rest[0] if rest and rest[0] in ("keys", "marks") else "words")


def _park(counter: "Counter", word: Word, rest: list[str]) -> None:
    from hotelcs.screens import parking

    del word, rest
    parking.park(counter)


def _parked(counter: "Counter", word: Word, rest: list[str]) -> None:
    from hotelcs.screens import parking

    del word
    parking.choose(counter, rest[0] if rest else "")


def _undo(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    grammar.ask_undo(counter)


def _quit(counter: "Counter", word: Word, rest: list[str]) -> None:
    """Leave; forms that are open or put aside are kept for the next time, and asked about first."""
    del word, rest
    if not counter.drafting.typed():
        counter.leave()
        return
    counter.keep_drafts()

    def ask(_: object) -> None:
        count = len(counter.drafting.typed())
        lost = counter.drafting.lost or counter.sitting.me is None
        label = (
            N_("Unsaved forms that will be lost: {count}. Leave? y/n")
            if lost
            else N_("Unsaved forms, kept for you: {count}. Leave? y/n")
        )
        stay = lambda: None  # noqa: E731 - one answer of two
        answers = {"y": counter.leave, "1": counter.leave, "n": stay, "0": stay}
        counter.ask_line(Choice(tr(label, count=count), answers))

    counter.act(lambda _: None, ask)


def _log(counter: "Counter", word: Word, rest: list[str]) -> None:
    from hotelcs.screens import log_line

    del word
    if rest:
        log_line.save(counter, " ".join(rest))
    else:
        log_line.ask(counter)


def _sos(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    grammar.raise_alarm(counter)


def _ticket(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word
    if not rest:
        counter.jump("25")
        return
    from hotelcs.screens.act_form import open_act

    open_act(counter, "raise-ticket", None, "", words=" ".join(rest))


def _items(counter: "Counter", word: Word, rest: list[str]) -> None:
    from hotelcs.screens.items import Items

    del word, rest
    counter.show_sheet(Items(counter))


def _ok(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    grammar.decide(counter)


def _lock(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    counter.sitting.lock()


def _sign_out(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    counter.sitting.sign_out()


def _password(counter: "Counter", word: Word, rest: list[str]) -> None:
    from hotelcs.screens.own_secrets import ChangePassword

    del word, rest
    counter.show_sheet(ChangePassword(counter))


def _pin(counter: "Counter", word: Word, rest: list[str]) -> None:
    from hotelcs.screens.own_secrets import ChangePin

    del word, rest
    counter.show_sheet(ChangePin(counter))


def _walk(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`walk R..31` sends the guest of a booking elsewhere; alone it shows whom one would send."""
    from hotelcs.screens import overbooking, walk_form

    if len(rest) > 1:
        _usage(counter, word)
    elif rest:
        walk_form.open_walk(counter, rest[0])
    else:
        overbooking.open_sheet(counter, tab=overbooking.GOES)


def _usage(counter: "Counter", word: Word) -> None:
    """Say how `word` is written."""
    counter.say(tr(N_(":{usage}  -  {help}"), usage=tr(word.usage), help=tr(word.help)))


DEEDS: dict[str, Deed] = {
    "in": _in,
    "walk-in": _walk_in,
    "out": stay_words.out,
    "ext": stay_words.extend,
    "mv": stay_words.move,
    "bill": stay_words.bill,
    "cancel": stay_words.cancel,
    "walk": _walk,
    "n": stay_words.book,
    "r": stay_words.room_status,
    "find": _find,
    "go": _go,
    "log": _log,
    "sos": _sos,
    "who": _to("17"),
    "drill": _to("16"),
    "night": _to("31"),
    "ticket": _ticket,
    "report": _to("24"),
    "items": _items,
    "call": call_outs.run_word,
    **register_lines.DEEDS,
    **complaint_lines.DEEDS,
    **roll_call_lines.DEEDS,
    "lock": _lock,
    "sign-out": _sign_out,
    "password": _password,
    "pin": _pin,
    "ok": _ok,
    "park": _park,
    "parked": _parked,
    "undo": _undo,
    "lang": _lang,
    "help": _help,
    "quit": _quit,
}
"""Name of a word → what it does."""
