"""What is looked for in every byte after an erasure; in memory only, and read before it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotelcs.storage import keys
from hotelcs.storage.reading import value
from hotelcs.workflows.number_forms import full
from hotelcs.workflows.privacy.person import Person, person_of

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SHORTEST = 6
"""Bytes of a text that is looked for; shorter ones stand by chance in any file."""


@dataclass(frozen=True, slots=True)
class Needles:
    """A guest's texts as they are written. Within the time of registration the law keeps names and documents."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]

    def all_of(self, *, rest: bool) -> tuple[str, ...]:
        """Those that may stand nowhere any more; without names while a `rest` stays."""
        wanted = self.numbers if rest else self.names + self.numbers
        return tuple(text for text in wanted if len(text.encode()) >= SHORTEST)


def needles_of(desk: "Desk", guest: str) -> Needles:
    """What tells of the guest, as it stands now; names that others bear too are left out."""
    number = full(guest) or guest.upper()
    with desk.file.read() as reader:
        key = value(reader, "SELECT id FROM guest WHERE no = :no", no=number)
        found = (
            Person((), (), shared=False) if key is None else person_of(reader, keys.load(desk.uid), int(key))
        )
    return Needles(() if found.shared else found.naming.sure, found.numbers)
