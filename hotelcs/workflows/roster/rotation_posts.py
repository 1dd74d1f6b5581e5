"""The posts of a rotation: the own main post rests for its days, the other one is held, and the own one comes back."""

from datetime import date, timedelta

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.people import Staff, StaffPost
from hotelcs.models.roster import Rotation
from hotelcs.workflows.act import Work
from hotelcs.workflows.people import finding, posts_held

DAY = timedelta(days=1)


def main_post(work: Work, person: Staff, first: date, last: date, field: str) -> StaffPost:
    """The main post somebody leaves on `first` and comes back to after `last`. Raises Refusal POST_NOT_HELD."""
    query = select(StaffPost).where(
        StaffPost.staff_id == person.id, StaffPost.main, StaffPost.valid_from <= first
    )
    found = next(
        (row for row in work.session.exec(query) if row.valid_to is None or row.valid_to > last), None
    )
    if found is None:
        raise Refusal(
            "POST_NOT_HELD",
            N_("{staff} has no main post from {first} on that goes on after {last}."),
            field=field,
            next=("give-post",),
            staff=person.no,
            first=first,
            last=last,
        )
    return found


def refuse_overlap(work: Work, person: Staff, first: date, last: date, field: str) -> None:
    """Refuse (ROTATION_OVERLAPS) days of which some lie in another rotation of the same person."""
    query = select(Rotation).where(Rotation.staff_id == person.id, Rotation.status == "approved",
                                   Rotation.from_date <= last, Rotation.to_date >= first)  # fmt: skip
    other = work.session.exec(query.order_by(col(Rotation.from_date))).first()
    if other is not None:
        raise Refusal(
            "ROTATION_OVERLAPS",
            N_("{staff} is in the rotation {no} from {first} to {last}; end it first, or choose other days."),
            field=field,
            next=("end-rotation",),
            staff=person.no,
            no=other.no,
            first=other.from_date,
            last=other.to_date,
        )


def exchange(work: Work, row: Rotation, person: Staff) -> None:
    """The other post for the days of a rotation; the own one rests and comes back by itself.

    Raises Refusal POST_NOT_HELD when the own one changed since the rotation was proposed, POST_HELD when the other is
    held by now; Denied ABOVE_YOU.
    """
    held = main_post(work, person, row.from_date, row.to_date, "rotation")
    if held.post != row.from_post:
        raise Refusal("POST_NOT_HELD", N_("{staff} does not hold the post {post}."), field="rotation", staff=person.no,
                      post=row.from_post)  # fmt: skip
    until = held.valid_to
    posts_held.end(work, held, row.from_date - DAY)
    work.session.flush()
    work.session.add(StaffPost(staff_id=row.staff_id, post=row.from_post, main=True, valid_from=row.to_date + DAY,
                               valid_to=until))  # fmt: skip
    posts_held.give(work, person, finding.post(work, row.to_post), main=False, first=row.from_date, last=row.to_date,
                    reason=_reason(row))  # fmt: skip


def give_back(work: Work, row: Rotation, last: date) -> None:
    """The other post ends with the day `last`, and the own one is held from the next day on."""
    for held in list(work.session.exec(select(StaffPost).where(StaffPost.staff_id == row.staff_id))):
        if held.post == row.to_post and held.reason == _reason(row):
            posts_held.end(work, held, last)
        elif held.post == row.from_post and held.main and held.valid_from == row.to_date + DAY:
            held.valid_from = last + DAY
    if last < row.to_date and _follows(work, row):
        work.session.add(StaffPost(staff_id=row.staff_id, post=row.from_post, main=True, valid_from=last + DAY,
                                   valid_to=row.to_date))  # fmt: skip


def _follows(work: Work, row: Rotation) -> bool:
    """Whether another rotation begins on the next day, so that the own post has not come back in between."""
    query = select(Rotation).where(Rotation.staff_id == row.staff_id, Rotation.status == "approved",
                                   Rotation.from_date == row.to_date + DAY)  # fmt: skip
    return work.session.exec(query).first() is not None


def _reason(row: Rotation) -> str:
    return f"rotation {row.no}"
