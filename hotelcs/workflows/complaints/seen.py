"""Who reads a complaint in a view: a sensitive one is blank for most."""

from dataclasses import dataclass

from hotelcs.workflows.ownership.owners import Owners
from hotelcs.workflows.views import Asking

_NAMES = (
    "SELECT s.id, s.no, s.name, coalesce(a.login, '') FROM staff s LEFT JOIN account a ON a.staff_id = s.id"
)


@dataclass(frozen=True, slots=True)
class Whom:
    """In whose hands it is: number, name and login, and how (own, absent, offered, bounced, unassigned)."""

    no: str
    name: str
    login: str
    held: str


NOBODY = Whom("", "", "", "")


class Eyes:
    """Owners and what the person asking may see, read once for a list."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.owners = Owners(asking.reader, asking.now, asking.tz)
        self.names = {key: (no, name, login) for key, no, name, login in asking.rows(_NAMES)}

    def whom(self, kind: str, ref: str, *, open_: bool = True) -> Whom:
        """Who has it; nobody has what is over."""
        if not open_:
            return NOBODY
        held = self.owners.of(kind, ref)
        return Whom(*self.names.get(held.staff, ("", "", "")), held.how)

    def sees(self, ref: str, *, sensitive: bool, taken_by: str) -> bool:
        """Whether the person asking reads what the complaint is about."""
        if not sensitive or self.asking.may("complaint.sensitive") or taken_by == self.asking.login:
            return True
        held, me = self.owners.of("complaint", ref), self.asking.actor.staff
        return me is not None and me in (held.staff, held.owner)
