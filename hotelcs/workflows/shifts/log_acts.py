"""The shift log: a line from anywhere, corrected by another line, carried over until it is done (handbook S-80, S-81)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.shift_log import LogEntry, LogMark, LogOpen
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, numbers, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Note, Ref, Words
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.shifts import log_allowed
from hotelcs.workflows.shifts.cash import DESK

Category = Literal["guest", "room", "money", "safety", "maintenance", "notice", "vip", "other"]
Text = Annotated[Note, Field(min_length=1)]
_RUN = (
    "SELECT r.id FROM shift_run r WHERE r.status = 'open' AND r.department IN (:desk, "
    "(SELECT p.department FROM post p WHERE p.code = :post)) ORDER BY r.department = :desk, r.id DESC LIMIT 1"
)

_SAME = "SELECT o.id FROM shift_run r JOIN shift_run o ON o.department = r.department AND o.status = 'open' WHERE r.id = :run"


@dataclass(frozen=True, slots=True)
class Logged:
    """The number of the line, the one it corrects, and what it asks for (must_read, report_up, carry_over)."""

    entry: str
    amends: str
    asks: tuple[str, ...]


class Log(Act):
    """Write a line into the shift log. `carry_over` keeps it open until somebody says it is done; `report_up` until a
    superior has read it; `must_read` until the next shift has ticked it; `restricted` from most eyes.
    """  # noqa: D205 - one sentence too long for a line

    text: Text
    category: Category = "other"
    room: Ref | None = None
    link: Words = ""
    must_read: bool = False
    report_up: bool = False
    carry_over: bool = False
    restricted: bool = False

    def perform(self, work: Work) -> Logged:
        """Into the shift that is open for the own department, or the desk's."""
        rights.ask(work, "restricted.write", "restricted", wanted=self.restricted)
        room = lookup.room(work, self.room) if self.room else None
        row = write(work, LogEntry(
            no=numbers.new(work, "J"), at=work.now, business_date=work.business_date, run_id=run_of(work),
            category=self.category, words=self.text, room_id=room.id if room else None, link=self.link,
            must_read=self.must_read, report_up=self.report_up, carry_over=self.carry_over, restricted=self.restricted,
            author=work.actor.login,
        ))  # fmt: skip
        return Logged(row.no, "", asks_of(row))


class AmendLog(Act):
    """Correct a line of the log: a new one takes its place in the same hands, the old one stays to be read."""

    entry: Ref
    text: Text

    def perform(self, work: Work) -> Logged:
        """One's own, or anybody's by who settles."""
        old = entry_of(work, self.entry)
        if old.author != work.actor.login and not work.actor.may("shift.settle"):
            raise Denied("NOT_YOURS", N_("This was written by {owner}; only they, or a supervisor, correct it."),
                         field="entry", owner=old.author, next=("log",))  # fmt: skip
        _refuse_amended(work, old)
        row = write(work, LogEntry(
            no=numbers.new(work, "J"), at=work.now, business_date=work.business_date, run_id=_run_after(work, old),
            category=old.category, words=self.text, room_id=old.room_id, link=old.link, must_read=old.must_read,
            report_up=old.report_up, carry_over=old.carry_over, restricted=old.restricted, author=work.actor.login,
            amends_id=old.id,
        ))  # fmt: skip
        for kind in ("log", "report"):
            hands.follow(work, kind, old.no, row.no)
        return Logged(row.no, old.no, asks_of(row))


@dataclass(frozen=True, slots=True)
class LogMarked:
    """The line and its mark."""

    entry: str
    mark: str


