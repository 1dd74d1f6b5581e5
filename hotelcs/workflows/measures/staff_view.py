"""What each person did in a period: shifts, complaints, handovers, duties signed (handbook 05 `report staff`)."""

from dataclasses import dataclass

from hotelcs.storage.reading import value
from hotelcs.workflows.measures.metrics_view import period
from hotelcs.workflows.views import Asking

_PEOPLE = (
    "SELECT s.no, s.name, "
    "(SELECT count(*) FROM roster_entry e WHERE e.staff_id = s.id AND NOT e.on_call AND e.begins >= :first AND e.begins < :after), "
    "(SELECT count(*) FROM complaint c WHERE c.resolved_by = a.login AND c.resolved_at >= :since AND c.resolved_at < :until "
    "AND c.status <> 'merged'), "
    "(SELECT count(*) FROM handover h WHERE h.submitted_by = a.login AND h.submitted_at >= :since AND h.submitted_at < :until), "
    "(SELECT count(*) FROM duty_ack k JOIN duty d ON d.code = k.duty AND d.version = k.version AND d.active WHERE k.staff_id = s.id), "
    "(SELECT count(DISTINCT d.code) FROM staff_post p JOIN duty_assignment x ON x.post = p.post AND x.raci IN ('A','R') "
    "JOIN duty d ON d.code = x.duty AND d.active WHERE p.staff_id = s.id AND p.valid_from <= :lastday "
    "AND (p.valid_to IS NULL OR p.valid_to >= :lastday) AND x.valid_from <= :lastday AND (x.valid_to IS NULL OR x.valid_to >= :lastday)) "
    "FROM staff s LEFT JOIN account a ON a.staff_id = s.id "
    "WHERE (s.left_on IS NULL OR s.left_on >= :firstday) AND (:person = '' OR s.no = :person) ORDER BY s.no"
)


@dataclass(frozen=True, slots=True)
class StaffWork:
    """A person: shifts on the roster, complaints resolved, shifts handed over, duties signed of those that are theirs."""

    staff: str
    name: str
    shifts: int
    resolved: int
    handovers: int
    duties_signed: int
    duties: int


def staff_work(
    asking: Asking, from_: str | None = None, to: str | None = None, person: str = ""
) -> list[StaffWork]:
    """Everybody on the staff, or one; who may not read the staff sees their own row. Raises Usage."""
    dates = period(asking, from_, to)
    if not asking.may("staff.read"):
        person = str(value(asking.reader, "SELECT s.no FROM account a JOIN staff s ON s.id = a.staff_id WHERE a.login = :login",
                           login=asking.login) or "-")  # fmt: skip
    rows = asking.rows(
        _PEOPLE, first=f"{dates.first}T00:00", after=f"{dates.last}T24:00", since=dates.since, until=dates.until,
        firstday=dates.first, lastday=dates.last, person=person,
    )  # fmt: skip
    return [
        StaffWork(no, name, shifts, solved, handed, signed, owed)
        for no, name, shifts, solved, handed, signed, owed in rows
    ]
