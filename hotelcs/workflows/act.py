"""An act is data: the base of every command, what performing one is given, and what comes back."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from hotelcs.models.hotel import Property
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import SessionReader
from hotelcs.workflows.actors import Actor

__all__ = ["Act", "Actor", "Before", "Done", "Work", "plain", "result_of"]


@dataclass(slots=True)
class Work:
    """One act being performed: the open write unit and what every workflow needs to know.

    `digest` is the keyed digest of verb and fields. While `noting` is a list, rights that are missing are written
    into it instead of being refused. `approval` is the second person's yes that was made use of, `seat` the session of
    whoever sits at the screens. `kept` is false in a preview: nothing of it stays. `undoes` is the number of the entry
    that the act takes back. `denials` are the codes of what was tried on the way without the right. `settled` are the cases whose escalation was brought up to now before the act changes them.
    """

    session: Session
    actor: Actor
    now: datetime
    business_date: date
    property: Property
    keys: Keys
    digest: str = ""
    noting: list[Any] | None = None
    approval: str = ""
    seat: str | None = None
    kept: bool = True
    undoes: int | None = None
    changed: int = 0
    denials: list[str] = field(default_factory=list)
    settled: set[Any] = field(default_factory=set)
    reader: SessionReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = SessionReader(self.session)

    def add(self, row: Any) -> Any:
        """Add a row, flush it so that it has its id, and count it as a change."""
        self.session.add(row)
        self.session.flush()
        self.changed += 1
        return row

    def add_all(self, rows: Sequence[Any]) -> None:
        """Add rows of one table with one flush; each is a change."""
        self.session.add_all(rows)
        self.session.flush()
        self.changed += len(rows)

    def touch(self, row: Any) -> None:
        """Count `row` as changed and give it its next version."""
        row.version += 1
        self.changed += 1

    def run(self, statement: Any, values: Any = None) -> Any:
        """Execute a Core statement in the unit, after what was changed so far."""
        self.session.flush()
        return self.session.connection().execute(statement, values)

    def local_now(self) -> datetime:
        """Now, on the hotel's own clock."""
        return self.now.astimezone(ZoneInfo(self.property.tz))

    def local_minute(self) -> int:
        """Minutes since midnight on the hotel's own clock."""
        local = self.local_now()
        return local.hour * 60 + local.minute


@dataclass(frozen=True, slots=True)
class Before:
    """What an act may know before its write unit is open."""

    hotel: HotelFile
    keys: Keys
    login: str
    terminal: str
    now: datetime


class Act(BaseModel):
    """A thing done to the hotel. Subclasses hold the fields; `perform` does it or raises a Refusal."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    verb: ClassVar[str] = ""
    anchored: ClassVar[bool] = False
    """Whether the ledger's number and hash after it are noted outside the database."""

    def prepare(self, before: Before) -> None:
        """What takes long and writes nothing, before the write unit is opened: hashing a password."""

    def perform(self, work: Work) -> Any:
        """Do it inside the open write unit. Returns a frozen dataclass of references."""
        raise NotImplementedError(type(self).__name__)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> "Act | None":  # noqa: ARG003 - the default ignores it
        """The act that takes this one back, made from its result; None when there is none."""
        return None

    @classmethod
    def parse(cls, fields: dict[str, Any]) -> Self:
        """The act with `fields`, or a FieldError naming the first field that is wrong."""
        from hotelcs.workflows.fields import parse

        return parse(cls, fields)


@dataclass(frozen=True, slots=True)
class Done:
    """What an act answered: its ledger entry (None for a preview), how much changed, references."""

    verb: str
    key: str | None
    entry: int | None
    changed: int
    result: dict[str, Any]
    replayed: bool = False


def result_of(outcome: Any) -> dict[str, Any]:
    """The result as plain JSON values (dates as ISO text)."""
    return {name: plain(value) for name, value in asdict(outcome).items()}


def plain(value: Any) -> Any:
    """`value` with dates and tuples as JSON has them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


Perform = Callable[[Any, Work], Any]
