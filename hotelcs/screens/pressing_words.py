"""What presses, in words: for the banner of every screen and for the list on Home."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.alarm import WORDS
from hotelcs.workflows.verbs import spoken

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

DRILL = "*** DRILL 演练 ***"
EMERGENCIES = ("incident", "incident_unsigned", "drill")
HOUR = 60
SENTENCES = {
    "incident": N_("** {type} {place}  {ref}  {elapsed}"),
    "incident_unsigned": N_("** {type} {place}  {ref}  {elapsed}  raised where nobody was signed in"),
    "drill": N_("*** DRILL 演练 ***  {type} {place}  {ref}  {elapsed}"),
    "complaint_grave": N_("! Complaint {ref} {who}: nobody has answered ({count})"),
    "callout_you": N_("** You are called out: {who} {place}  {ref}  (:go 17)"),
    "callout": N_("! Called out, nobody leads yet: {who} {place}  {ref}"),
    "callout_led": N_("Called out: {who} {place}  {ref}"),
    "team_short": N_("Team {ref} below its least: {who} of {place} could come now"),
    "complaint_pattern": N_("Again and again {ref}: {who}, {place} times ({count})"),
    "recovery_due": N_("To call after a complaint: {count}"),
    "escalated": N_("! {ref} {who}: nobody has taken it ({count})"),
    "escalated_again": N_("{ref} {who} needs you again ({count})"),
    "clocks_late": N_("Cases late: {count}, first {ref}"),
    "audit_owed": N_("! Audit {day} not finished"),
    "audit_overdue": N_("! Audit {day} overdue"),
    "audit_due": N_("Night audit to run: {day}"),
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


def told(row: Any, now: datetime | None = None) -> str:
    """One thing that presses, in the current language; of an emergency for how many minutes."""
    first, _, second = row.words.partition("|")
    second, _, began = second.partition("|") if row.kind in EMERGENCIES else (second, "", "")
    slots = {"ref": row.ref, "count": row.count, "what": row.words, "who": first, "place": second}
    slots["day"] = row.ref[5:]
    slots["type"] = tr(WORDS.get(first, first)).upper() if row.kind in EMERGENCIES else ""
    slots["elapsed"] = minutes_since(began, now)
    slots["verb"] = str(spoken(second or first)) if row.kind in ("approved", "approval") else ""
    return tr(SENTENCES[row.kind], **slots)


def minutes_since(began: str, now: datetime | None) -> str:
    """Whole minutes since an instant, "+08m"; nothing while the time is not known."""
    if not began or now is None:
        return ""
    minutes = max(int((now - datetime.fromisoformat(began)).total_seconds() // 60), 0)
    return f"+{minutes // 60}h{minutes % 60:02d}m" if minutes >= HOUR else f"+{minutes:02d}m"


def banner(counter: "Counter") -> str:
    """What stands in row 2 before the screen's own banner; nothing when nothing is that urgent."""
    if counter.cover is not None:
        raised = [
            f"{DRILL if one.drill else '**'} {tr(WORDS.get(one.type, one.type)).upper()} {one.place} {one.at}"
            for one in counter.incidents
        ]
        return "  ".join(raised)
    return "  ".join(told(row, counter.now) for row in pressing(counter))


def pressing(counter: "Counter") -> list[Any]:
    """What presses so much that row 2 says it on every screen."""
    return [row for row in counter.pressing if row.alarm]


def takes_all(counter: "Counter") -> bool:
    """Whether nothing else stands in row 2: an emergency, a call-out of oneself, the yes that one asked for."""
    return bool(raised(counter)) or any(row.kind == "approved" for row in counter.pressing)


def raised(counter: "Counter") -> frozenset[str]:
    """The emergencies that are open, each by kind and place, and the call-outs that wait for one's own answer."""
    if counter.cover is not None:
        return frozenset(f"{one.type}|{one.place}|{one.began}" for one in counter.incidents)
    return frozenset(
        row.words for row in counter.pressing if row.kind in EMERGENCIES or row.kind == "callout_you"
    )
