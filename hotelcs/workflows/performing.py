"""The one path of every write: who may, one transaction, the repeat of a key, the act, the ledger, the commit."""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from hotelcs.errors import Denied, NotReady, Refusal, Stale
from hotelcs.i18n import N_
from hotelcs.models.hotel import Property
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.violations import rule_of
from hotelcs.workflows import ledger
from hotelcs.workflows.act import Act, Actor, Done, Work, result_of
from hotelcs.workflows.refusals import refusal_of
from hotelcs.workflows.verbs import VERBS, act_of, spoken

_DAY = text("SELECT day FROM business_day WHERE status = 'open'")
_ACCOUNT = text("SELECT post, status FROM account WHERE login = :login")
_GRANTS = text("SELECT permission FROM post_grant WHERE post = :post")
_ENTRY = text("SELECT seq, verb, digest, result, business_date FROM ledger WHERE act_key = :key")


class Performer:
    """Performs acts on one hotel for one login at one terminal."""

    def __init__(self, hotel: HotelFile, keys: Keys, login: str, terminal: str) -> None:
        self.hotel = hotel
        self.keys = keys
        self.login = login
        self.terminal = terminal

    def perform(
        self, act: Act, now: datetime, *, key: str | None = None, keep: bool = True, undoes: int | None = None
    ) -> Done:
        """Perform `act`; with `keep` false everything is rolled back at the end (a preview).

        Raises Refusal (rules), Denied (rights), Stale (two desks), Locked (busy beyond the wait), InputOutput
        (the disk).
        """
        try:
            with self.hotel.write(keep=keep) as session:
                work = self._work(session, now)
                require(work.actor, act.verb)
                digest = self.keys.digest(act.verb + ledger.canonical(act.model_dump(mode="json")))
                if key is not None and (earlier := _earlier(work, key, digest)) is not None:
                    return earlier
                result = result_of(act.perform(work))
                session.flush()
                if not keep:
                    return Done(act.verb, key, None, work.changed, result)
                entry = ledger.append(work, ledger.Writing(act.verb, key, digest, result, undoes))
                return Done(act.verb, key, entry, work.changed, result)
        except IntegrityError as error:
            raise _refused(error) from error
        except StaleDataError as error:
            raise Stale(
                "STALE", N_("Somebody changed this a moment ago; look again."), next=("show",)
            ) from error

    def undo(self, seq: int, now: datetime) -> Done:
        """Perform the act that takes entry `seq` back. Refused when there is none, or it was undone."""
        with self.hotel.read() as reader:
            found = reader.rows("SELECT verb, result FROM ledger WHERE seq = :seq", seq=seq)
        if not found:
            raise Refusal("ENTRY_UNKNOWN", N_("There is no entry {seq}."), field="entry", seq=seq)
        verb, result = found[0]
        reverse = act_of(verb).reverse(json.loads(result)) if verb in VERBS else None
        if reverse is None:
            raise Refusal(
                "UNDO_IMPOSSIBLE", N_("This cannot be undone: {verb}."), field="entry", verb=spoken(verb)
            )
        return self.perform(reverse, now, undoes=seq)

    def _work(self, session: Any, now: datetime) -> Work:
        connection = session.connection()
        day = connection.execute(_DAY).scalar()
        settings = session.get(Property, 1)
        if day is None or settings is None:
            raise NotReady(N_("The hotel has no open business day."), hint=N_("Run: hotelcs doctor"))
        account = connection.execute(_ACCOUNT, {"login": self.login}).first()
        if account is None or account.status != "active":
            raise Denied(
                "UNKNOWN_LOGIN", N_("There is no active account {login}."), field="as", login=self.login
            )
        grants = frozenset(connection.execute(_GRANTS, {"post": account.post}).scalars())
        actor = Actor(self.login, account.post, self.terminal, grants)
        return Work(session, actor, now, date.fromisoformat(str(day)), settings, self.keys)


def require(actor: Actor, verb: str) -> None:
    """Refuse `verb` to a post that is not granted its permission; the sentence names the permission."""
    permission = VERBS[verb].permission
    if not actor.may(permission):
        raise Denied(
            "DENIED",
            N_("{post} may not do this: {verb}. It needs the right {permission}."),
            post=actor.post,
            verb=spoken(verb),
            permission=permission,
            next=("ask-supervisor",),
        )


def _earlier(work: Work, key: str, digest: str) -> Done | None:
    """The stored answer to `key`; the same key with other fields is refused."""
    row = work.run(_ENTRY, {"key": key}).first()
    if row is None:
        return None
    if row.digest != digest:
        raise Refusal("KEY_REUSED", N_("The key {key} was used for something else."), field="key", key=key)
    return Done(row.verb, key, row.seq, 0, json.loads(row.result), replayed=True)


def _refused(error: IntegrityError) -> Exception:
    """The refusal behind a broken constraint; an unknown one stays an error of the program."""
    return refusal_of(rule_of(error)) or error
