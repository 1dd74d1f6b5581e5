"""The one path of every write: who may, one transaction, the repeat of a key, the act, the ledger, the commit."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from hotelcs.errors import Denied, HotelcsError, NotReady, Refusal, Stale
from hotelcs.i18n import N_, Word
from hotelcs.models.hotel import Property
from hotelcs.storage.failures import ServerLost
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.violations import rule_of
from hotelcs.workflows import ledger, slow_acts
from hotelcs.workflows.act import Act, Before, Done, Work, result_of
from hotelcs.workflows.actors import actor_of, nobody, refuse_ended, require
from hotelcs.workflows.anchoring import remember
from hotelcs.workflows.ledger_check import refuse_lost
from hotelcs.workflows.refusals import refusal_of
from hotelcs.workflows.verbs import VERBS, act_of, spoken

_DAY = text("SELECT day FROM business_day WHERE status = 'open'")
OWN_PASSWORD = "set-password"  # noqa: S105 - a verb
"""The one act of somebody whose password was handed out for one use."""
AFTER_A_LOSS = {
    "note-loss",
    "note-restore",
    "note-salvage",
    "begin-restore",
    "ask-approval",
    "decide-approval",
}
"""What goes on in a hotel that lost entries: to say why, and to agree, two people, that a backup is brought back over it."""
EMERGENCIES = "CI"
_USED = text(
    "UPDATE approval SET status = 'used', version = version + 1 WHERE no = :no AND status = 'approved'"
)
_HASH = text("SELECT hash FROM ledger WHERE seq = :seq")
AGAIN = 0.2
"""Seconds until a server that went away is asked again."""
Told = tuple[ledger.Written, Done]
"""An entry that was written, and the answer that its commit would have given."""
_ENTRY = text("SELECT seq, verb, digest, result, business_date FROM ledger WHERE act_key = :key")


class Performer:
    """Performs acts on one hotel for one login at one terminal, while the `session` of the screens is open."""

    def __init__(
        self, hotel: HotelFile, keys: Keys, login: str, terminal: str, session: str | None = None
    ) -> None:
        self.hotel = hotel
        self.keys = keys
        self.login = login
        self.terminal = terminal
        self.session = session
        self._whole = False
        """Whether the hotel was seen to have every entry that this machine remembers."""

    def perform(
        self, act: Act, now: datetime, *, key: str | None = None, keep: bool = True, undoes: int | None = None
    ) -> Done:
        """Perform `act`; with `keep` false everything is rolled back at the end (a preview).

        Raises Refusal (rules), Denied (rights), Stale (two desks), Locked (busy beyond the wait), InputOutput
        (the disk).
        """
        prepares = type(act).prepare is not Act.prepare and not self._is_repeat(key)
        with self._noting(act, now, keep=keep):
            if prepares:
                self._require(act, now)
        if prepares:
            act.prepare(Before(self.hotel, self.keys, self.login, self.terminal, now))
        denials: list[str] = []
        try:
            with self._noting(act, now, keep=keep), slow_acts.timed(act.verb, now):
                return self._insist(
                    lambda told: self._perform(act, now, key, undoes, denials, told, keep=keep)
                )
        except HotelcsError:
            for code in denials if keep and self.login else ():
                self._note_denied(act.verb, code, now)
            raise
        except IntegrityError as error:
            raise _refused(error) from error
        except StaleDataError as error:
            raise Stale(
                "STALE", N_("Somebody changed this a moment ago; look again."), next=("show",)
            ) from error

    def _insist(self, perform: Callable[[list[Told]], Done]) -> Done:
        """Perform; when the server of the hotel goes away meanwhile, again, until it is done: once, however often."""
        told: list[Told] = []
        deadline = time.monotonic() + self.hotel.wait
        while True:
            try:
                return perform(told)
            except ServerLost:
                if time.monotonic() >= deadline:
                    raise
            time.sleep(AGAIN)

    def _perform(
        self, act: Act, now: datetime, key: str | None, undoes: int | None, denials: list[str], told: list[Told],
        *, keep: bool,
    ) -> Done:  # fmt: skip
        with self.hotel.write(keep=keep) as session:
            if told and (stood := _stood(session, told)) is not None:
                return stood
            work = self._work(session, now, act.verb)
            uid = work.property.uid
            require(work.reader, work.actor, VERBS[act.verb].permission, spoken(act.verb))
            work.digest, work.kept, work.undoes = digest_of(self.keys, act), keep, undoes
            work.denials = denials
            if key is not None and (earlier := _earlier(work, key, work.digest)) is not None:
                return earlier
            self._refuse_lost(act, work)
            result = result_of(act.perform(work))
            session.flush()
            if not keep:
                return Done(act.verb, key, None, work.changed, result)
            if work.approval:
                work.run(_USED, {"no": work.approval})
            for code in denials:
                self._enter_denied(session, act.verb, code, now)
            written = ledger.append(work, ledger.Writing(act.verb, key, work.digest, result, undoes))
            told.append((written, Done(act.verb, key, written.seq, work.changed, result)))
        remember(self.hotel, uid, written, now, act.verb if act.anchored else "")
        return Done(act.verb, key, written[0], work.changed, result)

    def enter(self, session: Any, act: Act, now: datetime, *, unasked: bool = False) -> ledger.Written:
        """Perform `act` in the unit of `session`, whose end is the caller's, who then remembers the entry.

        `unasked` it is of the program itself. Raises Refusal, Denied.
        """
        work = self._work(session, now, None if unasked else act.verb)
        if not unasked:
            require(work.reader, work.actor, VERBS[act.verb].permission, spoken(act.verb))
        work.digest = digest_of(self.keys, act)
        result = result_of(act.perform(work))
        session.flush()
        return ledger.append(work, ledger.Writing(act.verb, None, work.digest, result))

    def _refuse_lost(self, act: Act, work: Work) -> None:
        """The first act looks whether the hotel is older than this machine remembers; an emergency does not wait for that."""
        if self._whole or act.verb in AFTER_A_LOSS or VERBS[act.verb].department == EMERGENCIES:
            return
        refuse_lost(work.reader, work.property.uid, self.hotel)
        self._whole = True

    def _is_repeat(self, key: str | None) -> bool:
        """Whether an act was done under `key` already; what it compared then is not compared again."""
        if key is None:
            return False
        with self.hotel.read() as reader:
            return bool(reader.rows("SELECT 1 FROM ledger WHERE act_key = :key", key=key))

    def _require(self, act: Act, now: datetime) -> None:
        """The right first: what an act compares beforehand is not for everybody to try."""
        with self.hotel.read() as reader:
            refuse_ended(reader, self.session, now, own=act.verb == OWN_PASSWORD)
            actor = actor_of(reader, self.login, self.terminal)
            require(reader, actor, VERBS[act.verb].permission, spoken(act.verb))

    @contextmanager
    def _noting(self, act: Act, now: datetime, *, keep: bool) -> Iterator[None]:
        """Whoever is signed in and tries what they may not is entered."""
        try:
            yield
        except Denied as error:
            if keep and self.login:
                self._note_denied(act.verb, error.code, now)
            raise

    def _note_denied(self, verb: str, code: str, now: datetime) -> None:
        """Enter that somebody tried what they may not (ASVS 16.3.2). What cannot be entered is no other refusal."""
        with suppress(HotelcsError):
            with self.hotel.write() as session:
                uid, written = self._enter_denied(session, verb, code, now)
            remember(self.hotel, uid, written, now)

    def _enter_denied(self, session: Any, verb: str, code: str, now: datetime) -> tuple[str, ledger.Written]:
        """The entry of a try without the right, of the program itself: nothing changed, no approval was used."""
        work = self._work(session, now)
        written = ledger.append(work, ledger.Writing("denied", None, "", {"verb": verb, "code": code}))
        return work.property.uid, written

    def undo(self, seq: int, now: datetime) -> Done:
        """Perform the act that takes entry `seq` back. Refused when there is none, or it was undone."""
        return self.perform(self.undoing(seq, now), now, undoes=seq)

    def undoing(self, seq: int, now: datetime) -> Act:
        """The act that takes entry `seq` back.

        What an entry is, and whether there is one, is told to whoever made it, may read the ledger, or may take it back.
        """
        with self.hotel.read() as reader:
            refuse_ended(reader, self.session, now, own=False)
            actor = actor_of(reader, self.login, self.terminal)
            require(reader, actor, "read", Word(N_("Take an act back")))
            found = reader.rows("SELECT verb, result, actor FROM ledger WHERE seq = :seq", seq=seq)
        verb, result, author = found[0] if found else ("", "", "")
        reverse = act_of(verb).reverse(json.loads(result)) if verb in VERBS else None
        told = actor.may("ledger.read") or author == actor.login
        if not told and (reverse is None or not actor.may(VERBS[reverse.verb].permission)):
            error = Denied("UNDO_NOT_YOURS", N_("There is no entry {seq} that you may take back."), field="entry",
                           seq=seq, next=("ask-supervisor",))  # fmt: skip
            self._note_denied("undo", error.code, now)
            raise error
        if not found:
            raise Refusal("ENTRY_UNKNOWN", N_("There is no entry {seq}."), field="entry", seq=seq)
        if reverse is None:
            raise Refusal(
                "UNDO_IMPOSSIBLE", N_("This cannot be undone: {verb}."), field="entry", verb=spoken(verb)
            )
        return reverse

    def _work(self, session: Any, now: datetime, verb: str | None = None) -> Work:
        """The unit of an act; without a verb of the program itself, which asks nobody."""
        connection = session.connection()
        day = connection.execute(_DAY).scalar()
        settings = session.get(Property, 1)
        if day is None or settings is None:
            raise NotReady(N_("The hotel has no open business day."), hint=N_("Run: hotelcs doctor"))
        work = Work(session, nobody(self.terminal), now, date.fromisoformat(str(day)), settings, self.keys)
        if verb is not None:
            refuse_ended(work.reader, self.session, now, own=verb == OWN_PASSWORD)
        work.actor, work.seat = actor_of(work.reader, self.login, self.terminal), self.session
        return work


def _stood(session: Any, told: list[Told]) -> Done | None:
    """What was committed although nobody said so: the entry that was written before the server went away stands.

    Asked while the hotel's turn is held, so whoever had it before has ended, one way or the other.
    """
    for written, done in told:
        row = session.connection().execute(_HASH, {"seq": written.seq}).first()
        if row is not None and row.hash == written.hash:
            return done
    return None


def digest_of(keys: Keys, act: Act) -> str:
    """The keyed digest by which an act with exactly these fields is known again. Secrets are not part of it."""
    return keys.digest(act.verb + ledger.canonical(act.model_dump(mode="json")))


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
