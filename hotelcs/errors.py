"""Every error staff can meet, with its stable code and exit code.

::

    HotelcsError            E_BUG 1
    ├── Usage               E_USAGE 2        a wrong option, field or value on the command line
    ├── NotReady            E_NOT_READY 3    no database, not initialised, configuration unreadable
    ├── Refusal             own code, 4      a rule of the hotel says no; names the legal next acts
    │   ├── Denied          DENIED, 6        the post of the person asking may not do it
    │   └── Stale           STALE, 4         somebody changed the record first; carries both values
    ├── Locked              E_LOCKED 5       another desk holds the database beyond the wait
    ├── SchemaMismatch      E_SCHEMA 7       the database is older or newer than this program
    ├── Corrupt             E_CORRUPT 8      an integrity check, a checksum or the ledger chain failed
    └── InputOutput         E_IO 9           disk full, a path not writable, a file missing
        └── Replaced        E_IO 9           the hotel's file is no longer the one that was opened

The message is a msgid with named slots, translated when it is shown, so a refusal travels between
languages. Exit codes: handbook 05 §5.1.
"""

from typing import Any

from hotelcs.i18n import Word, tr


class HotelcsError(Exception):
    """An error with a stable `code`, an exit status and one sentence for staff."""

    code = "E_BUG"
    exit = 1

    def __init__(self, message: str, *, hint: str = "", items: tuple[Any, ...] = (), **slots: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.items = items
        self.slots = slots

    def __str__(self) -> str:
        """The sentence, in the current language."""
        return tr(self.message, **self.slots)

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors cross process borders in tests and batch runs; keep every attribute."""
        return (_rebuild, (type(self), dict(self.__dict__), self.message))


def _rebuild(kind: type["HotelcsError"], state: dict[str, Any], message: str) -> "HotelcsError":
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class Usage(HotelcsError):
    """The command line, a mapping or a form was filled in wrongly. `field` is the field to mend, when it is of a form."""

    code = "E_USAGE"
    exit = 2

    def __init__(self, message: str, *, field: str | None = None, **rest: Any) -> None:
        super().__init__(message, **(rest if field is None else {**rest, "field": field}))
        self.field = field


class NotReady(HotelcsError):
    """There is no hotel here yet, or it cannot be opened."""

    code = "E_NOT_READY"
    exit = 3


class Refusal(HotelcsError):
    """A rule of the hotel says no. `field` is the field to mend, `next` the legal next acts."""

    exit = 4

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        next: tuple[str, ...] = (),
        hint: str = "",
        items: tuple[Any, ...] = (),
        **slots: object,
    ) -> None:
        super().__init__(message, hint=hint, items=items, **slots)
        self.code = code
        self.field = field
        self.next = next


class Denied(Refusal):
    """The person asking may not do this. The slots `post` and `permission` are spoken in the reader's language."""

    exit = 6

    def __init__(self, code: str, message: str, **rest: Any) -> None:
        for name in ("post", "permission"):
            if isinstance(rest.get(name), str):
                rest[name] = Word(rest[name])
        super().__init__(code, message, **rest)


class Stale(Refusal):
    """Two desks edited one record; `items` holds (field, mine, theirs) for each difference."""


class Locked(HotelcsError):
    """Another desk kept the database busy beyond the bounded wait."""

    code = "E_LOCKED"
    exit = 5


class SchemaMismatch(HotelcsError):
    """The database needs `hotelcs migrate`, or a newer program."""

    code = "E_SCHEMA"
    exit = 7


class Corrupt(HotelcsError):
    """The file, a backup or the ledger chain is damaged."""

    code = "E_CORRUPT"
    exit = 8


class InputOutput(HotelcsError):
    """The disk, a path or a file refused."""

    code = "E_IO"
    exit = 9


class Replaced(InputOutput):
    """The hotel's file was moved or replaced while it was open: nothing that was read or is written here is the hotel's."""
