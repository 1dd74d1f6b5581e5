"""What is asked for inside an act, beside the right its verb needs: rights and limits, one sentence each.

Who lacks one can ask a second person (`ask-approval`). The yes is bound to exactly these fields by their digest,
is good for some minutes and for one time (reliability §7.2).
"""

import json
from dataclasses import dataclass

from hotelcs.clock import iso
from hotelcs.errors import Denied
from hotelcs.i18n import N_, AnyOf
from hotelcs.money import Money
from hotelcs.storage.reading import one
from hotelcs.workflows.act import Work
from hotelcs.workflows.actors import who_may

SENTENCES = {
    "overbook": N_("Overbooking is for {posts}."),
    "walk": N_("Sending guests elsewhere is for {posts}."),
    "stay.write": N_("Changing who is in house is for {posts}."),
    "stay.override": N_("An override is for {posts}."),
    "fee.waive": N_("Waiving a fee is for {posts}."),
    "deposit.waive": N_("Waiving the deposit is for {posts}."),
    "folio.allowance": N_("An allowance is for {posts}."),
    "folio.others": N_("What somebody else or an earlier day wrote is corrected by {posts}."),
    "folio.refund": N_("Paying back more than the hotel owes is for {posts}."),
    "folio.transfer": N_("Moving a charge to the bill of other guests is for {posts}."),
    "undo.late": N_("Only {posts} may take this back now."),
    "room.unpin": N_("The guest was promised this room; only {posts} may move them."),
    "room.inspect": N_("Passing a room is for {posts}."),
    "room.block": N_("Taking a room out of order is for {posts}."),
    "restricted.write": N_("Keeping a line from most eyes is for {posts}."),
    "shift.settle": N_("Reading what was reported up, and settling, is for {posts}."),
    "complaint.own": N_("Working on a complaint is for {posts}."),
    "complaint.lower": N_("Lowering a complaint, and opening a closed one again, is for {posts}."),
    "complaint.sensitive": N_("This complaint is read by few; it is for {posts}."),
    "complaint.grave": N_("Before the manager and the insurer nothing is offered here; it is for {posts}."),
    "restricted.read": N_("This is kept from most eyes; it is for {posts}."),
}
"""What is said when the right is missing."""
ALLOWANCE, DISCOUNT = "allowance", "discount"
_LIMITS = {ALLOWANCE: ("compensation_minor", "folio.allowance"), DISCOUNT: ("discount", "reservation.write")}
"""The limit's name on a post, and the right that somebody needs besides."""
SECOND = "approval.decide"
"""What somebody lacks for an act that nobody does alone: a second person who may decide."""
_WITHIN = (
    "SELECT p.code FROM post p JOIN post_grant g ON g.post = p.code AND g.permission = :right "
    "WHERE CASE :limit WHEN 'allowance' THEN p.compensation_minor ELSE p.discount END >= :amount ORDER BY p.level, p.sort"
)
_WHO = "SELECT coalesce(decided_by, '') FROM approval WHERE no = :no"
_APPROVED = (
    "SELECT no, needs FROM approval WHERE digest = :digest AND asked_by = :login AND status = 'approved' AND until >= :now "
    "ORDER BY id DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody lacks for an act: a right (amount 0), or a limit and the amount beyond it."""

    name: str
    amount: int = 0


def ask(work: Work, permission: str, field: str | None, *, wanted: bool = True) -> bool:
    """Whether `wanted`; when it is, one of the posts has `permission` or somebody approved, else Denied for `field`."""
    if wanted and not granted(work, permission):
        posts = who_may(work.reader, permission)
        raise Denied("DENIED", SENTENCES[permission], field=field, next=("ask-approval", "ask-supervisor"),
                     permission=permission, posts=AnyOf(posts), items=posts)  # fmt: skip
    return wanted


def granted(work: Work, permission: str) -> bool:
    """Whether one of the posts has `permission`, or a second person said yes to this act."""
    return work.actor.may(permission) or _excused(work, Need(permission))


def seconded(work: Work) -> bool:
    """Whether a second person said yes to this act, which nobody does alone, whatever their post."""
    return _excused(work, Need(SECOND))


def seconder(work: Work) -> str:
    """Who said the yes that this act makes use of; empty when it makes use of none."""
    found = one(work.reader, _WHO, no=work.approval)
    return str(found[0]) if found else ""


def within(work: Work, limit: str, amount: int, field: str) -> None:
    """Refuse (Denied OVER_LIMIT) an `amount` beyond what the posts may give away, unless somebody approved.

    `limit` is ALLOWANCE (minor units for one case) or DISCOUNT (per cent).
    """
    column, right = _LIMITS[limit]
    own = int(getattr(work.actor, column))
    if amount <= own or _excused(work, Need(limit, amount)):
        return
    posts = tuple(str(code) for (code,) in work.reader.rows(_WITHIN, limit=limit, amount=amount, right=right))
    unit = work.property.currency
    shown = (Money(amount, unit), Money(own, unit)) if limit == ALLOWANCE else (f"{amount} %", f"{own} %")
    raise Denied(
        "OVER_LIMIT",
        N_("{amount} is more than you may give away ({own}); {posts} may.") if posts else
        N_("{amount} is more than anybody may give away; you may {own}."),
        field=field, next=("ask-approval", "ask-supervisor"), amount=shown[0], own=shown[1], posts=AnyOf(posts),
        items=posts,
    )  # fmt: skip


def _excused(work: Work, need: Need) -> bool:
    """Whether the need is only being noted, or somebody has said yes to exactly this act."""
    if work.noting is not None:
        work.noting.append(need)
        return True
    if not work.digest:
        return False
    found = one(work.reader, _APPROVED, digest=work.digest, login=work.actor.login, now=iso(work.now))
    if found is None or not any(
        name == need.name and amount >= need.amount for name, amount in json.loads(found[1])
    ):
        return False
    work.approval = str(found[0])
    return True
