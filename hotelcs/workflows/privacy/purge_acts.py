"""The purge: what is over its time is counted, a second person says yes with the code, it goes batch by batch."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.privacy import Erasure
from hotelcs.storage import vault
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Ref, Refs, Words
from hotelcs.workflows.privacy import erased_log
from hotelcs.workflows.privacy.classes import Limit, days_of, limit_of
from hotelcs.workflows.privacy.counting import due
from hotelcs.workflows.privacy.doing import file_of, gate
from hotelcs.workflows.privacy.four_eyes import asked, confirm, end, erasure_of, refuse_unconfirmed
from hotelcs.workflows.privacy.parts import KINDS
from hotelcs.workflows.privacy.purging import take


@dataclass(frozen=True, slots=True)
class PurgePlanned:
    """The request, up to which date each class goes, rows that go and that holds keep by part, until when the code is good."""

    erasure: str
    limits: dict[str, str]
    due: dict[str, int]
    held: dict[str, int]
    until: str


class PlanPurge(Act):
    """Count what is over its time, and ask a second person. Nothing goes yet."""

    classes: Refs = Field(default=(), description="some classes of `show retention` only")
    before: Day | None = Field(default=None, description="nothing younger than this date")
    policy: dict[str, int] = Field(default_factory=dict, description="days by class, for this once")
    reason: Words = ""

    def perform(self, work: Work) -> PurgePlanned:
        """Refused when nothing is due, for a class that there is not, and below what the law asks for."""
        limits = _limits(work, self)
        found = due(work.reader, limits)
        going = {row.part: row.due for row in found if row.due}
        held = {row.part: row.held for row in found if row.held}
        if not going:
            raise Refusal("NOTHING_DUE", N_("Nothing is over its time; {held} rows are held."), next=("show retention",),
                          held=sum(held.values()))  # fmt: skip
        days = {kind: limit.day for kind, limit in limits.items()}
        row = asked(work, "purge", None, {"limits": days}, {"due": going, "held": held}, self.reason)
        return PurgePlanned(row.no, days, going, held, iso(row.until))


def _limits(work: Work, asked_for: PlanPurge) -> dict[str, Limit]:
    """Up to when each class is due; never younger than the hotel's rules or `policy` say."""
    wanted = asked_for.classes or KINDS
    least = dict(work.reader.rows("SELECT code, least FROM retention_rule"))
    days = {**days_of(work.reader), **asked_for.policy}
    for kind in (*wanted, *asked_for.policy):
        if kind not in KINDS:
            raise Refusal("CLASS_UNKNOWN", N_("There is no class {reference} that is purged."), field="classes",
                          next=("show retention",), reference=kind)  # fmt: skip
    for kind, count in asked_for.policy.items():
        if count < max(int(least.get(kind, 0)), 1):
            raise Refusal("TOO_SHORT", N_("{reference} is kept {days} days at least."), field="policy", reference=kind,
                          days=max(int(least.get(kind, 0)), 1), next=("show retention",))  # fmt: skip
    return {
        kind: _limit(work, min(work.business_date, asked_for.before or work.business_date), int(kept))
        for kind in wanted
        if (kept := days.get(kind)) is not None
    }


def _limit(work: Work, today: date, days: int) -> Limit:
    return limit_of(today, days, work.property.tz)


def limits_of(work: Work, days: dict[str, str]) -> dict[str, Limit]:
    """The limits of dates by class, as a request or the file of what went holds them."""
    return {kind: _limit(work, date.fromisoformat(day), 0) for kind, day in days.items() if kind in KINDS}


def _refuse_full(work: Work) -> None:
    """Raise InputOutput where there is no space to delete in: what goes is written into the log first (reliability F9).

    A server minds its own disk; the one of this machine says nothing about it.
    """
    if (database := file_of(work)) is not None:
        vault.refuse_small(database.parent, vault.FULL)


@dataclass(frozen=True, slots=True)
class PurgeConfirmed:
    """The request, which now runs."""

    erasure: str
    limits: dict[str, str]


class ConfirmPurge(Act):
    """Say yes to a purge, with the code of who asked."""

    anchored = True
    erasure: Ref
    code: str = Field(min_length=4, max_length=12)

    def perform(self, work: Work) -> PurgeConfirmed:
        """What went is written down outside the database first; then batches follow (`purge-on`). Refused on a full disk."""
        _refuse_full(work)
        row = erasure_of(work, self.erasure, "purge")
        days = json.loads(row.scope)["limits"]
        found = due(work.reader, limits_of(work, days))
        plan: dict[str, Any] = {
            "due": {one.part: one.due for one in found if one.due},
            "held": {one.part: one.held for one in found if one.held},
        }
        refuse_unconfirmed(work, row, self.code, plan)
        confirm(work, row)
        if work.kept:
            erased_log.note_purge(work, days)
        return PurgeConfirmed(row.no, days)


@dataclass(frozen=True, slots=True)
class PurgedOn:
    """The request, which part went on, by how many rows, what went in all, and whether something is left."""

    erasure: str
    part: str
    rows: int
    done: dict[str, int]
    left: bool


class PurgeOn(Act):
    """Let the next batch of a confirmed purge go; after a kill it goes on where it was."""

    erasure: Ref

    def perform(self, work: Work) -> PurgedOn:
        """A batch of one part; when nothing is left the request is done. Refused on a full disk."""
        _refuse_full(work)
        row = erasure_of(work, self.erasure, "purge")
        if row.status != "running":
            raise Refusal(
                "PURGE_OVER", N_("{no} does not run."), field="erasure", next=("show erasures",), no=row.no
            )
        done: dict[str, int] = json.loads(row.done)
        with gate(work, row.no):
            part, count = take(work, limits_of(work, json.loads(row.scope)["limits"]))
        if part:
            done[part] = done.get(part, 0) + count
            row = _noted(work, row, done)
        else:
            end(work, row, done)
        return PurgedOn(row.no, part, count, done, bool(part))


def _noted(work: Work, row: Erasure, done: dict[str, int]) -> Erasure:
    row = erasure_of(work, row.no, "purge")
    row.done = json.dumps(done, sort_keys=True)
    work.touch(row)
    return row
