"""Signing in, unlocking, switching, signing out: the one place where a secret is compared with what is kept.

Every try is counted before it is looked at (`throttle`), and an unknown login does what a wrong password does: the
same statements, the same hash, the same sentence.
"""

from dataclasses import dataclass
from datetime import datetime

from hotelcs.clock import Clock, parse_instant
from hotelcs.errors import Denied
from hotelcs.i18n import N_
from hotelcs.models.people import Account
from hotelcs.storage import keys
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import one
from hotelcs.workflows.door import passwords, sessions, throttle
from hotelcs.workflows.door.entering import entry
from hotelcs.workflows.door.throttle import Gate

_ACCOUNT = (
    "SELECT a.id, a.login, a.password, a.pin, a.must_change, a.secret_until FROM account a "
    "LEFT JOIN staff s ON s.id = a.staff_id AND s.left_on < (SELECT day FROM business_day WHERE status = 'open') "
    "WHERE a.login = :login AND a.status = 'active' AND NOT a.service AND s.id IS NULL"
)
NOBODY = "?"
"""What is entered for a login that is none, so that the same is written as for one."""
_KEYED = "SELECT 1 FROM account WHERE password LIKE 'k1:%' LIMIT 1"
_SESSION = "SELECT opened_at FROM signed_in WHERE id = :id AND pin_good AND closed_at IS NULL"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an account that somebody can sign in with."""

    id: int
    login: str
    password: str
    pin: str
    must_change: bool
    secret_until: datetime | None


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who has come in, by which session; whether the password is one handed out once; whether there is a PIN."""

    login: str
    session: str
    must_change: bool
    has_pin: bool


