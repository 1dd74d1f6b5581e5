"""The tamper-evident ledger: appended by the desk only, in the transaction of the act.

The chain proves order and content; that the tail was not cut off is proved by anchors kept elsewhere
(backup manifests, the report of the closed day).
"""

import json
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import insert, text

from hotelcs.clock import iso
from hotelcs.errors import Corrupt
from hotelcs.i18n import N_
from hotelcs.models.ledger import LedgerEntry
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import Reader, one
from hotelcs.workflows.act import Work

START = "0" * 64
BEFORE_ALL, BEYOND_ALL = -(2**63) + 1, 2**63 - 1
_LAST = text("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")
_INSERT = insert(LedgerEntry)
_REFERENCE = text("INSERT INTO ledger_reference (ref, seq) VALUES (:ref, :seq)")
_NUMBER = re.compile(r"[A-Z]\d{6}-\d{3,}", re.ASCII)
REFERENCE = frozenset(
    (
        "room",
        "guest",
        "staff",
        "login",
        "duty",
        "post",
        "team",
        "setting",
        "type",
        "department",
        "to_room",
        "from_room",
    )
)
"""Fields of results that name a record by something else than a number people quote."""
MOST_REFERENCES = 500
_USED = "SELECT no, verb, asked_by FROM approval WHERE status = 'used'"
COVERED = (
    "seq", "at", "business_date", "actor", "terminal", "verb", "act_key", "digest", "changed", "result", "undoes",
)  # fmt: skip
"""The columns of an entry that its hash covers, in this order."""
_BODY = "SELECT " + ", ".join(COVERED)


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


class Written(NamedTuple):
    """An entry that was appended: its number, its hash, the hash before it."""

    seq: int
    hash: str
    previous: str


def append(work: Work, writing: Writing) -> Written:
    """Append the entry of an act to the chain."""
    last = work.run(_LAST).first()
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    result = canonical(writing.result)
    entry = {
        "seq": seq,
        "at": work.now,
        "business_date": work.business_date,
        "actor": work.actor.login,
        "terminal": work.actor.terminal,
        "verb": writing.verb,
        "act_key": writing.key,
        "digest": writing.digest,
        "changed": work.changed,
        "result": result,
        "undoes": writing.undoes,
    }
    digest = work.keys.chain(previous, body_of(entry))
    work.run(_INSERT, entry | {"prev": previous, "hash": digest})
    if named := references(writing.result, work.approval):
        work.run(_REFERENCE, [{"ref": ref, "seq": seq} for ref in named])
    return Written(seq, digest, previous)


def references(result: dict[str, Any], approval: str = "") -> list[str]:
    """The records an entry speaks of: every number people quote, and what the fields of REFERENCE name."""
    found = {approval} if approval else set()
    for name, value in result.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and (name in REFERENCE or _NUMBER.fullmatch(item)):
                found.add(item)
    return sorted(found - {""})[:MOST_REFERENCES]


def body_of(entry: dict[str, Any]) -> str:
    """The canonical text of an entry (its columns by name) that its hash covers."""
    dates = {"at": iso(entry["at"]), "business_date": entry["business_date"].isoformat()}
    return canonical([(entry | dates)[column] for column in COVERED])


def head(reader: Reader) -> tuple[int, str]:
    """Sequence number and hash of the newest entry: the anchor to keep elsewhere."""
    found = one(reader, "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")
    return (int(found[0]), str(found[1])) if found else (0, START)


def verify(reader: Reader, keys: Keys, *, page: int = 20_000) -> int:
    """Check the whole chain and what each entry is listed under; the number of entries comes back.

    Raises Corrupt at the first broken entry.
    """
    previous, expected, after = START, 1, BEFORE_ALL
    used = {no: (verb, actor) for no, verb, actor in reader.rows(_USED)}
    while True:
        rows = reader.rows(
            f"{_BODY}, prev, hash FROM ledger WHERE seq > :after ORDER BY seq LIMIT :page",
            after=after,
            page=page,
        )
        listed = _listed(reader, after, rows[-1][0] if rows else BEYOND_ALL)
        for row in rows:
            body = canonical(list(row[:11]))
            if row[0] != expected or row[11] != previous or not _matches(keys, previous, body, row[12]):
                raise Corrupt(N_("The ledger is broken at entry {seq}."), seq=min(row[0], expected))
            if not _is_listed(row, listed.pop(row[0], set()), used):
                raise Corrupt(
                    N_("Entry {seq} of the ledger is not listed under what it speaks of."), seq=row[0]
                )
            previous, expected, after = row[12], expected + 1, row[0]
        if listed:
            raise Corrupt(N_("The ledger lists entry {seq}, which is not there."), seq=min(listed))
        if len(rows) < page:
            return expected - 1


def _listed(reader: Reader, after: int, until: int) -> dict[int, set[str]]:
    """What the entries above `after` up to `until` are listed under."""
    found: dict[int, set[str]] = {}
    for ref, seq in reader.rows(
        "SELECT ref, seq FROM ledger_reference WHERE seq > :after AND seq <= :until", after=after, until=until
    ):
        found.setdefault(seq, set()).add(ref)
    return found


def _is_listed(entry: tuple[Any, ...], refs: set[str], used: dict[str, tuple[str, str]]) -> bool:
    """Whether `refs` are what an entry is listed under: the references of its result.

    Beside them stands at most the request that it used up, which is taken out of `used` (number → verb, actor).
    """
    wanted = set(references(json.loads(entry[9])))
    more = refs - wanted
    return wanted <= refs and len(more) < 2 and all(used.pop(no, None) == (entry[5], entry[3]) for no in more)


def unkeyed(reader: Reader) -> int:
    """How many entries are chained without the key: made while the key file was missing, or by whoever has none."""
    return int(reader.rows("SELECT count(*) FROM ledger WHERE hash LIKE 'unkeyed:%'")[0][0])


def is_signed(keys: Keys, row: tuple[Any, ...]) -> bool:
    """Whether an entry, its COVERED columns with `prev` and `hash` behind them, was written with the hotel's key."""
    return bool(row[-1] == keys.chain(str(row[-2]), canonical(list(row[:-2]))))


def _matches(keys: Keys, previous: str, body: str, found: str) -> bool:
    """Whether `found` is the hash of `body`; entries made while the key file was missing are chained without it."""
    return found == (Keys() if found.startswith("unkeyed:") else keys).chain(previous, body)
