"""What a channel's calendar says of one room: stays and blocks with their nights, told apart by the words channels use.

Airbnb writes "Reserved" for a booking and "Airbnb (Not available)" for a day its host closed; Vrbo "Reserved - NAME" and
"Blocked"; Booking.com writes "CLOSED - Not available" for both, which is why a feed can be told that all its events are stays.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.text import optional
from hotelcs.workflows.fields import Day, Name, Note, Words, parse
from hotelcs.workflows.ledger import canonical
from hotelcs.workflows.transfer.rows import Reject

MAX_NIGHTS = {"stay": 400, "block": 800}
"""Nights of an event at most: of a booking, and of what a channel keeps closed up to the end of its calendar."""
LENGTH = {
    "stay": N_("not 1 to 400 nights after the arrival"),
    "block": N_("not 1 to 800 nights after the arrival"),
}
FAR = 5 * 366
"""Days from the business date within which an event may begin."""
CLOSED = re.compile(
    r"not available|unavailable|no disponible|non disponible|blocked|closed|不可用|不可订|已关闭|封锁",
    re.IGNORECASE,
)
"""Words by which a channel says that nights are not for sale, and nobody is coming."""
NAMED = re.compile(r"\s*reserved\s*-\s*(\S.*)", re.IGNORECASE)
WHY = {
    "uid": N_("it has no UID to be known by"),
    "dates": N_("it has no dates, or none that can be read"),
    "nights": N_("it has no night"),
    "series": N_("it repeats in a way that no stay does"),
    "far": N_("it is more than five years from today"),
    "twice": N_("its UID is there twice with different content"),
}


class Entry(BaseModel):
    """One event of a calendar: who or what has the room on which nights (half-open)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    uid: Name
    kind: Literal["stay", "block"] = "stay"
    arrival: Day
    departure: Day
    guest: Words = ""
    remark: Note = ""
    sequence: Annotated[int, Field(ge=0, le=2**31)] = 0
    cancelled: bool = False

    @field_validator("departure")
    @classmethod
    def _length(cls, departure: date, info: ValidationInfo) -> date:
        """Something has the room for at least a night, and for no more than a channel keeps a calendar."""
        arrival, kind = info.data.get("arrival"), info.data.get("kind", "stay")
        if arrival is not None and not 0 < (departure - arrival).days <= MAX_NIGHTS[kind]:
            raise ValueError(LENGTH[kind])
        return departure

    @property
    def digest(self) -> str:
        """What tells whether the event says something else than before; the number of its version does not count."""
        said = self.model_dump(mode="json", exclude={"uid", "sequence"})
        return hashlib.sha256(canonical(said).encode()).hexdigest()


def remark_digest(remark: str) -> str:
    """Whether a remark is still the one the channel wrote; nothing for none."""
    return hashlib.sha256(remark.encode()).hexdigest() if remark else ""


def digest_of(entries: Iterable[Entry], unread: Iterable[str]) -> str:
    """What tells one reading of a feed from another, whatever the order of its events."""
    said = sorted(canonical([entry.uid, entry.sequence, entry.digest]) for entry in entries)
    return hashlib.sha256(canonical([said, sorted(unread)]).encode()).hexdigest()


def sorted_out(
    read: dict[str, Any], *, all_stays: bool, today: date
) -> tuple[list[Entry], list[Reject], bool]:
    """Entries by arrival, what could not be taken, and whether every event had a UID to be known by."""
    rejects = [_reject(fault["position"], "event", fault["uid"], fault["why"]) for fault in read["faults"]]
    newest: dict[str, dict[str, Any]] = {}
    entries: dict[str, Entry] = {}
    twice: set[str] = set()
    for raw in read["events"]:
        if raw["transparent"]:
            continue
        try:
            entry = _entry(raw, all_stays=all_stays)
        except Refusal as refusal:
            rejects.append(Reject(raw["position"], refusal.field or "event", raw["uid"][:200], str(refusal)))
            continue
        if not abs((entry.arrival - today).days) <= FAR:
            rejects.append(_reject(raw["position"], "dates", entry.uid, "far"))
            continue
        known = newest.get(entry.uid)
        if known is None or _version(raw) > _version(known):
            newest[entry.uid], entries[entry.uid] = raw, entry
            twice.discard(entry.uid)
        elif _version(raw) == _version(known) and entry.digest != entries[entry.uid].digest:
            twice.add(entry.uid)
    for uid in sorted(twice):
        rejects.append(_reject(newest[uid]["position"], "UID", uid, "twice"))
        del entries[uid]
    listed = sorted(entries.values(), key=lambda entry: (entry.arrival, entry.departure, entry.uid))
    return listed, rejects, all(fault["uid"] for fault in read["faults"])


def _entry(raw: dict[str, Any], *, all_stays: bool) -> Entry:
    """One event, its words cleaned. Raises Refusal naming the field."""
    summary = optional(raw["summary"], field="SUMMARY", limit=500)
    closed = bool(CLOSED.search(summary)) and not all_stays
    named = NAMED.fullmatch(summary)
    remark = "\n".join(part for part in (summary, raw["remark"]) if part)
    return parse(Entry, {
        "uid": raw["uid"], "kind": "block" if closed else "stay", "arrival": raw["arrival"], "departure": raw["departure"],
        "guest": named[1] if named and not closed else "", "remark": remark, "sequence": raw["sequence"],
        "cancelled": raw["status"] == "CANCELLED",
    })  # fmt: skip


def _version(raw: dict[str, Any]) -> tuple[int, str]:
    return raw["sequence"], raw["stamp"]


def _reject(position: int, field: str, uid: str, why: str) -> Reject:
    return Reject(position, field, uid[:200], tr(WHY[why]))


def horizon(today: date) -> tuple[date, date]:
    """The days within which events that repeat are written out: from a year back to two years ahead."""
    return date.fromordinal(today.toordinal() - 366), date.fromordinal(today.toordinal() + 731)
