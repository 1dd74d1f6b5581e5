"""When a handover has waited too long to be accepted."""

from datetime import datetime, timedelta

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader, value


class Patience:
    """The minutes that the hotel gives to accept a handover, at an instant; read once for a whole list."""

    def __init__(self, reader: Reader, now: datetime) -> None:
        minutes = value(reader, "SELECT handover_minutes FROM property")
        self.before = now - timedelta(minutes=int(minutes))

    def is_over(self, status: str, submitted: str | None) -> bool:
        """Whether a handover of that state, submitted at that instant (UTC), is overdue."""
        return (
            submitted is not None
            and status in ("submitted", "disputed")
            and parse_instant(submitted) < self.before
        )
