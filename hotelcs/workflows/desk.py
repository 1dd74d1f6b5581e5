"""The desk: the only door for writes, and the counter where reads are asked for.

Opening a desk and reading need neither SQLAlchemy nor pydantic; the first act imports them.
"""

import socket
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs import i18n
from hotelcs.clock import Clock, system_clock
from hotelcs.errors import NotReady, Usage
from hotelcs.i18n import N_
from hotelcs.storage import keys
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.views import VIEWS, Asking

if TYPE_CHECKING:
    from hotelcs.workflows.act import Act, Done
    from hotelcs.workflows.performing import Performer


class Desk:
    """One person at one terminal of one hotel."""

    def __init__(self, hotel: HotelFile, login: str, terminal: str, clock: Clock) -> None:
        self.file = hotel
        self.terminal = terminal
        self.clock = clock
        with hotel.read() as reader:
            row = reader.rows("SELECT uid, name_en, name_zh, currency, tz, demo FROM property")
            if not row:
                raise NotReady(N_("The hotel has no settings yet."), hint=N_("Run: hotelcs init"))
            self.uid, self.name_en, self.name_zh, self.currency, self.tz, demo = row[0]
            self.demo = bool(demo)
            self.login = login or first_login(reader)
            self.post = value(reader, "SELECT post FROM account WHERE login = :login", login=self.login) or ""
        self._performer: Performer | None = None

    @property
    def hotel(self) -> str:
        """The hotel's name in the current language."""
        return str(self.name_zh if i18n.current() == "zh" else self.name_en)

    def show(self, view: str, **filters: Any) -> Any:
        """What `view` sees: frozen rows. Raises Usage for an unknown view or filter."""
        asked = VIEWS.get(view)
        if asked is None:
            raise Usage(N_("There is no view {view}."), hint=", ".join(VIEWS), view=view)
        if unknown := set(filters) - set(asked.filters):
            raise Usage(
                N_("{view} has no filter {name}."),
                hint=", ".join(asked.filters),
                view=view,
                name=min(unknown),
            )
        see = asked.load()
        with self.file.read() as reader:
            given = {f"{name}_" if iskeyword(name) else name: wanted for name, wanted in filters.items()}
            return see(Asking(reader, self.clock(), self.tz, self.currency, self.uid, self.login), **given)

    def execute(self, act: "Act", *, key: str | None = None) -> "Done":
        """Perform `act` once. The same `key` and fields again answer with the first result."""
        return self.performer.perform(act, self.clock(), key=key)

    def preview(self, verb: "str | Act", fields: dict[str, Any] | None = None) -> "Done":
        """What the act would do, with everything rolled back at the end."""
        return self.performer.perform(self._act(verb, fields), self.clock(), keep=False)

    def do(self, verb: str, fields: dict[str, Any], key: str | None = None) -> "Done":
        """Perform the act named `verb` with `fields`."""
        return self.execute(self._act(verb, fields), key=key)

    def undo(self, entry: int) -> "Done":
        """Take back the act of ledger entry `entry`."""
        return self.performer.undo(entry, self.clock())

    def changed(self) -> int:
        """A number that differs when another process has changed the hotel since."""
        return self.file.changed()

    @property
    def performer(self) -> "Performer":
        """The write path, imported when first needed."""
        if self._performer is None:
            from hotelcs.workflows.performing import Performer

            self._performer = Performer(self.file, keys.load(self.uid), self.login, self.terminal)
        return self._performer

    def close(self) -> None:
        """End the connections of this desk."""
        self.file.close()

    @staticmethod
    def _act(verb: "str | Act", fields: dict[str, Any] | None) -> "Act":
        if not isinstance(verb, str):
            return verb
        from hotelcs.workflows.verbs import act_of

        return act_of(verb).parse(fields or {})


def first_login(reader: Reader) -> str:
    """Who acts when nobody is named: whoever can open the file is its administrator, the first account."""
    found = value(reader, "SELECT login FROM account WHERE status = 'active' ORDER BY id LIMIT 1")
    return str(found or "")


def open_desk(
    db: str | Path,
    login: str | None = None,
    terminal: str | None = None,
    lang: str | None = None,
    *,
    clock: Clock = system_clock,
    wait: float = 10.0,
) -> Desk:
    """Open the hotel at `db` for `login` (the first account when None) at `terminal` (this host's name)."""
    if lang:
        i18n.use(lang)
    return Desk(HotelFile(db, wait=wait), login or "", terminal or socket.gethostname(), clock)
