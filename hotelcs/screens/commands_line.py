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
    word = word_of(name)
    if word is None:
        near = nearest(name)
        told = tr(N_("There is no word {name}. Did you mean :{near}?"), name=name, near=near) if near else ""
        counter.say(told or tr(N_("There is no word {name}. :help lists them."), name=name))
        return
    DEEDS[word.name](counter, word, rest)


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
    "undo": _undo,
    "lang": _lang,
    "help": _help,
    "quit": _quit,
}
