"""Words of the `:` row for a roll call: roll, assist."""

from typing import TYPE_CHECKING, Any

from hotelcs.command_words import Word
from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.roll_call_words import LETTERS
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def roll(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`roll` opens the screen; `roll 0604 y y` ticks the people of a room, one letter each."""
    from hotelcs.screens.roll_call import RollCall, open_roll_call

    if not rest:
        if not isinstance(counter.sheet, RollCall):
            open_roll_call(counter)
        return
    if len(rest) == 1:
        counter.chain.clear()
        counter.say(tr(N_(":{usage}  -  {help}"), usage=tr(word.usage), help=tr(word.help)))
        return
    told = ["".join(map(halfwidth_key, part)) for part in rest[1:]]
    letters = [part.replace("-", "u") if set(part) <= set(LETTERS) else part for part in told]
    said = N_("{places}: ticked. Not seen: {unseen} of {expected}.")
    deeds.do(counter, "tick-roll-call", {"who": rest[0], "status": " ".join(letters)}, said)


def assist(counter: "Counter", word: Word, rest: list[str]) -> None:
    """`assist 1208 wheelchair`: the guest of a room needs help to get out; without words not any more."""
    if not rest:
        counter.chain.clear()
        counter.say(tr(N_(":{usage}  -  {help}"), usage=tr(word.usage), help=tr(word.help)))
        return
    fields: dict[str, Any] = {"stay": rest[0], "need": " ".join(rest[1:])}
    said = (
        N_("Room {room} is fetched first in an alarm.")
        if rest[1:]
        else N_("Room {room} needs no help to get out.")
    )
    deeds.do(counter, "note-evacuation-help", fields, said)


DEEDS = {"roll": roll, "assist": assist}
