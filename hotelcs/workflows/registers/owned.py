"""Whose an entry of a register is, read once for a whole list."""

from dataclasses import dataclass

from hotelcs.workflows.ownership.owners import Owners
from hotelcs.workflows.views import Asking

_NAMES = "SELECT s.id, s.name, coalesce(a.login, '') FROM staff s LEFT JOIN account a ON a.staff_id = s.id"
CLOSED = 200
"""So many entries that are over are listed, the latest ones."""


@dataclass(frozen=True, slots=True)
class Hands:
    """In whose hands an entry is, by login, and how they have it (own, absent, offered, bounced, unassigned)."""

    owner: str
    login: str
    held: str


NOBODY = Hands("", "", "")


class Owned:
    """The owners of entries."""

    def __init__(self, asking: Asking) -> None:
        self.owners = Owners(asking.reader, asking.now, asking.tz)
        self.names = {key: (name, login) for key, name, login in asking.rows(_NAMES)}

    def of(self, kind: str, ref: str, *, open_: bool = True) -> Hands:
        """Who has it; nobody has what is over."""
        if not open_:
            return NOBODY
        held = self.owners.of(kind, ref)
        return Hands(*self.names.get(held.staff, ("", "")), held.how)


def is_all(told: str | bool) -> bool:
    """Whether entries that are over are asked for, too."""
    return str(told).casefold() in ("yes", "true", "1", "all")
