"""The `:` row: words of handbook 04 §4.1 that exist here, in English and pinyin. Nothing runs on a guess."""

from typing import TYPE_CHECKING

from hotelcs.command_words import KEYED, Word, nearest, word_of
from hotelcs.entry.line import Spoken, split_line
from hotelcs.entry.line import Word as Part
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.screens import call_outs, complaint_lines, grammar, register_lines, roll_call_lines, stay_words
from hotelcs.screens.areas import open_booking
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Choice, Fault, Prompt
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
        usage(counter, word)
    else:
        grammar.go(counter, rest[0])


def _lang(counter: "Counter", word: Word, rest: list[str]) -> None:
    if rest and rest[0] in ("zh", "en"):
        counter.speak(rest[0])
    else:
        usage(counter, word)


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


def _who(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    counter.jump("17")


def _drill(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    counter.jump("16")


def _night(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    counter.jump("31")


def _ticket(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word
    if not rest:
        counter.jump("25")
        return
    from hotelcs.screens.act_form import open_act

    open_act(counter, "raise-ticket", None, "", words=" ".join(rest))


def _report(counter: "Counter", word: Word, rest: list[str]) -> None:
    del word, rest
    counter.jump("24")


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
        usage(counter, word)
    elif rest:
        walk_form.open_walk(counter, rest[0])
    else:
        overbooking.open_sheet(counter, tab=overbooking.GOES)


def usage(counter: "Counter", word: Word) -> None:
    """Say how `word` is written."""
    counter.say(tr(N_(":{usage}  -  {help}"), usage=tr(word.usage), help=tr(word.help)))


DEEDS = {
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
    "who": _who,
    "drill": _drill,
    "night": _night,
    "ticket": _ticket,
    "report": _report,
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
