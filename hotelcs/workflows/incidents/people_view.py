"""Who is in the room of an emergency: what the rescuers ask, and whom to phone (handbook W-07)."""

from dataclasses import dataclass
from datetime import date

from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking

_PEOPLE = (
    "SELECT coalesce(g.name, p.name), m.no, g.birth_date, coalesce(nullif(p.nationality, ''), g.nationality, ''), "
    "coalesce(g.lang, ''), coalesce(g.phone, ''), p.minor FROM incident i JOIN room m ON m.id = i.room_id "
    "JOIN stay s ON s.room_id = m.id AND s.status = 'in_house' JOIN stay_guest p ON p.stay_id = s.id AND p.left_at IS NULL "
    "LEFT JOIN guest g ON g.id = p.guest_id WHERE i.no = :no ORDER BY p.id"
)


@dataclass(frozen=True, slots=True)
class PersonThere:
    """Somebody who sleeps in the room; `age` in whole years, None where the birth date is not known."""

    guest: str
    room: str
    age: int | None
    nationality: str
    lang: str
    phone: str
    minor: bool


def incident_people(asking: Asking, no: str) -> list[PersonThere]:
    """The people of the room in which it is; nobody where it is in no room."""
    today = date.fromisoformat(asking.business_date())
    return [
        PersonThere(name, room, _age(born, today), nationality, lang, phone, bool(minor))
        for name, room, born, nationality, lang, phone, minor
        in asking.rows(_PEOPLE, no=number_of(asking.reader, "incident", no))
    ]  # fmt: skip


def _age(born: str | None, today: date) -> int | None:
    if not born:
        return None
    day = date.fromisoformat(born)
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))
