"""Sending what waits: a page is claimed in one write unit, sent outside of any, and what came of it written in another.

Two processes never have the same page. One that dies while it has one leaves it to the next, after the lease; whether the
service took it is then unknown, and it is sent again with the same number (docs/adr/0020). This is the program's own work:
it needs no right, and stands in no entry of the ledger; the page itself is the record.
"""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import text

from hotelcs import i18n
from hotelcs.clock import Clock, iso, parse_instant
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import one, value
from hotelcs.workflows.paging import outbox, transport
from hotelcs.workflows.paging.due import is_due
from hotelcs.workflows.paging.transport import Outcome
from hotelcs.workflows.paging.wording import About, Message, message

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

LEASE = timedelta(minutes=5)
"""So long a page is left to the process that has it: longer than any service is waited for."""
WAITS = (1, 1, 2, 3)
"""Minutes until the next try, after each; then always `LONGEST_WAIT`."""
LONGEST_WAIT = 5
GIVEN_UP_AFTER = timedelta(hours=12)
"""After so long a page is no news any more; somebody has to see to it."""
RUN_SECONDS = 50.0
"""One run ends before the next minute's begins."""

UNSURE = "?"
"""The end of a proof once a try may have arrived."""

_CLAIM = text(
    "UPDATE page SET state = 'sending', holder = :holder, attempts = attempts + 1, next_try_at = :until, "
    "proof = CASE WHEN state = 'sending' OR proof LIKE '%?' THEN '?' ELSE '' END, version = version + 1 "
    "WHERE id = (SELECT id FROM page WHERE state IN ('queued','sending') AND next_try_at <= :now ORDER BY attempts, next_try_at, id "
    "LIMIT 1) RETURNING id, no, kind, ref, staff_id, code, slots, lang, attempts, queued_at, proof"
)
_TAKEN = text(
    "UPDATE page SET state = 'sent', holder = '', sent_at = :now, proof = :proof, channel_id = :channel, version = version + 1 "
    "WHERE id = :id AND (holder = :holder OR state = 'withdrawn')"
)
_FAILED = text(
    "UPDATE page SET state = :state, holder = '', next_try_at = :next, proof = :proof, channel_id = :channel, version = version + 1 "
    "WHERE id = :id AND holder = :holder"
)
_WORKED = text("UPDATE paging_channel SET good_at = :now, fault = '' WHERE id = :channel")
_FAULT = text("UPDATE paging_channel SET fault = :fault WHERE id = :channel")
_CHANNEL = "SELECT id, address FROM paging_channel WHERE name = :name AND ended_at IS NULL"
_DAY = "SELECT day FROM business_day WHERE status = 'open'"


class Claimed(NamedTuple):
    """A page that this process has for a while."""

    id: int
    no: str
    kind: str
    ref: str
    staff: int
    code: str
    slots: str
    lang: str
    attempts: int
    queued_at: str
    proof: str
    holder: str

    @property
    def again(self) -> bool:
        """Whether it may have arrived before: whoever had it died, or heard nothing."""
        return self.proof == UNSURE

    @property
    def about(self) -> About:
        """What it says."""
        return About(self.no, self.kind, self.ref, self.code, self.slots)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one page: its number, the state it is in now, and the proof."""

    page: str
    state: str
    proof: str


Deliver = Callable[[str, Message], Outcome]


def names_of(desk: "Desk") -> dict[str, str]:
    """What the hotel is called, by language."""
    return {"en": str(desk.name_en), "zh": str(desk.name_zh)}


def send_due(
    hotel: HotelFile, keys: Keys, clock: Clock, names: Mapping[str, str], deliver: Deliver | None = None
) -> list[Tried]:
    """Send every page that is due, each once, until none is left or the minute is over. `names` are the hotel's by language, for the title."""
    until, done = time.monotonic() + RUN_SECONDS, []
    while time.monotonic() < until and (claimed := claim(hotel, clock())) is not None:
        done.append(_send(hotel, keys, clock, names, claimed, deliver or transport.deliver))
    return done


def claim(hotel: HotelFile, now: datetime) -> Claimed | None:
    """Have the next page that is due, those tried least first; nobody else has it until the lease is over."""
    if not is_due(hotel, now):
        return None
    holder = secrets.token_hex(8)
    with hotel.write() as session:
        row = (
            session.connection()
            .execute(_CLAIM, {"holder": holder, "now": iso(now), "until": iso(now + LEASE)})
            .first()
        )
    return Claimed._make((*row, holder)) if row is not None else None


