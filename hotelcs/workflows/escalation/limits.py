"""What a step without a clock waits for, and how much of the time for it is used (handbook 05 §5.5 `metric`, `pct`)."""

from datetime import datetime, timedelta

from hotelcs.storage.reading import Reader, one
from hotelcs.workflows.escalation.moments import Chain, Step

SIGNED_BY = timedelta(hours=4)
"""So long before an event the house is signed for (handbook SM-23)."""
REGISTERED_BY = timedelta(hours=24)
"""So long after arrival a guest from overseas is registered (handbook 02 §2.7)."""
METRICS = {
    "handover": "accept",
    "transfer": "accept",
    "notice": "read",
    "registration": "report",
    "readiness": "sign",
}
"""What has to be done with a kind of case; with others somebody has to take it."""
TAKEN = "ack"
_GIVEN = "SELECT handover_minutes, transfer_minutes FROM property"


class Limits:
    """The times that a hotel gives for what has no clock; read once for a whole list."""

    def __init__(self, reader: Reader, now: datetime) -> None:
        self._now = now
        handover, transfer = one(reader, _GIVEN) or (0, 0)
        self._before = {"handover": int(handover), "transfer": int(transfer)}

    def used(self, chain: Chain, step: Step) -> int:
        """Per cent of its time that is used, rounded down: above 100 once it is late, 100 where there was none to begin with.

        A handover or an offer is counted from when it was made, a registration up to its deadline, an event from four hours
        before it; whatever else up to this step.
        """
        taken = chain.acknowledged_at if step.since == "acknowledged" else None
        waited = int((self._now - (taken or chain.begun_at)).total_seconds()) // 60
        if minutes := self._before.get(chain.kind):
            return (waited + minutes) * 100 // minutes
        given = int(REGISTERED_BY.total_seconds()) // 60 if chain.kind == "registration" else step.minutes
        return waited * 100 // given if given else 100
