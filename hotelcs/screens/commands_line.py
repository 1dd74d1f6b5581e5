"""The `:` row: words of handbook 04 §4.1 that exist here, in English and pinyin. Nothing runs on a guess."""

from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.keymap import Word, nearest, word_of
from hotelcs.screens import grammar, stay_words
from hotelcs.screens.areas import open_booking
from hotelcs.screens.prompts import Choice
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def run(counter: "Counter", line: str) -> None:
    """Do what `line` says; an unknown word offers the nearest one."""
    parts = "".join(map(halfwidth_key, line)).split()
    if not parts:
        return
    name, rest = parts[0].lstrip(":"), parts[1:]
    if word_of(name) is not None and word_of(name).name == "log":  # type: ignore[union-attr]
        rest = line.split()[1:]  # words of people stay as they were typed
    word = word_of(name)
    if word is None:
        near = nearest(name)
        told = tr(N_("There is no word {name}. Did you mean :{near}?"), name=name, near=near) if near else ""
        counter.say(told or tr(N_("There is no word {name}. :help lists them."), name=name))
        return
    if counter.sitting.me is None and word.name not in AT_THE_DOOR:
        counter.say(tr(N_("Sign in first.")))
        return
    if counter.may(word.verb):
        DEEDS[word.name](counter, word, rest)
    else:
        counter.refuse(word.verb)


AT_THE_DOOR = ("quit", "lang", "sos", "help")
"""Words for whoever is not signed in."""


def _in(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`in` alone receives a walk-in; with a number it opens that booking, with a name it finds it."""
    if not rest:
        _walk_in(counter, word, rest)
    elif any(char.isdigit() for char in rest[0]):
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
        usage(counter, word)
    else:
        grammar.go(counter, rest[0])


def _lang(counter: "Counter", word: Word, rest: list[str]) -> None:
    if rest and rest[0] in ("zh", "en"):
        counter.speak(rest[0])
    else:
        usage(counter, word)


def _help(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    grammar.show_help(counter)


def _undo(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    grammar.ask_undo(counter)


def _quit(counter: "Counter", word: Word, rest: list[str]) -> None:
    """Leave; forms that are open or kept as drafts are asked about first."""
    del word, rest
    unsaved = len(counter.drafts) + sum(
        getattr(getattr(s, "form", None), "changed", False) for s in counter.sheets
    )
    if not unsaved:
        counter.leave()
        return
    told = tr(N_("Unsaved forms that will be lost: {count}. Leave? y/n"), count=unsaved)
    stay = lambda: None  # noqa: E731 - one answer of two
    counter.ask_line(Choice(told, {"y": counter.leave, "1": counter.leave, "n": stay, "0": stay}))


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


def _who(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    counter.jump("17")


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


def usage(counter: "Counter", word: Word) -> None:
    """Say how `word` is written."""
    counter.say(tr(N_(":{usage}  -  {help}"), usage=tr(word.usage), help=tr(word.help)))


DEEDS = {
    "in": _in,
    "walk-in": _walk_in,
    "out": stay_words.out,
    "ext": stay_words.extend,
    "mv": stay_words.move,
    "n": stay_words.book,
    "r": stay_words.room_status,
    "find": _find,
    "go": _go,
    "log": _log,
    "sos": _sos,
    "who": _who,
    "items": _items,
    "lock": _lock,
    "sign-out": _sign_out,
    "password": _password,
    "pin": _pin,
    "ok": _ok,
    "undo": _undo,
    "lang": _lang,
    "help": _help,
    "quit": _quit,
}