class FinishLog(Act):
    """A line that was carried over is done."""

    entry: Ref
    words: Words = ""

    def perform(self, work: Work) -> LogMarked:
        """Once, by whom it concerns; it may be opened again."""
        row = entry_of(work, self.entry)
        log_allowed.refuse_unseen(work, row, "entry")
        _refuse_amended(work, row)
        if not row.carry_over or _latest(work, row) == "done":
            raise Refusal(
                "NOT_CARRIED",
                N_("{no} is not carried over, or it is done already."),
                field="entry",
                no=row.no,
            )
        log_allowed.refuse_strangers(work, row)
        return mark(work, row, "done", self.words)

    @classmethod
    def reverse(cls, result: dict[str, str]) -> Act:
        """Opening it again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-log").parse({"entry": result["entry"]})


class ReopenLog(Act):
    """A line is not done after all."""

    entry: Ref
    words: Words = ""

    def perform(self, work: Work) -> LogMarked:
        """Only what was called done."""
        row = entry_of(work, self.entry)
        log_allowed.refuse_unseen(work, row, "entry")
        _refuse_amended(work, row)
        if _latest(work, row) != "done":
            raise Refusal("NOT_DONE", N_("{no} is not done yet."), field="entry", no=row.no)
        return mark(work, row, "reopened", self.words)


class ReadLog(Act):
    """Say that one has read a line: a superior what was reported, anybody what must be read."""

    entry: Ref

    def perform(self, work: Work) -> LogMarked:
        """What was reported up is read by who stands above."""
        row = entry_of(work, self.entry)
        log_allowed.refuse_unseen(work, row, "entry")
        if row.report_up:
            rights.ask(work, "shift.settle", "entry")
        if row.report_up and row.author == work.actor.login:
            raise Denied("SECOND_PERSON", N_("Somebody else than who reported reads it."), field="entry")
        if value(work.reader, "SELECT 1 FROM log_mark WHERE entry_id = :id AND kind = 'read' AND actor = :me", id=row.id,
                 me=work.actor.login):  # fmt: skip
            return LogMarked(row.no, "read")
        return mark(work, row, "read", "")


@dataclass(frozen=True, slots=True)
class RestrictedOpened:
    """Which line that is kept from most eyes was looked at, and why."""

    entry: str
    reason: str


class OpenRestricted(Act):
    """Ask to read a line that is kept from most eyes; that it was read stays in the ledger."""

    entry: Ref
    reason: Annotated[Words, Field(min_length=1, description="why it must be seen")]

    def perform(self, work: Work) -> RestrictedOpened:
        """Nothing but the entry itself; the line comes from the view `log-entry`."""
        row = entry_of(work, self.entry)
        if not row.restricted:
            raise Refusal("NOT_RESTRICTED", N_("{no} can be read by everybody."), field="entry", no=row.no)
        return RestrictedOpened(row.no, self.reason)


CARRY, REPORT = "carry", "report"


def write(work: Work, row: LogEntry) -> LogEntry:
    """Add a line; a corrected one asks for nothing any more."""
    made: LogEntry = work.add(row)
    if row.amends_id is not None:
        for kind in (CARRY, REPORT):
            _close(work, row.amends_id, kind)
    for kind, asked in ((CARRY, row.carry_over), (REPORT, row.report_up)):
        if asked:
            work.session.add(LogOpen(entry_id=int(made.id or 0), kind=kind))
    work.session.flush()
    return made


def mark(work: Work, row: LogEntry, kind: str, words: str) -> LogMarked:
    """Put a mark on a line, and keep what is open in step with it."""
    work.add(LogMark(entry_id=int(row.id or 0), kind=kind, at=work.now, actor=work.actor.login, words=words))
    if kind == "done":
        _close(work, int(row.id or 0), CARRY)
    elif kind == "read" and row.report_up:
        _close(work, int(row.id or 0), REPORT)
    elif kind == "reopened":
        work.session.add(LogOpen(entry_id=int(row.id or 0), kind=CARRY))
    work.session.flush()
    return LogMarked(row.no, kind)


def _refuse_amended(work: Work, row: LogEntry) -> None:
    """Refuse to go on with a line that another took the place of (Refusal ALREADY_AMENDED)."""
    newer = value(work.reader, "SELECT no FROM log_entry WHERE amends_id = :id", id=row.id)
    if newer is not None:
        raise Refusal("ALREADY_AMENDED", N_("{no} was corrected before; go on with {newer}."), field="entry",
                      no=row.no, newer=newer)  # fmt: skip


def _close(work: Work, entry: int, kind: str) -> None:
    row = work.session.get(LogOpen, (entry, kind))
    if row is not None:
        work.session.delete(row)


def asks_of(row: LogEntry) -> tuple[str, ...]:
    """What a line asks for."""
    return tuple(
        name for name in ("must_read", "report_up", "carry_over", "restricted") if getattr(row, name)
    )


def run_of(work: Work) -> int | None:
    """The open shift that a line belongs to: of the own department, else of the desk."""
    found = value(work.reader, _RUN, desk=DESK, post=work.actor.post)
    return int(found) if found is not None else None


def _run_after(work: Work, old: LogEntry) -> int | None:
    """The open shift that the correction of a line belongs to: of the department that it was written in."""
    found = value(work.reader, _SAME, run=old.run_id)
    return int(found) if found is not None else run_of(work)


def entry_of(work: Work, number: str) -> LogEntry:
    """The line of a number, short forms included. Raises Refusal LOG_UNKNOWN."""
    found = lookup.numbered(work, LogEntry, number)
    if found is None:
        raise lookup.unknown("LOG_UNKNOWN", N_("There is no line {reference} in the log."), "entry", number)
    return found


def _latest(work: Work, row: LogEntry) -> str:
    sql = "SELECT kind FROM log_mark WHERE entry_id = :id AND kind IN ('done','reopened') ORDER BY id DESC LIMIT 1"
    return str(value(work.reader, sql, id=row.id) or "")
