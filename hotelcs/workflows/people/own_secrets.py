"""Passwords and PINs: set by their owner, or handed out for one use (reliability §7.1).

They are compared and hashed before the write unit opens (`prepare`), so that no desk waits for it.
"""

from dataclasses import dataclass
from unicodedata import normalize

from pydantic import PrivateAttr

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.act import Act, Before, Work
from hotelcs.workflows.door import passwords, sessions, throttle
from hotelcs.workflows.door.entrance import Entrance
from hotelcs.workflows.fields import Ref, Secret
from hotelcs.workflows.people import finding
from hotelcs.workflows.people.accounts import AccountChanged, hand_out

_ABOUT = (
    "SELECT p.uid, p.tz, p.password_least, p.name_en, p.name_zh, coalesce(s.name, ''), coalesce(s.name_latin, '') "
    "FROM property p LEFT JOIN account a ON a.login = :login LEFT JOIN staff s ON s.id = a.staff_id"
)


@dataclass(frozen=True, slots=True)
class PasswordReset:
    """The account, and until when the new password has to be used."""

    login: str
    secret_until: str


class ResetPassword(Act):
    """Hand out a password for one use; the old one, the PIN and every session end. `secret` is told once."""

    login: Ref
    secret: Secret
    _kept: str = PrivateAttr(default="")

    def prepare(self, before: Before) -> None:
        """Hash it. Raises Refusal PASSWORD_SHORT for one that chance did not make."""
        passwords.refuse_short(self.secret.get_secret_value(), passwords.ONCE_LEAST, "secret")
        self._kept = passwords.hashed(before.keys, self.secret.get_secret_value())

    def perform(self, work: Work) -> PasswordReset:
        """Never of somebody above; a lock is lifted with it."""
        account = finding.account(work, self.login)
        if account.service:
            raise Refusal("SERVICE_ACCOUNT", N_("{login} is a service account: it acts for jobs and never signs in."),
                          field="login", login=account.login)  # fmt: skip
        finding.refuse_above(work, finding.level_of(work, account.staff_id), "login")
        until = hand_out(work, account, self._kept)
        throttle.lift(work.session, throttle.account(work.keys, account.login))
        work.changed += 1
        return PasswordReset(account.login, until)


class SetPassword(Act):
    """Change one's own password; the current one is asked for."""

    current: Secret
    password: Secret
    _kept: str = PrivateAttr(default="")

    def prepare(self, before: Before) -> None:
        """Compare the current one at the door, weigh the new one, hash it. Raises Denied, Refusal."""
        current, fresh = self.current.get_secret_value(), self.password.get_secret_value()
        least, about = _compare(before, current)
        passwords.refuse_weak(fresh, least, (*about, before.login))
        if normalize("NFKC", fresh) == normalize("NFKC", current):
            raise Refusal("PASSWORD_SAME", N_("This is the old password; take another."), field="password")
        self._kept = passwords.hashed(before.keys, fresh)

    def perform(self, work: Work) -> AccountChanged:
        """It counts at once."""
        account = finding.account(work, work.actor.login)
        account.password, account.password_at = self._kept, work.now
        account.must_change, account.secret_until = False, None
        sessions.end_all(work.session, int(account.id or 0), work.now, "password", but=work.seat)
        work.changed += 1
        return AccountChanged(account.login, account.status)


class SetPin(Act):
    """Set one's own PIN of six digits, by which a locked terminal is opened again; the password is asked for."""

    current: Secret
    pin: Secret
    _kept: str = PrivateAttr(default="")

    def prepare(self, before: Before) -> None:
        """Compare the password, weigh the PIN, hash it. Raises Denied, Refusal."""
        passwords.refuse_odd_pin(self.pin.get_secret_value())
        _compare(before, self.current.get_secret_value())
        self._kept = passwords.hashed(before.keys, self.pin.get_secret_value())

    def perform(self, work: Work) -> AccountChanged:
        """It counts at once."""
        account = finding.account(work, work.actor.login)
        account.pin = self._kept
        work.changed += 1
        return AccountChanged(account.login, account.status)


def _compare(before: Before, current: str) -> tuple[int, tuple[str, ...]]:
    """Compare the current password at the door; how long a new one has to be, and the words near at hand."""
    with before.hotel.read() as reader:
        uid, tz, least, *about = one(reader, _ABOUT, login=before.login) or ("", "UTC", 15)
    Entrance(before.hotel, str(uid), str(tz), before.terminal, lambda: before.now).check(
        before.login, current
    )
    return int(least), tuple(map(str, about))
