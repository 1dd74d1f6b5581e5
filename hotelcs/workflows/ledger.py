"""The tamper-evident ledger: appended by the desk only, in the transaction of the act.

The chain proves order and content; that the tail was not cut off is proved by anchors kept elsewhere
(backup manifests, the report of the closed day).
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text

from hotelcs.clock import iso
from hotelcs.errors import Corrupt
from hotelcs.i18n import N_
from hotelcs.models.ledger import LedgerEntry
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import Reader, one
from hotelcs.workflows.act import Work

START = "0" * 64
_LAST = text("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")
_BODY = "SELECT seq, at, business_date, actor, terminal, verb, act_key, digest, changed, result, undoes"


def canonical(value: Any) -> str:
    """One spelling of JSON: sorted keys, no spaces, real characters."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Writing:
    """What is entered for an act."""

    verb: str
    key: str | None
    digest: str
    result: dict[str, Any]
    undoes: int | None = None


def append(work: Work, writing: Writing) -> int:
    """Append the entry of an act to the chain; its sequence number comes back."""
    last = work.run(_LAST).first()
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    entry = LedgerEntry(
        seq=seq,
        at=work.now,
        business_date=work.business_date,
        actor=work.actor.login,
        terminal=work.actor.terminal,
        verb=writing.verb,
        act_key=writing.key,
        digest=writing.digest,
        changed=work.changed,
        result=canonical(writing.result),
        undoes=writing.undoes,
        prev=previous,
        hash="",
    )
    entry.hash = work.keys.chain(previous, body_of(entry.at, entry.business_date, entry))
    work.session.add(entry)
    work.session.flush()
    return seq


def body_of(at: datetime, business_date: date, entry: Any) -> str:
    """The canonical text of an entry that its hash covers."""
    return canonical([
        entry.seq, iso(at), business_date.isoformat(), entry.actor, entry.terminal, entry.verb, entry.act_key,
        entry.digest, entry.changed, entry.result, entry.undoes,
    ])  # fmt: skip


def head(reader: Reader) -> tuple[int, str]:
    """Sequence number and hash of the newest entry: the anchor to keep elsewhere."""
    found = one(reader, "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")
    return (int(found[0]), str(found[1])) if found else (0, START)


def verify(reader: Reader, keys: Keys, *, page: int = 20_000) -> int:
    """Check the whole chain; the number of entries comes back. Raises Corrupt at the first broken one."""
    previous, expected = START, 1
    while True:
        rows = reader.rows(
            f"{_BODY}, prev, hash FROM ledger WHERE seq >= :first ORDER BY seq LIMIT :page",
            first=expected,
            page=page,
        )
        for row in rows:
            body = canonical(list(row[:11]))
            if row[0] != expected or row[11] != previous or not _matches(keys, previous, body, row[12]):
                raise Corrupt(N_("The ledger is broken at entry {seq}."), seq=expected)
            previous, expected = row[12], expected + 1
        if len(rows) < page:
            return expected - 1


def unkeyed(reader: Reader) -> int:
    """How many entries are chained without the key: made while the key file was missing, or by whoever has none."""
    return int(reader.rows("SELECT count(*) FROM ledger WHERE hash LIKE 'unkeyed:%'")[0][0])


def _matches(keys: Keys, previous: str, body: str, found: str) -> bool:
    """Whether `found` is the hash of `body`; entries made while the key file was missing are chained without it."""
    return found == (Keys() if found.startswith("unkeyed:") else keys).chain(previous, body)
