"""Accounts: made, shut, opened again, unlocked, signed out everywhere (handbook 02 SM-28)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.people import Account
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Act, Before, Work
from hotelcs.workflows.actors import require
from hotelcs.workflows.door import passwords, sessions, throttle
from hotelcs.workflows.fields import Ref, Refs, Secret, Words
from hotelcs.workflows.people import administrators, finding
from hotelcs.workflows.people.logins import LOGIN, number_of
from hotelcs.workflows.people.staff import AddStaff

Login = Annotated[str, Field(pattern=f"^{LOGIN}$", description="letters, digits, . _ - @")]


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """The account, and how it is now."""

    login: str
    status: str


@dataclass(frozen=True, slots=True)
class AccountAdded:
    """The account, whose it is, and until when its first password is good (empty without one)."""

    login: str
    staff: str
    service: bool
    secret_until: str


class AddAccount(Act):
    """Give somebody an account, somebody new is taken on with it; or make a service account for jobs.

    `secret` is a first password for one use.
    """

    login: Login
    staff: Ref | None = None
    service: bool = False
    post: Ref | None = None
    name: Words = ""
    posts: Refs | None = Field(
        default=None, description="codes of the posts of somebody new, the main one first"
    )
    lang: Literal["en", "zh"] = "en"
    secret: Secret | None = None
    _kept: str = PrivateAttr(default="")

    def prepare(self, before: Before) -> None:
        """Hash the first password."""
        if self.secret is not None:
            passwords.refuse_short(self.secret.get_secret_value(), passwords.ONCE_LEAST, "secret")
            self._kept = passwords.hashed(before.keys, self.secret.get_secret_value())

    def perform(self, work: Work) -> AccountAdded:
        """A login is used once, and is no staff number; a person has one account. What would say nothing is refused."""
        if value(work.reader, "SELECT 1 FROM account WHERE login = :login", login=self.login):
            raise Refusal("LOGIN_KNOWN", N_("The login {login} is taken."), field="login", login=self.login)
        if self.service:
            self._refuse_idle(
                "staff", "posts", "secret", why=N_("{name} is not for an account for jobs; leave it out.")
            )
            self._refuse_number(work)
            return self._service(work)
        self._refuse_idle("post", why=N_("{name} is only for an account for jobs; leave it out."))
        person = finding.present(work, self._number(work))
        self._refuse_number(work)
        finding.refuse_above(work, finding.level_of(work, person.id), "staff")
        if value(work.reader, "SELECT login FROM account WHERE staff_id = :id", id=person.id):
            raise Refusal(
                "ACCOUNT_KNOWN", N_("{staff} has an account already."), field="staff", staff=person.no
            )
        made = work.add(Account(login=self.login, staff_id=person.id, lang=self.lang))
        until = hand_out(work, made, self._kept) if self._kept else ""
        return AccountAdded(self.login, person.no, service=False, secret_until=until)

    def _number(self, work: Work) -> str:
        """Whose account it is; somebody new is taken on now. Raises Denied without the right to."""
        if self.staff is not None:
            self._refuse_idle(
                "name",
                "posts",
                why=N_("{name} is for somebody new or for an account for jobs; leave it out."),
            )
            return self.staff
        if self.posts is None:
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field="staff", name="staff")
        if not self.name:
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field="name", name="name")
        require(work.reader, work.actor, "staff.write", Word(N_("Take somebody on")))
        return AddStaff(name=self.name, posts=self.posts).perform(work).staff

    def _refuse_number(self, work: Work) -> None:
        """Refuse a login that is a staff number, one given a moment ago too."""
        if value(work.reader, "SELECT 1 FROM staff WHERE no = :no", no=number_of(self.login)):
            raise Refusal("LOGIN_IS_NUMBER", N_("{login} is a staff number; a login is another word."),
                          field="login", login=self.login)  # fmt: skip

    def _refuse_idle(self, *names: str, why: str) -> None:
        for name in names:
            if getattr(self, name):
                raise Refusal("FIELD_IDLE", why, field=name, name=name)

    def _service(self, work: Work) -> AccountAdded:
        post = finding.post(work, self.post or "")
        finding.refuse_above(work, post.level, "post")
        finding.refuse_beyond(work, post, "post")
        work.add(Account(login=self.login, name=self.name, post=post.code, lang=self.lang, service=True))
        return AccountAdded(self.login, "", service=True, secret_until="")


def hand_out(work: Work, account: Account, kept: str) -> str:
    """Give an account a password for one use, and end what was begun with the old one; until when it is good."""
    until = work.now + timedelta(hours=work.property.secret_hours)
    account.password, account.password_at, account.pin = kept, work.now, ""
    account.must_change, account.secret_until = True, until
    sessions.end_all(work.session, int(account.id or 0), work.now, "reset")
    return iso(until)


class DisableAccount(Act):
    """Shut an account: whoever is signed in with it is signed out."""

    login: Ref

    def perform(self, work: Work) -> AccountChanged:
        """Never the last one that can give rights."""
        account = finding.account(work, self.login)
        finding.refuse_above(work, finding.level_of(work, account.staff_id), "login")
        if account.status != "disabled":
            with administrators.kept(work, "login"):
                account.status = "disabled"
            sessions.end_all(work.session, int(account.id or 0), work.now, "disabled")
            work.changed += 1
        return AccountChanged(account.login, account.status)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Opening it again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("enable-account").parse({"login": result["login"]})


class EnableAccount(Act):
    """Open an account that was shut."""

    login: Ref

    def perform(self, work: Work) -> AccountChanged:
        """Somebody who has left has no account."""
        account = finding.account(work, self.login)
        finding.refuse_above(work, finding.level_of(work, account.staff_id), "login")
        if account.staff_id is not None:
            finding.present(
                work, str(value(work.reader, "SELECT no FROM staff WHERE id = :id", id=account.staff_id))
            )
        work.changed += account.status != "active"
        account.status = "active"
        return AccountChanged(account.login, account.status)


class UnlockAccount(Act):
    """Lift the lock after too many wrong passwords."""

    login: Ref

    def perform(self, work: Work) -> AccountChanged:
        """The count begins anew."""
        account = finding.account(work, self.login)
        work.changed += throttle.lift(work.session, throttle.account(work.keys, account.login))
        return AccountChanged(account.login, account.status)


class EndSessions(Act):
    """Sign somebody out everywhere."""

    login: Ref

    def perform(self, work: Work) -> AccountChanged:
        """What is typed there is kept as drafts."""
        account = finding.account(work, self.login)
        finding.refuse_above(work, finding.level_of(work, account.staff_id), "login")
        work.changed += sessions.end_all(work.session, int(account.id or 0), work.now, "ended")
        return AccountChanged(account.login, account.status)
