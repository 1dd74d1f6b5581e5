"""Part of a shift given to somebody else: asked for, taken, given back, withdrawn (handbook 02 §2.3.2; peer scenario M11).

The roster keeps who was planned; who is there at a moment is whoever took that part.
"""

from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.covers import RosterCover
from hotelcs.models.people import Staff
from hotelcs.models.roster import RosterEntry
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.people import finding
from hotelcs.workflows.registers import moments
from hotelcs.workflows.roster import roster_acts
from hotelcs.workflows.roster.roster_acts import SHAPE
from hotelcs.workflows.roster.shift_times import wall_of


@dataclass(frozen=True, slots=True)
class Cover:
    """The request by its number, whose shift it is part of, from when until when (hotel's clock), who has taken it."""

    cover: int
    staff: str
    begins: str
    ends: str
    status: str
    taker: str


class AskCover(Act):
    """Ask others to take part of one's shift, from an hour to an hour; somebody else's for whoever writes the roster."""

    begins: Name
    ends: Name
    reason: Words = ""
    staff: Ref | None = None

    def perform(self, work: Work) -> Cover:
        """Refused outside of a shift, for hours that are past, and for what is asked for already (tr_roster_cover_apart)."""
        person = finding.present(work, self.staff) if self.staff else finding.myself(work)
        _refuse_others(work, person)
        wall = wall_of(work.now, work.property.tz)
        begins = moments.moment(self.begins, wall, work.business_date, field="begins")
        ends = moments.moment(self.ends, begins, begins.date(), field="ends")
        if not wall < ends or not begins < ends:
            raise Refusal("COVER_HOURS", N_("From {begins} to {ends} is no time that is still to come."), field="ends",
                          begins=begins.strftime("%m-%d %H:%M"), ends=ends.strftime("%m-%d %H:%M"))  # fmt: skip
        if not entries(work, int(person.id or 0), begins.strftime(SHAPE), ends.strftime(SHAPE)):
            raise Refusal(
                "COVER_NO_SHIFT",
                N_("{staff} is on no shift then."),
                field="begins",
                next=("show roster",),
                staff=person.no,
            )
        row = RosterCover(
            staff_id=int(person.id or 0), begins=begins.strftime(SHAPE), ends=ends.strftime(SHAPE), reason=self.reason,
            asked_at=work.now,
        )  # fmt: skip
        return _told(work, work.add(row))

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is asked for no more."""
        from hotelcs.workflows.verbs import act_of

        return act_of("withdraw-cover").parse({"cover": result["cover"]})


class TakeCover(Act):
    """Take part of a colleague's shift; for somebody else for whoever writes the roster."""

    cover: int
    staff: Ref | None = None

    def perform(self, work: Work) -> Cover:
        """Whoever takes it holds the post of that shift, and is on no shift of their own then."""
        row = cover_of(work, self.cover)
        person = finding.present(work, self.staff) if self.staff else finding.myself(work)
        if person.id == row.staff_id:
            raise Refusal("SAME_PERSON", N_("Two different people exchange shifts."), field="staff")
        _refuse_others(work, person)
        if row.status != "asked" or row.ends <= wall_of(work.now, work.property.tz).strftime(SHAPE):
            raise Refusal(
                "COVER_OVER", N_("Nobody is asked for this any more."), field="cover", next=("show covers",)
            )
        for entry in entries(work, row.staff_id, row.begins, row.ends):
            roster_acts.held_post(work, person, entry.day, entry.post)
        if entries(work, int(person.id or 0), row.begins, row.ends):
            raise Refusal("ON_A_SHIFT", N_("This person is on the roster at that time already."), field="staff",
                          next=("show roster", "swap-shifts"))  # fmt: skip
        row.taker_id, row.status = person.id, "taken"
        work.touch(row)
        return _told(work, row)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is asked for again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("give-back-cover").parse({"cover": result["cover"]})


class GiveBackCover(Act):
    """Give back what was taken of a colleague's shift: somebody else is asked for."""

    cover: int

    def perform(self, work: Work) -> Cover:
        """By whoever took it, or writes the roster; not once it is over."""
        row = cover_of(work, self.cover)
        if row.status != "taken" or row.ends <= wall_of(work.now, work.property.tz).strftime(SHAPE):
            raise Refusal(
                "COVER_OVER", N_("Nobody is asked for this any more."), field="cover", next=("show covers",)
            )
        _refuse_others(work, work.session.get_one(Staff, row.taker_id))
        row.taker_id, row.status = None, "asked"
        work.touch(row)
        return _told(work, row)


class WithdrawCover(Act):
    """Ask no more: the shift is worked as planned."""

    cover: int

    def perform(self, work: Work) -> Cover:
        """By whose shift it is, or whoever writes the roster; not once it is over."""
        row = cover_of(work, self.cover)
        _refuse_others(work, work.session.get_one(Staff, row.staff_id))
        if row.status == "withdrawn" or row.ends <= wall_of(work.now, work.property.tz).strftime(SHAPE):
            raise Refusal(
                "COVER_OVER", N_("Nobody is asked for this any more."), field="cover", next=("show covers",)
            )
        row.status, row.taker_id = "withdrawn", None
        work.touch(row)
        return _told(work, row)


def entries(work: Work, staff: int, begins: str, ends: str) -> list[RosterEntry]:
    """Somebody's shifts, on call or not, that touch a span of the hotel's clock."""
    query = select(RosterEntry).where(
        RosterEntry.staff_id == staff, RosterEntry.begins < ends, RosterEntry.ends > begins
    )
    return list(work.session.exec(query.order_by(col(RosterEntry.begins))))


def cover_of(work: Work, number: int) -> RosterCover:
    """The request of a number. Raises Refusal COVER_UNKNOWN."""
    found = work.session.get(RosterCover, number)
    if found is None:
        raise lookup.unknown(
            "COVER_UNKNOWN", N_("Nobody asked for {reference} to be taken."), "cover", str(number)
        )
    return found


def _refuse_others(work: Work, person: Staff) -> None:
    """What is others' is for whoever writes the roster. Raises Denied COVER_NOT_YOURS."""
    if person.id != work.actor.staff and not work.actor.may("roster.write"):
        raise Denied("COVER_NOT_YOURS", N_("This is {staff}'s shift; only they, or whoever writes the roster, give it away."),
                     field="staff", staff=person.no, next=("ask-supervisor",))  # fmt: skip


def _told(work: Work, row: RosterCover) -> Cover:
    people = [work.session.get_one(Staff, key).no if key else "" for key in (row.staff_id, row.taker_id)]
    return Cover(int(row.id or 0), people[0], row.begins, row.ends, row.status, people[1])
