"""The checks of an event are run, given to people, ticked and signed (handbook W-16, S-140)."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.groups import GroupBooking
from hotelcs.models.readiness import EventReadiness, ReadinessCheck
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.events.check_words import ASKED, CHECKS, STAGES, kept_as
from hotelcs.workflows.events.checking import wrong
from hotelcs.workflows.events.due import Large, starts_at
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.groups import states
from hotelcs.workflows.machine.backup_age import hours_of, last_beside
from hotelcs.workflows.people import finding
from hotelcs.workflows.privacy.doing import database_of


@dataclass(frozen=True, slots=True)
class ReadinessRun:
    """The group, how many checks are well, the codes of those that are not and of those a person is asked about."""

    group: str
    ok: int
    issues: tuple[str, ...]
    asked: tuple[str, ...]
    signed: bool


class RunReadiness(Act):
    """Look whether the house is ready for a group: fourteen checks, those no table answers asked of a person."""

    group: Ref

    def perform(self, work: Work) -> ReadinessRun:
        """What was signed is open again when something went wrong since; what was ticked stays ticked."""
        group = states.named(work, self.group)
        if group.status != "definite" or group.departure < work.business_date:
            raise Refusal(
                "NOT_COMING", N_("{no} is not to come."), field="group", next=("show groups",), no=group.no
            )
        row = self._row(work, group)
        checks = _checks(work, row)
        database = database_of(work)
        hours = hours_of(last_beside(work.reader, database), work.now) if database else None
        looked = wrong(work.reader, int(group.id or 0), work.now, hours)
        for code in CHECKS:
            check = checks.get(code)
            if check is None:
                check = ReadinessCheck(readiness_id=int(row.id or 0), code=code, state="ask")
                work.session.add(check)
                checks[code] = check
            if code not in ASKED:
                parts = looked[code]
                check.state, check.count, check.parts = (
                    "issue" if parts else "ok",
                    sum(parts.values()),
                    kept_as(parts),
                )
        done = told(group, row, checks)
        if done.issues:
            row.signed_at = row.signed_by = None
        work.touch(row)
        return told(group, row, checks)

    @staticmethod
    def _row(work: Work, group: GroupBooking) -> EventReadiness:
        """The one of the group, made when it is looked at first."""
        begins = starts_at(
            group.arrival, work.property.checkin_minute if group.coach_minute is None else group.coach_minute, work.property.tz
        )  # fmt: skip
        row = readiness_of(work, group)
        large = Large(int(group.id or 0), group.no, begins, 0, signed=False)
        stage = large.due(work.now) or (min(STAGES) if begins <= work.now else 0)
        if row is None:
            made: EventReadiness = work.add(EventReadiness(
                group_id=int(group.id or 0), starts_at=begins, stage=stage, runs=1, ran_at=work.now,
            ))  # fmt: skip
            return made
        row.starts_at, row.ran_at, row.runs = begins, work.now, row.runs + 1
        row.stage = stage
        return row


@dataclass(frozen=True, slots=True)
class CheckMoved:
    """The group, the check, how it stands, and the number of whose it is."""

    group: str
    check: str
    state: str
    staff: str = ""


class AssignReadiness(Act):
    """Give a check of an event to somebody: it is theirs until it is well."""

    group: Ref
    check: Ref
    staff: Ref

    def perform(self, work: Work) -> CheckMoved:
        """Somebody who works here."""
        group, row, check = _check(work, self.group, self.check)
        person = finding.present(work, self.staff)
        check.staff_id = person.id
        work.touch(row)
        return CheckMoved(group.no, check.code, check.state, person.no)


class TickReadiness(Act):
    """Say of a check that no table answers how it is: key cards counted, lists printed."""

    group: Ref
    check: Ref
    well: bool = True
    note: Words = ""

    def perform(self, work: Work) -> CheckMoved:
        """Refused for a check that tables answer: it is mended, not ticked."""
        group, row, check = _check(work, self.group, self.check)
        if check.code not in ASKED:
            raise Refusal("CHECK_COUNTED", N_("{check} is counted, not ticked; mend it and run the checks again."),
                          field="check", next=("run-readiness",), check=check.code)  # fmt: skip
        check.state, check.count, check.note = ("ok", 0, self.note) if self.well else ("issue", 1, self.note)
        check.ticked_at, check.ticked_by = work.now, work.actor.login
        if not self.well:
            row.signed_at = row.signed_by = None
        work.touch(row)
        return CheckMoved(group.no, check.code, check.state)


class SignReadiness(Act):
    """Sign that the house is ready for a group; with something open, say why it is taken on all the same."""

    group: Ref
    why: Words = ""

    def perform(self, work: Work) -> ReadinessRun:
        """Refused with checks open and no reason, naming them."""
        group, row = _event(work, self.group)
        checks = _checks(work, row)
        found = told(group, row, checks)
        open_ = (*found.issues, *found.asked)
        if open_ and not self.why:
            raise Refusal("READINESS_OPEN", N_("{no}: {count} checks are open ({checks})."), field="why",
                          next=("tick-readiness", "run-readiness"), items=open_, no=group.no, count=len(open_),
                          checks=", ".join(open_))  # fmt: skip
        for code in open_:
            checks[code].note = self.why
        row.signed_at, row.signed_by = work.now, work.actor.login
        work.touch(row)
        return told(group, row, checks)


def told(group: GroupBooking, row: EventReadiness, checks: dict[str, ReadinessCheck]) -> ReadinessRun:
    """How the checks of a group stand."""
    by = {
        state: tuple(code for code in CHECKS if checks[code].state == state)
        for state in ("ok", "issue", "ask")
    }
    return ReadinessRun(group.no, len(by["ok"]), by["issue"], by["ask"], row.signed_at is not None)


def readiness_of(work: Work, group: GroupBooking) -> EventReadiness | None:
    """What was looked at of a group."""
    return work.session.exec(select(EventReadiness).where(EventReadiness.group_id == group.id)).first()


def _event(work: Work, reference: str) -> tuple[GroupBooking, EventReadiness]:
    """Raises Refusal GROUP_UNKNOWN, READINESS_NONE."""
    group = states.named(work, reference)
    row = readiness_of(work, group)
    if row is None:
        raise Refusal("READINESS_NONE", N_("{no} was not looked at yet."), field="group", next=("run-readiness",),
                      no=group.no)  # fmt: skip
    return group, row


def _check(work: Work, reference: str, code: str) -> tuple[GroupBooking, EventReadiness, ReadinessCheck]:
    """Raises Refusal as `_event`, POINT_UNKNOWN."""
    group, row = _event(work, reference)
    found = _checks(work, row).get(code)
    if found is None:
        raise lookup.unknown("POINT_UNKNOWN", N_("There is no check {reference}."), "check", code)
    return group, row, found


def _checks(work: Work, row: EventReadiness) -> dict[str, ReadinessCheck]:
    query = (
        select(ReadinessCheck).where(ReadinessCheck.readiness_id == row.id).order_by(col(ReadinessCheck.code))
    )
    return {check.code: check for check in work.session.exec(query)}
