"""The `:` row: words of handbook 04 §4.1 that exist here, in English and pinyin. Nothing runs on a guess."""

from typing import TYPE_CHECKING

from hotelcs.command_words import KEYED, Word, nearest, word_of
from hotelcs.entry.line import Spoken, split_line
from hotelcs.entry.line import Word as Part
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Fault, Prompt
from hotelcs.screens.word_deeds import DEEDS
from hotelcs.text import halfwidth_key, width

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def run(counter: "Counter", line: str) -> None:
    """Do what `line` says: one act, or several with `;` between them, all of them read before the first is done."""
    first = "".join(map(halfwidth_key, line)).split(maxsplit=1)
    if not first:
        return
    word = word_of(first[0].lstrip(":"))
    if word is not None and word.name in FREE:
        _do(
            counter,
            word,
            line.split()[1:]
            if word.name in ("log", "cancel", "msg", "call")
            else "".join(map(halfwidth_key, line)).split()[1:],
        )
        return
    try:
        acts = [(_known(spoken), [_as_typed(part) for part in spoken.words]) for spoken in split_line(line)]
    except Usage as fault:
        show_fault(counter, line, fault)
        return
    counter.chained = [] if len(acts) > 1 else None
    counter.chain.extend(acts)
    counter.go_on()


FREE = ("log", "find", "in", "cancel", "msg", "call")
"""Words whose company is people's own text: `;` and quotes in it mean nothing."""


def _known(spoken: Spoken) -> Word:
    """The word of an act. Raises Usage with the column of one that there is not, and the nearest there is."""
    word = word_of(spoken.verb.lstrip(":"))
    if word is None:
        near = nearest(spoken.verb)
        message = (
            N_("There is no word {name}. Did you mean :{near}?")
            if near
            else N_("There is no word {name}. :help lists them.")
        )
        raise Usage(message, name=spoken.verb, near=near, column=spoken.column)
    return word


def _as_typed(part: Part) -> str:
    text = "".join(map(halfwidth_key, part.text))
    return f"{part.name}={text}" if part.name else text


def do_next(counter: "Counter") -> None:
    """Do the next act of a chain."""
    word, rest = counter.chain.popleft()
    _do(counter, word, rest)


def _do(counter: "Counter", word: Word, rest: list[str]) -> None:
    if counter.sitting.me is None and word.name not in AT_THE_DOOR:
        counter.say(tr(N_("Sign in first.")))
    elif counter.may(word.verb):
        if word.name in KEYED and not (rest and word.name in WITH_TEXT):
            counter.hints.worded(word.name, KEYED[word.name])
        DEEDS[word.name](counter, word, rest)
        return
    else:
        counter.refuse(word.verb)
    counter.chain.clear()


def show_fault(counter: "Counter", line: str, fault: Usage) -> None:
    """The line with a caret under what is wrong in it; the next key goes on typing there.

    A word that is none is typed over, `:` begins anew, Esc leaves the line.
    """
    column = int(str(fault.slots.get("column", 1)))

    def again(press: Press) -> None:
        anew = halfwidth_key(press.text) == ":"
        prompt = Prompt(":", lambda text: run(counter, text), text="" if anew else line)
        prompt.line.caret = min(column - 1, len(prompt.line.text))
        prompt.line.selected = column == 1 and ";" not in line
        counter.prompt = prompt
        if press.key != "enter" and not anew:
            prompt.press(press)

    counter.say(f":{line}")
    counter.prompt = Fault(str(fault), width(line[: column - 1]) + 1, again)


WITH_TEXT = ("find", "log", "parked")
"""Words that are fast when something follows them."""

AT_THE_DOOR = ("quit", "lang", "sos", "help")
"""Words for whoever is not signed in."""
