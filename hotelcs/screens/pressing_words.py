"""What presses, in words: for the banner of every screen and for the list on Home."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.alarm import WORDS
from hotelcs.workflows.verbs import spoken

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

SENTENCES = {
    "incident": N_("** {type} {place}  {ref}"),
    "incident_unsigned": N_("** {type} {place}  {ref}  raised where nobody was signed in"),
    "complaint_grave": N_("! Complaint {ref} {who} {place}: nobody has answered ({count})"),
    "complaint_pattern": N_("Again and again: {who}, {place} times ({count})"),
    "recovery_due": N_("To call after a complaint: {count}"),
    "escalated": N_("! {ref} {who}: nobody has taken it ({count})"),
    "escalated_again": N_("{ref} {who} needs you again ({count})"),
    "clocks_late": N_("Cases late: {count}, first {ref}"),
    "wake_up": N_("!! Room {who} did not answer its wake-up call: the duty manager looks after it ({count})"),
    "wake_late": N_("! Wake-up call late: room {who}, {place} ({count})"),
    "wake_knock": N_("! Knock to wake room {who}, {place} ({count})"),
    "wake_now": N_("! Wake-up call now: room {who}, {place} ({count})"),
    "wake_soon": N_("Wake-up call soon: room {who}, {place} ({count})"),
    "visitor_late": N_("! Visitors past their hour: {count}, first room {who}"),
    "message_urgent": N_("! Urgent messages in house: {count}, first room {who}"),
    "unfetched": N_("Luggage and parcels not fetched: {count}, first {ref}"),
    "handover": N_("Handover {ref} of {who} waits to be accepted"),
    "handover_late": N_("! Handover {ref} of {who}: nobody has accepted it"),
    "handover_disputed": N_("! Handover {ref} of {who} has disputed lines"),
    "approved": N_("Approved {ref}: {verb} can be done now"),
    "approval": N_("! {who} asks: {verb}  {ref} ({count})"),
    "offer": N_("! {who} offers you {ref} ({count})"),
    "late": N_("Late in your hands: {count}, first {what} {ref}"),
    "mine": N_("In your hands: {count}"),
    "must_read": N_("Must be read: {count}, first {what}"),
    "report_up": N_("Reported up: {count}, first {ref} {what}"),
    "unsigned": N_("Duties to sign: {count}"),
    "shortage": N_("! Rooms to source {day}: {count}"),
    "holds": N_("Holds lapsed: {count}"),
    "call_hold": N_("To call, not guaranteed: {count}"),
    "call_pre_arrival": N_("To call, arriving {day}: {count}"),
    "call_due_out": N_("To call, leaving today: {count}"),
}
"""The sentence of each kind of `workflows.pressing_view`."""


def told(row: Any) -> str:
    """One thing that presses, in the current language."""
    first, _, second = row.words.partition("|")
    slots = {"ref": row.ref, "count": row.count, "what": row.words, "who": first, "place": second}
    slots["day"] = row.ref[5:]
    slots["type"] = tr(WORDS.get(first, first)).upper() if row.kind.startswith("incident") else ""
    slots["verb"] = str(spoken(second or first)) if row.kind in ("approved", "approval") else ""
    return tr(SENTENCES[row.kind], **slots)


def banner(counter: "Counter") -> str:
    """What stands in row 2 before the screen's own banner; nothing when nothing is that urgent."""
    if counter.cover is not None:
        raised = [
            f"** {tr(WORDS.get(one.type, one.type)).upper()} {one.place} {one.at}"
            for one in counter.incidents
        ]
        return "  ".join(raised)
    return "  ".join(told(row) for row in counter.pressing if row.alarm)


def raised(counter: "Counter") -> frozenset[str]:
    """The emergencies that are open, each by kind and place; the same at the door as behind it."""
    if counter.cover is not None:
        return frozenset(f"{one.type}|{one.place}" for one in counter.incidents)
    return frozenset(row.words for row in counter.pressing if row.kind.startswith("incident"))