def _send(
    hotel: HotelFile, keys: Keys, clock: Clock, names: Mapping[str, str], claimed: Claimed, deliver: Deliver
) -> Tried:
    """Send one page by the channel whose turn it is, and write down what came of it."""
    channels = _channels(hotel, claimed.staff)
    if not channels:
        return _failed(
            hotel, claimed, None, Outcome(taken=False, proof=outbox.NO_CHANNEL), clock(), channels=0
        )
    number, channel, _, sealed = channels[(claimed.attempts - 1) % len(channels)]
    address = keys.open(bytes(sealed), context_of(channel))
    if address is None:
        outcome = Outcome(taken=False, proof="key")
    else:
        outcome = deliver(
            address,
            message(names.get(claimed.lang, names["en"]), claimed.about, claimed.lang, again=claimed.again),
        )
    if not outcome.taken:
        return _failed(hotel, claimed, number, outcome, clock(), channels=len(channels))
    now = iso(clock())
    with hotel.write() as session:
        values = {
            "id": claimed.id,
            "holder": claimed.holder,
            "now": now,
            "proof": outcome.proof,
            "channel": number,
        }
        session.connection().execute(_TAKEN, values)
        session.connection().execute(_WORKED, {"channel": number, "now": now})
    return Tried(claimed.no, "sent", outcome.proof)


def _failed(
    hotel: HotelFile, claimed: Claimed, channel: int | None, outcome: Outcome, now: datetime, *, channels: int
) -> Tried:
    """It is tried again after a while, at once while there is a channel that was not tried yet; or given up."""
    over = not channels or now - parse_instant(claimed.queued_at) >= GIVEN_UP_AFTER
    state = "given_up" if over else "queued"
    proof = f"{outcome.proof} {UNSURE}" if outcome.unsure or claimed.again else outcome.proof
    values = {"id": claimed.id, "holder": claimed.holder, "state": state, "proof": proof, "channel": channel,
              "next": iso(now + wait_after(claimed.attempts, channels))}  # fmt: skip
    with hotel.write() as session:
        session.connection().execute(_FAILED, values)
        session.connection().execute(_FAULT, {"channel": channel, "fault": outcome.proof})
    return Tried(claimed.no, state, proof)


def wait_after(attempts: int, channels: int) -> timedelta:
    """How long to wait after so many tries over so many channels: not at all until each had its turn, then longer and longer."""
    if attempts % max(channels, 1):
        return timedelta()
    turn = attempts // max(channels, 1)
    return timedelta(minutes=WAITS[turn - 1] if turn <= len(WAITS) else LONGEST_WAIT)


def _channels(hotel: HotelFile, staff: int) -> list[tuple[Any, ...]]:
    """Where somebody is reached today: id, name, service, sealed address."""
    with hotel.read() as reader:
        return reader.rows(outbox.REACHED_BY, staff=staff, day=value(reader, _DAY))


def context_of(channel: str) -> str:
    """What an address is sealed for: its channel and no other."""
    return f"paging:{channel}"


def send_test(
    hotel: HotelFile,
    keys: Keys,
    now: datetime,
    names: Mapping[str, str],
    channel: str,
    deliver: Deliver | None = None,
) -> Outcome:
    """Send a message that says it is a test to a channel. Raises Refusal CHANNEL_UNKNOWN; what went wrong is an outcome."""
    with hotel.read() as reader:
        found = one(reader, _CHANNEL, name=channel)
    if found is None:
        raise Refusal("CHANNEL_UNKNOWN", N_("There is no channel {reference}."), field="channel", next=("show channels",),
                      reference=channel)  # fmt: skip
    number, sealed = found
    address = keys.open(bytes(sealed), context_of(channel))
    if address is None:
        return Outcome(taken=False, proof="key")
    lang = i18n.current()
    outcome = (deliver or transport.deliver)(
        address, message(names[lang], About(f"TEST {iso(now)[11:16]}Z", "test", channel, "test", "{}"), lang)
    )
    with hotel.write() as session:
        told = {"now": iso(now)} if outcome.taken else {"fault": outcome.proof}
        session.connection().execute(_WORKED if outcome.taken else _FAULT, {"channel": number} | told)
    return outcome
