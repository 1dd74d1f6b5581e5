"""Entries of the registers in words: their age, their clock, how they stand."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.item_words import held_word, owner_word

CLOCKS = {"now": N_("!now"), "late": N_("!late"), "soon": N_("soon")}
WAKE = {
    "set": "",
    "no_answer": N_("no answer {tries}"),
    "escalated": N_("!duty manager"),
    "done": N_("awake {closed}"),
    "cancelled": N_("cancelled"),
    "missed": N_("!missed"),
}
WAYS = {"phone": N_("call"), "knock": N_("knock")}
OUTCOMES = {"left": N_("left {at}"), "registered": N_("guest since {at}")}
MESSAGES = {"open": "", "delivered": N_("given {at} {by}"), "withdrawn": N_("withdrawn {at}")}
WHERE = {
    "in_house": N_("in house"),
    "to_come": N_("to come"),
    "waiting": N_("waits here"),
    "gone": N_("gone"),
    "passing": N_("passing by"),
}


def until(row: Any) -> str:
    """By when, with ! once that has passed; only the hour for today."""
    same_day = row.until[:10] == row.since[:10]
    told = row.until[11:] if same_day else row.until[5:]
    return f"!{told}" if row.late else told


def owner(row: Any) -> str:
    """Whose it is; nobody's once it is over."""
    return owner_word(row) if row.held else ""


def held(row: Any) -> str:
    """Whose it is in a sentence, and how they have it."""
    if not row.held:
        return ""
    told = held_word(row)
    words = tr(N_("In the hands of {owner}"), owner=row.owner or "-")
    return f"{words} ({told})" if told else words


def visitor(row: Any) -> str:
    """How a visit stands."""
    return tr(OUTCOMES[row.outcome], at=row.out_at[5:]) if row.outcome else until(row)


def kept(row: Any) -> str:
    """How something kept stands: until when, or to whom it went."""
    return tr(N_("{at} to {to}"), at=row.out_at[5:], to=row.handed_to) if row.out_at else until(row)


def woken(row: Any) -> str:
    """How a wake-up call stands."""
    told = [
        tr(CLOCKS.get(row.clock, "")),
        tr(WAKE[row.status], tries=row.tries, closed=row.closed[-5:]) if WAKE[row.status] else "",
    ]
    return " ".join(filter(None, told))


def way(row: Any) -> str:
    """By what the guest is woken, and whether every day."""
    told = tr(WAYS[row.kind])
    return tr(N_("{way} daily"), way=told) if row.repeat else told


def message(row: Any) -> str:
    """How a message stands."""
    if row.status != "open":
        return tr(MESSAGES[row.status], at=row.closed[5:], by=row.closed_by)
    return tr(N_("!urgent")) if row.urgent else tr(N_("waits"))


def answered(result: dict[str, Any]) -> str:
    """What an answer to a wake-up call, or none, leads to."""
    slots = {"room": result["room"], "at": result["again"][-5:], "next": result["next_call"]}
    if result["answered"]:
        return tr(N_("Room {room} is awake."), **slots)
    if result["status"] == "escalated":
        return tr(N_("Room {room} does not answer: the duty manager has it now."), **slots)
    if result["kind"] == "knock" and result["again"] and result["tries"] != 1:
        return tr(N_("Room {room} did not answer twice: somebody knocks at the door."), **slots)
    return tr(N_("Room {room} did not answer: again at {at}."), **slots)
