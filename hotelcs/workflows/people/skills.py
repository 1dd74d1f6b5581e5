"""What people are trained for, and the teams they are in (handbook 01 S-52 to S-56)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.people import Qualification, Staff
from hotelcs.models.roster import Team, TeamMember
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.callouts.team_members import EXPERIENCED
from hotelcs.workflows.fields import Day, Ref
from hotelcs.workflows.people import finding, posts_held

Kind = Literal[
    "first_aid", "fire_warden", "aed", "lift_rescue", "lang_en", "lang_ja", "lang_ko", "sign_language", "food_safety",
    "rapid_response",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Qualified:
    """Who is trained for what, from when until when (None without an end)."""

    staff: str
    kind: str
    issued: date
    expires: date | None


class Qualify(Act):
    """Enter that somebody is trained; after `expires` it does not count."""

    staff: Ref
    kind: Kind
    issued: Day | None = None
    expires: Day | None = None

    def perform(self, work: Work) -> Qualified:
        """A new one takes the place of the old one."""
        person = finding.present(work, self.staff)
        issued = self.issued or work.business_date
        if self.expires is not None and self.expires < issued:
            raise Refusal(
                "DAYS_REVERSED",
                N_("{last} is before {first}."),
                field="expires",
                last=self.expires,
                first=issued,
            )
        for row in _running(work, person, self.kind, issued):
            _end(work, row, issued - timedelta(days=1))
        work.add(
            Qualification(
                staff_id=int(person.id or 0), kind=self.kind, issued_date=issued, expires_date=self.expires
            )
        )
        return Qualified(person.no, self.kind, issued, self.expires)


class EndQualification(Act):
    """Somebody is not trained for this any more."""

    staff: Ref
    kind: Kind

    def perform(self, work: Work) -> Qualified:
        """It ended yesterday; one of today or of a day to come was never had."""
        person = finding.staff(work, self.staff)
        rows = _running(work, person, self.kind, work.business_date, date.max)
        if not rows:
            raise Refusal(
                "NOT_QUALIFIED", N_("{staff} is not trained for this."), field="kind", staff=person.no
            )
        issued, yesterday = rows[0].issued_date, work.business_date - timedelta(days=1)
        for row in rows:
            _end(work, row, yesterday)
        work.changed += 1
        return Qualified(person.no, self.kind, issued, yesterday)


def _running(
    work: Work, person: Staff, kind: str, day: date, latest: date | None = None
) -> list[Qualification]:
    """Trainings that count on a day; with `latest` also those issued after it, up to then."""
    query = select(Qualification).where(
        Qualification.staff_id == person.id,
        Qualification.kind == kind,
        Qualification.issued_date <= (latest or day),
    )
    rows = work.session.exec(query.order_by(col(Qualification.issued_date)))
    return [row for row in rows if row.expires_date is None or row.expires_date >= day]


def _end(work: Work, row: Qualification, last: date) -> None:
    """A training ends with the day `last`; one that had not begun by then goes."""
    if row.issued_date > last:
        work.session.delete(row)
    else:
        row.expires_date = last
    work.session.flush()


@dataclass(frozen=True, slots=True)
class InTeam:
    """Who is in which team from when to when; what the hotel asks of its members and this one lacks."""

    staff: str
    team: str
    lead: bool
    first: date
    last: date | None
    warnings: tuple[str, ...]


class JoinTeam(Act):
    """Somebody joins a team, as its lead or not."""

    staff: Ref
    team: Ref = "rrt"
    lead: bool = False
    first: Day | None = None
    last: Day | None = None

    def perform(self, work: Work) -> InTeam:
        """Who is new here, or not trained for it, joins with a warning (handbook 01 S-53)."""
        person, team = finding.present(work, self.staff), team_of(work, self.team)
        first = self.first or max(work.business_date, person.hired_on or work.business_date)
        last = posts_held.last_day(person, first, self.last)
        if last is not None and last < first:
            raise Refusal(
                "DAYS_REVERSED", N_("{last} is before {first}."), field="last", last=last, first=first
            )
        if _member(work, person, team, first) is not None:
            raise Refusal("IN_TEAM", N_("{staff} is in the team already."), field="staff", staff=person.no)
        work.add(
            TeamMember(
                team=team.code,
                staff_id=int(person.id or 0),
                lead=self.lead,
                valid_from=first,
                valid_to=last,
            )
        )
        return InTeam(
            person.no, team.code, self.lead, first, last, tuple(_lacking(work, person, team, first))
        )


class LeaveTeam(Act):
    """Somebody leaves a team."""

    staff: Ref
    team: Ref = "rrt"
    last: Day | None = None

    def perform(self, work: Work) -> InTeam:
        """The last day in it."""
        person, team = finding.staff(work, self.staff), team_of(work, self.team)
        row = _member(work, person, team, work.business_date)
        if row is None:
            raise Refusal("NOT_IN_TEAM", N_("{staff} is not in the team."), field="staff", staff=person.no)
        last = self.last or work.business_date - timedelta(days=1)
        left = InTeam(person.no, team.code, row.lead, row.valid_from, last, ())
        end_membership(work, row, last)
        work.changed += 1
        return left


class SetTeamLeast(Act):
    """How many of a team have to be on every shift."""

    team: Ref = "rrt"
    least: Annotated[int, Field(ge=0, le=99)]

    def perform(self, work: Work) -> InTeam:
        """Gaps are told by `show roster-gaps`."""
        team = team_of(work, self.team)
        work.changed += team.least != self.least
        team.least = self.least
        return InTeam("", team.code, lead=False, first=work.business_date, last=None, warnings=())


def end_membership(work: Work, row: TeamMember, last: date) -> None:
    """Somebody is in a team up to a day; who had not joined by then never does."""
    if last < row.valid_from:
        work.session.delete(row)
    elif row.valid_to is None or row.valid_to > last:
        row.valid_to = last
    work.session.flush()


def team_of(work: Work, code: str) -> Team:
    """The team of a code. Raises Refusal TEAM_UNKNOWN."""
    found = work.session.get(Team, code)
    if found is None:
        raise lookup.unknown("TEAM_UNKNOWN", N_("There is no team {reference}."), "team", code)
    return found


def _member(work: Work, person: Staff, team: Team, day: date) -> TeamMember | None:
    query = (
        select(TeamMember)
        .where(TeamMember.team == team.code, TeamMember.staff_id == person.id)
        .order_by(col(TeamMember.id).desc())
    )
    return next(
        (row for row in work.session.exec(query) if row.valid_to is None or row.valid_to >= day), None
    )


def _lacking(work: Work, person: Staff, team: Team, day: date) -> list[str]:
    """What the rapid response team asks for and somebody lacks."""
    if team.kind != "rapid_response":
        return []
    found = []
    if person.hired_on is None or day - person.hired_on < EXPERIENCED:
        found.append("new")
    if not _running(work, person, "rapid_response", day):
        found.append("untrained")
    return found
