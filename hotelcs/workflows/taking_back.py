"""Whether an act takes back what the same person did a moment ago: then nobody has built on it (handbook 04 §4.1, `u`)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hotelcs.storage.reading import one
from hotelcs.workflows.act import Work

_ENTRY = "SELECT actor, at, result FROM ledger WHERE seq = :seq"


@dataclass(frozen=True, slots=True)
class OwnAct:
    """What is taken back: when it was done (as the ledger has it) and what it answered."""

    at: str
    result: dict[str, Any]


def own(work: Work) -> OwnAct | None:
    """The own act that this one takes back within the hotel's minutes for it; None otherwise."""
    if work.undoes is None:
        return None
    found = one(work.reader, _ENTRY, seq=work.undoes)
    if found is None or found[0] != work.actor.login:
        return None
    if work.now - datetime.fromisoformat(found[1]) > timedelta(minutes=work.property.undo_minutes):
        return None
    return OwnAct(str(found[1]), json.loads(found[2]))
