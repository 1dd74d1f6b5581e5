"""Open items and emergencies in words: what the desk gives as codes, said in the reader's language."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.alarm import WORDS as ALARMS

HELD = {
    "own": "",
    "absent": N_("its owner is not here"),
    "offered": N_("offered"),
    "bounced": N_("not accepted"),
    "unassigned": N_("unassigned"),
}
"""How its owner has an item."""
REGISTRATION = {
    "police": N_("police"),
    "pending": N_("to be sent"),
    "rejected": N_("sent back"),
    "domestic": N_("resident"),
    "overseas": N_("foreign guest"),
    "minor": N_("minor"),
}
REGISTERS = {
    "phone": N_("call"),
    "knock": N_("knock"),
    "set": "",
    "no_answer": N_("no answer"),
    "escalated": N_("!no answer at all"),
    "urgent": N_("!urgent"),
}
BLOCKS = {"ooo": N_("out of order"), "oos": N_("out of service")}


COUNTED = {
    "shortage": N_("rooms to source: {count}"),
    "calls": N_("guests to call: {count}"),
    "holds": N_("keep or let go: {count}"),
}
CHANNELS = {"ota": N_("portal")}
GRADES = {"s1": "S1", "s2": "S2", "s3": "S3", "s4": "S4"}
BEGINS = {"block": BLOCKS, "walk_channel": CHANNELS, "complaint": GRADES, "recovery": GRADES}
"""Kinds whose words begin with a code."""


def item_words(kind: str, text: str) -> str:
    """The words of an item of `kind`; people's own words stay as they are."""
    first, _, rest = text.partition(" ")
    if kind in ("incident", "drill_due"):
        return f"{tr(ALARMS.get(first, first))} {rest}"
    if kind in BEGINS:
        return f"{tr(BEGINS[kind].get(first, first))} {rest}".rstrip()
    if kind in COUNTED:
        return tr(COUNTED[kind], count=text)
    if kind in ("wake", "message"):
        return " ".join(filter(None, (tr(REGISTERS.get(word, word)) for word in text.split())))
    if kind == "registration":
        return " ".join(tr(REGISTRATION.get(word, word)) for word in text.split())
    return text


MARKS = {"own": "", "absent": "~", "offered": ">", "bounced": "!", "unassigned": "?"}
"""How its owner has it, where there is room for one sign; the row above `:` says it in words."""


def owner_word(row: Any) -> str:
    """Whose it is by login, with a sign for how they have it."""
    return f"{MARKS.get(row.held, '')}{row.login or row.owner or '-'}"


def owner_mark(row: Any) -> str:
    """Whose it is by name, with a sign for how they have it."""
    return f"{MARKS.get(row.held, '')}{row.owner or '-'}"


def held_word(row: Any) -> str:
    """How its owner has it, for whom, and to whom it is offered."""
    told = tr(HELD.get(row.held, row.held)) if HELD.get(row.held) else ""
    away = getattr(row, "away", "")
    if row.held == "absent" and away:
        return tr(N_("for {who}, who is not here"), who=away)
    offered = getattr(row, "offered_to", "")
    return tr(N_("offered to {who}"), who=offered) if offered else told
