"""What tells of one guest: names, telephone, mail and document numbers, from wherever they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import Reader
from hotelcs.workflows.guests.terms import terms_of_name
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.privacy.redacting import Naming, naming_of

_NAMES = (
    "SELECT name FROM guest WHERE id = :guest UNION SELECT name_latin FROM guest WHERE id = :guest "
    "UNION SELECT name FROM stay_guest WHERE guest_id = :guest"
)
_REACHED = "SELECT phone, email FROM guest WHERE id = :guest"
_DOCUMENTS = "SELECT sealed, blind FROM id_document WHERE guest_id = :guest"
_SHARED = "SELECT 1 FROM search_term t JOIN guest g ON g.id = t.guest_id WHERE t.term = :term AND g.id <> :guest LIMIT 1"
_STAFF = "SELECT name FROM staff UNION SELECT name_latin FROM staff"
MAINLAND = "+86"
SEALED_FOR = "id_document:{blind}"
"""What a number is sealed for (`reception.identity`), told here for views, which load no tables."""


@dataclass(frozen=True, slots=True)
class Person:
    """A guest's identifying texts as they are written; never stored, never logged."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    shared: bool

    @property
    def naming(self) -> Naming:
        """What to look for in words."""
        return naming_of(list(self.names), list(self.numbers), shared=self.shared)


def person_of(reader: Reader, keys: Keys, guest: int) -> Person:
    """Everything that tells of the guest with the id `guest`."""
    names = tuple(str(row[0]) for row in reader.rows(_NAMES, guest=guest) if row[0] not in ("", GONE))
    numbers = list(_reached(reader, guest))
    for sealed, blind in reader.rows(_DOCUMENTS, guest=guest):
        numbers.append(keys.open(bytes(sealed), SEALED_FOR.format(blind=blind)) or "")
    return Person(names, tuple(filter(None, numbers)), _is_shared(reader, guest, names))


def _reached(reader: Reader, guest: int) -> Iterable[str]:
    for phone, email in reader.rows(_REACHED, guest=guest):
        yield from (str(phone), str(email))
        if str(phone).startswith(MAINLAND):
            yield str(phone).removeprefix(MAINLAND)


def _is_shared(reader: Reader, guest: int, names: tuple[str, ...]) -> bool:
    """Whether another guest, or somebody of the house, bears one of the names."""
    staff = {str(row[0]) for row in reader.rows(_STAFF)}
    wholes = {max(terms_of_name(name), key=len) for name in names}
    return bool(staff & set(names)) or any(
        reader.rows(_SHARED, term=whole, guest=guest) for whole in wholes if len(whole) > 1
    )