class Entrance:
    """The door of one hotel at one terminal. `inside` are the sessions of those who signed in here, by login."""

    def __init__(self, hotel: HotelFile, uid: str, tz: str, terminal: str, clock: Clock) -> None:
        self.hotel = hotel
        self.uid = uid
        self.tz = tz
        self.terminal = terminal
        self.clock = clock
        self.inside: dict[str, str] = {}

    @property
    def keys(self) -> Keys:
        """The keys of the hotel; read again, so that a key file that is brought back counts at once."""
        return keys.load(self.uid)

    def sign_in(self, login: str, password: str) -> Welcome:
        """Open a session. Raises Denied (WRONG_PASSWORD, WAIT, ACCOUNT_LOCKED, SECRET_EXPIRED)."""
        kept = self.check(login, password)
        now = self.clock()
        with entry(self.hotel, self.keys, kept.login, self.terminal, now) as unit:
            throttle.lift(unit.session, throttle.pin(self.keys, kept.login, self.terminal))
            sessions.end(unit.session, self.inside.get(kept.login, ""), now, "again")
            session = sessions.begin(unit.session, kept.id, self.terminal, now)
            unit.session.get_one(Account, kept.id).signed_in_at = now
            unit.enter("sign-in", {"login": kept.login})
        self.inside[kept.login] = session
        return Welcome(kept.login, session, kept.must_change, bool(kept.pin))

    def admit(self, login: str) -> None:
        """Open a session without a secret: for a demo hotel alone, where everybody may be anybody."""
        kept = self._kept(login)
        if kept is None or login in self.inside:
            return
        now = self.clock()
        with entry(self.hotel, self.keys, kept.login, self.terminal, now) as unit:
            session = sessions.begin(unit.session, kept.id, self.terminal, now)
            unit.enter("sign-in", {"login": kept.login})
        self.inside[kept.login] = session

    def check(self, login: str, password: str) -> Kept:
        """The account, when the password is its own; nothing is opened. Raises as `sign_in`."""
        now, own = self.clock(), self.keys
        gates = (throttle.account(own, login), throttle.terminal(own, self.terminal))
        self._charge(gates, now)
        kept = self._kept(login)
        right = passwords.matches(own, kept.password if kept else "", password)
        if kept is None or not right:
            self._refuse_without_key(own, gates, now)
            self._failed("sign-in-failed", kept.login if kept else "", gates, now)
            raise Denied(
                "WRONG_PASSWORD", N_("Login or password is wrong."), field="password", next=("type-again",)
            )
        renewed = (
            passwords.hashed(own, password) if passwords.is_outdated(kept.password) and own.present else ""
        )
        with self.hotel.at_the_door() as session:
            throttle.forgive(session, gates, now)
            if renewed:
                session.get_one(Account, kept.id).password = renewed
        if kept.must_change and kept.secret_until is not None and kept.secret_until < now:
            raise Denied("SECRET_EXPIRED", N_("This password was for one use and has expired; ask for a new one."),
                         field="password", next=("ask-supervisor",))  # fmt: skip
        return kept

    def unlock(self, login: str, pin: str) -> Welcome:
        """Come back, or take over from another, with the PIN: only who signed in here, for this shift.

        Raises Denied (PASSWORD_NEEDED, WRONG_PIN, WAIT).
        """
        now, own = self.clock(), self.keys
        kept = self._by_pin(login, now)
        gates = (throttle.pin(own, login, self.terminal), throttle.terminal(own, self.terminal))
        failures = self._charge(gates, now)
        if not passwords.matches(own, kept.pin, pin):
            self._refuse_without_key(own, gates, now)
            self._failed("unlock-failed", login, gates, now, spoilt=failures["pin"] >= throttle.PINS)
            if failures["pin"] >= throttle.PINS:
                raise _password_needed(login)
            raise Denied("WRONG_PIN", N_("This PIN is wrong."), field="pin", next=("type-again",))
        with entry(self.hotel, own, login, self.terminal, now) as unit:
            throttle.forgive(unit.session, gates, now)
            unit.enter("unlock", {"login": login})
        return Welcome(login, self.inside[login], kept.must_change, has_pin=True)

    def leave(self, login: str, why: str = "out") -> None:
        """Sign somebody out at this terminal; nothing happens for whoever is not inside."""
        session = self.inside.pop(login, None)
        if session is None:
            return
        now = self.clock()
        with entry(self.hotel, self.keys, login, self.terminal, now) as unit:
            if sessions.end(unit.session, session, now, why):
                unit.enter("sign-out", {"login": login})

    def _refuse_without_key(self, own: Keys, gates: tuple[Gate, ...], now: datetime) -> None:
        """Without the key file most passwords cannot be compared: the same is said to whoever tries. Raises NotReady."""
        if own.present:
            return
        with self.hotel.read() as reader:
            keyed = one(reader, _KEYED)
        if keyed is not None:
            with self.hotel.at_the_door() as session:
                throttle.forgive(session, gates, now)
            raise passwords.key_missing()

    def _kept(self, login: str) -> Kept | None:
        """What is kept of `login`; None for one that nobody signs in with, or whose last business date is over."""
        with self.hotel.read() as reader:
            row = one(reader, _ACCOUNT, login=login)
        if row is None:
            return None
        key, name, password, pin, must_change, until = row
        return Kept(key, name, password, pin, bool(must_change), parse_instant(until) if until else None)

    def _by_pin(self, login: str, now: datetime) -> Kept:
        """The account, when its PIN may be tried here: signed in at this terminal for this shift, and not spoilt."""
        kept = self._kept(login)
        with self.hotel.read() as reader:
            row = one(reader, _SESSION, id=self.inside.get(login, ""))
            fresh = row is not None and sessions.is_of_this_shift(reader, parse_instant(row[0]), now, self.tz)
        if kept is None or not kept.pin or not fresh:
            raise _password_needed(login)
        return kept

    def _charge(self, gates: tuple[Gate, ...], now: datetime) -> dict[str, int]:
        """Refuse while there is something to wait for; else count a failure, in a unit of its own."""
        with self.hotel.at_the_door() as session:
            seconds, locked = throttle.waiting(session, gates, now)
            counted = {} if seconds else throttle.charge(session, gates, now)
        if locked:
            raise Denied("ACCOUNT_LOCKED", N_("Too many wrong passwords. A supervisor lifts this, or it ends by itself in "
                         "{minutes} minutes."), field="login", minutes=-(-seconds // 60), next=("ask-supervisor",))  # fmt: skip
        if seconds:
            raise Denied(
                "WAIT", N_("Wait {seconds} seconds before the next try."), field="password", seconds=seconds
            )
        return counted

    def _failed(
        self, verb: str, login: str, gates: tuple[Gate, ...], now: datetime, *, spoilt: bool = False
    ) -> None:
        """Enter that a try failed; the login only when it is one, because people type passwords into that field."""
        with entry(self.hotel, self.keys, "", self.terminal, now) as unit:
            throttle.sweep(unit.session, now)
            throttle.wrong(unit.session, gates, now)
            if spoilt:
                sessions.spoil_pin(unit.session, self.inside[login])
            unit.enter(verb, {"login": login or NOBODY, "scope": gates[0].scope})


def _password_needed(login: str) -> Denied:
    del login  # what was typed there may be a password
    return Denied("PASSWORD_NEEDED", N_("A PIN does not open this now; the password does."), field="password",
                  next=("sign-in",))  # fmt: skip
