"""The ledger, read: who did what, from which terminal, with what result. References only, no names."""

import json
from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.views import Asking, as_date

MOST = 500
"""Entries at once at most; the next page begins after the last `seq`."""
_ENTRIES = "SELECT seq, at, business_date, actor, terminal, verb, changed, result, undoes FROM ledger"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One act of the ledger; `result` holds the references it answered with."""

    seq: int
    at: str
    business_date: str
    actor: str
    terminal: str
    verb: str
    changed: int
    result: dict[str, Any]
    undoes: int | None


def ledger(
    asking: Asking, from_: int | str | None = None, verb: str | None = None, actor: str | None = None,
    entity: str | None = None, day: str | None = None, until: str | None = None, limit: int | str = 50,
) -> list[LedgerRow]:  # fmt: skip
    """Entries in order from the sequence number `from_` on; without it the last ones.

    `entity` is a record by its number, a room, a login; `day` and `until` are business dates, both included. Raises
    Usage for a date that is none, and for more than MOST entries at once.
    """
    parts: list[str] = []
    values: dict[str, Any] = {"most": max(0, int(limit))}
    if values["most"] > MOST:
        raise Usage(
            N_("At most {most} entries are shown at once; ask on with from=, after the last one."), most=MOST
        )
    for name, wanted, test in (
        ("verb", verb, "verb = :verb"),
        ("actor", actor, "actor = :actor"),
        ("day", day and as_date(day, "day"), "business_date >= :day"),
        ("until", until and as_date(until, "until"), "business_date <= :until"),
        ("first", None if from_ is None else int(from_), "seq >= :first"),
        (
            "entity",
            entity,
            "seq IN (SELECT seq FROM ledger_reference WHERE ref IN (:entity, upper(:entity)))",
        ),
    ):
        if wanted not in (None, ""):
            parts.append(test)
            values[name] = wanted
    where = f" WHERE {' AND '.join(parts)}" if parts else ""
    order = "seq" if from_ is not None else "seq DESC"
    rows = asking.rows(f"{_ENTRIES}{where} ORDER BY {order} LIMIT :most", **values)
    return [_row(*columns) for columns in sorted(rows)]


def _row(*columns: Any) -> LedgerRow:
    """A row of the query with its result read."""
    seq, at, day, actor, terminal, verb, changed, result, undoes = columns
    return LedgerRow(seq, at, day, actor, terminal, verb, changed, json.loads(result), undoes)
