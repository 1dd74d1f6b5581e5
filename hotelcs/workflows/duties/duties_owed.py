"""Which duties somebody has still to sign: those that a post of theirs does or answers for, in the newest version."""

from dataclasses import dataclass
from datetime import date

from hotelcs.storage.reading import Reader

_OWED = (
    "SELECT DISTINCT h.staff_id, d.code, d.version FROM staff_post h JOIN staff s ON s.id = h.staff_id "
    "JOIN duty_assignment a ON a.post = h.post AND a.raci IN ('A','R') AND a.valid_from <= :day "
    "AND (a.valid_to IS NULL OR a.valid_to >= :day) JOIN duty d ON d.code = a.duty AND d.active "
    "WHERE h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day) AND h.deputy_for IS NULL "
    "AND (s.left_on IS NULL OR s.left_on >= :day) {more}"
    "AND NOT EXISTS (SELECT 1 FROM duty_ack k WHERE k.duty = d.code AND k.version = d.version AND k.staff_id = h.staff_id) "
    "ORDER BY h.staff_id, d.sort, d.code"
)


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty in a version that somebody (a row of staff) has not signed."""

    staff: int
    duty: str
    version: int


def owed(reader: Reader, day: date | str, *, staff: int | None = None, duty: str | None = None) -> list[Owed]:
    """What is not signed on `day`: by everybody or by one, of all duties or of one."""
    more, values = "", {"day": str(day)}
    if staff is not None:
        more, values["staff"] = more + "AND h.staff_id = :staff ", staff  # type: ignore[assignment]
    if duty is not None:
        more, values["duty"] = more + "AND d.code = :duty ", duty.upper()
    return [Owed(*row) for row in reader.rows(_OWED.format(more=more), **values)]
