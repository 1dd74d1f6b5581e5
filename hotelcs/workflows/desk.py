"""The desk: the only door for writes, and the counter where reads are asked for.

Opening a desk and reading need neither SQLAlchemy nor pydantic; the first act imports them.
"""

from collections.abc import Sequence
from contextlib import suppress
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs import config, i18n
from hotelcs.clock import Clock, system_clock
from hotelcs.errors import Denied, NotReady, Usage
from hotelcs.i18n import N_, Word
from hotelcs.storage import keys
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.opening import open_hotel
from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.actors import Actor, actor_of, refuse_ended, require
from hotelcs.workflows.masking import masked
from hotelcs.workflows.views import VIEWS, Asking, refuse_limit

if TYPE_CHECKING:
    from hotelcs.storage.postgres.server import Server
    from hotelcs.workflows.act import Act, Done
    from hotelcs.workflows.door.drafts import Drafts
    from hotelcs.workflows.door.entrance import Entrance, Welcome
    from hotelcs.workflows.ledger_check import Checked
    from hotelcs.workflows.machine.board import BoardRow
    from hotelcs.workflows.night.before import Looked
    from hotelcs.workflows.performing import Performer


class Desk:
    """One person at one terminal of one hotel."""

    def __init__(self, hotel: HotelFile, login: str | None, terminal: str, clock: Clock) -> None:
        self.file = hotel
        self.terminal = terminal
        self.clock = clock
        self.session: str | None = None
        with hotel.read() as reader:
            row = reader.rows("SELECT uid, name_en, name_zh, currency, tz, demo FROM property")
            if not row:
                raise NotReady(N_("The hotel has no settings yet."), hint=N_("Run: hotelcs init"))
            self.uid, self.name_en, self.name_zh, self.currency, self.tz, demo = row[0]
            self.demo = bool(demo)
            self.login = first_login(reader) if login is None else login
            self.post = post_of(reader, self.login)
        self._performer: Performer | None = None
        self._entrance: Entrance | None = None

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
        if filters.get("limit") is not None:
            refuse_limit(filters["limit"])
        see = asked.load()
        with self.file.read() as reader:
            if view != "door":
                refuse_ended(reader, self.session, self.clock(), own=view == "me")
            actor = self.actor(reader)
            require(reader, actor, asked.right, Word(asked.title))
            given = {f"{name}_" if iskeyword(name) else name: wanted for name, wanted in filters.items()}
            asking = Asking(reader, self.clock(), self.tz, self.currency, self.uid, actor)
            return masked(see(asking, **given), actor, asked.right)

    def actor(self, reader: Reader) -> Actor:
        """Who sits here, with posts, rights and limits of today."""
        return actor_of(reader, self.login, self.terminal)

    def require(self, permission: str, what: str) -> None:
        """Refuse the work called `what` (a msgid) to somebody without `permission`. Raises Denied."""
        with self.file.read() as reader:
            refuse_ended(reader, self.session, self.clock(), own=False)
            require(reader, self.actor(reader), permission, Word(what))

    def sit_down(self, login: str, session: str | None = None) -> None:
        """From now on `login` sits here; nobody when it is empty. With `session`, for as long as that is open."""
        self.login, self.session, self._performer = login, session, None
        with self.file.read() as reader:
            self.post = post_of(reader, login)

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

    def undoing(self, entry: int) -> tuple[str, dict[str, Any]]:
        """Verb and fields of the act that takes ledger entry `entry` back. Raises as `undo`."""
        act = self.performer.undoing(entry, self.clock())
        return act.verb, act.model_dump(mode="json", by_alias=True)

    def check_ledger(self) -> "Checked":
        """Whether the ledger is whole. Raises Corrupt naming the first entry that is not, Denied."""
        from hotelcs.workflows.ledger_check import check

        self.require("ledger.read", N_("Check the ledger"))
        return check(self.file, self.uid)

    @property
    def looks_only(self) -> bool:
        """Whether the disk of the hotel can only be read: everything is seen, nothing is saved."""
        return self.file.still

    def note_given(self, verb: str, fields: dict[str, Any]) -> None:
        """Enter that masked rows or a report were given out; where nothing can be saved they are given out all the same."""
        if not self.file.still:
            self.do(verb, fields)

    def changed(self) -> int:
        """A number that differs when another process has changed the hotel since."""
        return self.file.changed()

    @property
    def performer(self) -> "Performer":
        """The write path, imported when first needed."""
        if self._performer is None:
            from hotelcs.workflows.performing import Performer

            self._performer = Performer(
                self.file, keys.load(self.uid), self.login, self.terminal, self.session
            )
        return self._performer

    # --- the door (screens): who sits here is decided by a secret, not by a name

    @property
    def entrance(self) -> "Entrance":
        """Where passwords and PINs are compared; it knows who signed in at this terminal."""
        if self._entrance is None:
            from hotelcs.workflows.door.entrance import Entrance

            self._entrance = Entrance(self.file, self.uid, self.tz, self.terminal, self.clock)
        return self._entrance

    def sign_in(self, login: str, password: str) -> "Welcome":
        """Let somebody in by password; from now on they sit here. Raises Denied."""
        came = self.entrance.sign_in(login, password)
        self.sit_down(came.login, came.session)
        return came

    def unlock(self, login: str, pin: str) -> "Welcome":
        """Let somebody back in, or another who signed in here for this shift, by PIN. Raises Denied.

        Whom a demo hotel admitted without a password counts as signed in.
        """
        if self.demo and self.session is None and login == self.login:
            self.entrance.admit(login)
        came = self.entrance.unlock(login, pin)
        self.sit_down(came.login, came.session)
        return came

    def sign_out(self, why: str = "out") -> None:
        """Nobody sits here any more."""
        if self.session is not None:
            self.entrance.leave(self.login, why)
        self.sit_down("")

    def admit(self, login: str) -> None:
        """Let somebody in without a password: in a demo hotel, where everybody may be anybody. Raises Denied."""
        if not self.demo:
            raise Denied("SIGN_IN_FIRST", N_("Sign in first: {verb}."), verb=Word(N_("open the screens")))
        self.sit_down(login)

    def raise_alarm(self, kind: str, place: str, *, signed_in: bool) -> "Done":
        """Raise an emergency, in the name of whoever sits here, or of nobody when the terminal is locked or empty."""
        fields = {"type": kind, "place": place}
        if signed_in and self.login:
            with suppress(Denied):  # whose session was ended a moment ago shall not be held up by it
                return self.do("raise-incident", fields)
        from hotelcs.workflows.performing import Performer

        act = self._act("raise-incident", fields)
        return Performer(self.file, keys.load(self.uid), "", self.terminal).perform(act, self.clock())

    def escalate(self) -> int:
        """Tell whom it concerns what nobody took in time, in nobody's name, whoever sits here; how many steps ran."""
        from hotelcs.workflows.escalation import escalate
        from hotelcs.workflows.paging import minutely

        minutely.start(self)
        if not escalate.is_anything(self):
            return 0
        from hotelcs.workflows.performing import Performer

        return len(escalate.escalate(self, Performer(self.file, keys.load(self.uid), "", self.terminal)))

    def approve_here(self, approval: str, login: str, password: str) -> "Done":
        """Let a second person say yes at this terminal, by password, and go again. Raises Denied."""
        from hotelcs.workflows.performing import Performer

        kept = self.entrance.check(login, password)
        if kept.must_change:
            raise Denied(
                "CHANGE_PASSWORD", N_("Change the password that was handed to you first."), next=("sign-in",)
            )
        act = self._act("decide-approval", {"approval": approval, "approve": True})
        return Performer(self.file, keys.load(self.uid), kept.login, self.terminal).perform(act, self.clock())

    def leave_all(self, why: str) -> None:
        """The terminal ends: everybody who signed in here is signed out."""
        if self._entrance is not None:
            for login in list(self._entrance.inside):
                self._entrance.leave(login, why)

    def checked(self, known: Sequence["BoardRow"] = ()) -> list["BoardRow"]:
        """How the machine is now, check by check; with `known` as it was found then, beside what was noted since."""
        from hotelcs.workflows.machine.board import board

        return board(self, known)

    def backup_is_old(self) -> bool:
        """Whether no verified backup of the last day is known."""
        from hotelcs.workflows.night.before import backup_age

        return backup_age(self) is not None

    def before_audit(self) -> "Looked":
        """The check list of the night audit as it stands."""
        from hotelcs.workflows.night.before import look

        return look(self)

    # --- what is typed and not saved

    @property
    def drafts(self) -> "Drafts":
        """The drafts of whoever sits here, on disk. Raises Denied when their session is over."""
        from hotelcs.workflows.door.drafts import Drafts

        with self.file.read() as reader:
            refuse_ended(reader, self.session, self.clock(), own=False)
        return Drafts(self.file, keys.load(self.uid), self.login)

    def keep_draft(self, record: str, screen: str, fields: dict[str, Any]) -> bool:
        """Keep what is typed into the form called `record`; whether it could be kept. Raises Denied."""
        return self.drafts.keep(record, screen, fields, self.clock())

    def first_hint(self, hint: str) -> bool:
        """Note that whoever sits here is told a faster way; false when they were told it before."""
        from hotelcs.workflows.door.hints import first_time

        return first_time(self.file, self.login, hint, self.clock())

    def close(self) -> None:
        """End the connections of this desk."""
        self.file.close()

    @staticmethod
    def _act(verb: "str | Act", fields: dict[str, Any] | None) -> "Act":
        if not isinstance(verb, str):
            return verb
        from hotelcs.workflows.verbs import act_of

        return act_of(verb).parse(fields or {})


def post_of(reader: Reader, login: str) -> str:
    """The main post of `login` today, for the title of the screens; nothing for an unknown or disabled account."""
    try:
        return actor_of(reader, login, "").post
    except Denied:
        return ""


def first_login(reader: Reader) -> str:
    """Who acts when nobody is named: whoever can open the file is its administrator, the first account."""
    found = value(
        reader, "SELECT login FROM account WHERE status = 'active' AND NOT service ORDER BY id LIMIT 1"
    )
    return str(found or "")


def open_desk(
    db: "str | Path | Server",
    login: str | None = None,
    terminal: str | None = None,
    lang: str | None = None,
    *,
    clock: Clock = system_clock,
    wait: float = 10.0,
) -> Desk:
    """Open the hotel at `db` for `login` at `terminal` (this host's name).

    None means the administrator, the first account; an empty login means nobody yet: somebody has to sign in.
    """
    if lang:
        i18n.use(lang)
    return Desk(open_hotel(db, wait=wait), login, terminal or config.terminal(), clock)
