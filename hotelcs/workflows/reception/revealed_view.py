"""The whole number of a document, for the person whose ledger entry says why (see reveal_document)."""

import json
from dataclasses import dataclass
from datetime import timedelta

from hotelcs.clock import parse_instant
from hotelcs.errors import Denied
from hotelcs.i18n import N_
from hotelcs.storage import keys
from hotelcs.storage.reading import one
from hotelcs.workflows.views import Asking

SHOWN_FOR = timedelta(seconds=20)
"""How long after its entry the number can be read."""


@dataclass(frozen=True, slots=True)
class RevealedDocument:
    """A whole document number; shown, never kept."""

    guest: str
    kind: str
    number: str
    seconds: int


def revealed_document(asking: Asking, entry: int | str = 0) -> RevealedDocument:
    """The number that ledger entry `entry` is about, for who made it, within 20 seconds. Raises Denied else."""
    found = one(
        asking.reader,
        "SELECT at, actor, result FROM ledger WHERE seq = :seq AND verb = 'reveal-document'",
        seq=int(entry),
    )
    left = parse_instant(str(found[0])) + SHOWN_FOR - asking.now if found else timedelta(0)
    if found is None or found[1] != asking.login or not timedelta(0) < left <= SHOWN_FOR:
        raise Denied("REVEAL_FIRST", N_("Ask for the number with a reason first."), field="entry",
                     next=("reveal-document",))  # fmt: skip
    result = json.loads(str(found[2]))
    row = one(asking.reader, "SELECT sealed, blind FROM id_document WHERE id = :id", id=result["document"])
    number = keys.load(asking.uid).open(row[0], f"id_document:{row[1]}") if row else None
    return RevealedDocument(result["guest"], result["kind"], number or "", int(left.total_seconds()))
