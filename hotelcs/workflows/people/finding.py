"""Finding people, accounts and posts that a field names, and what nobody gives: what is above them, or to themselves."""

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_, AnyOf
from hotelcs.models.organisation import Post
from hotelcs.models.people import Account, Staff
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.actors import who_may
from hotelcs.workflows.organisation.grants import ADMINISTRATION
from hotelcs.workflows.people.logins import number_of

_LEVEL = (
    "SELECT coalesce(max(p.level), 0) FROM staff_post h JOIN post p ON p.code = h.post WHERE h.staff_id = :staff "
    "AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day)"
)
_SUPERIOR = (
    "SELECT 1 FROM account a JOIN staff s ON s.id = a.staff_id AND (s.left_on IS NULL OR s.left_on >= :day) "
    "WHERE a.status = 'active' AND s.id <> :me "
    "AND EXISTS (SELECT 1 FROM staff_post h JOIN post_grant g ON g.post = h.post AND g.permission = 'staff.write' "
    "WHERE h.staff_id = s.id AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day)) "
    "AND EXISTS (SELECT 1 FROM staff_post h JOIN post p ON p.code = h.post AND p.level >= :level "
    "WHERE h.staff_id = s.id AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day)) LIMIT 1"
)
"""Somebody else of a level at least, who gives posts today."""
_GRANTED = "SELECT permission FROM post_grant WHERE post = :post"


def staff(work: Work, reference: str, field: str = "staff") -> Staff:
    """Somebody by number, login or exact name (when only one has it). Raises Refusal STAFF_UNKNOWN."""
    found = work.session.exec(select(Staff).where(Staff.no == number_of(reference))).first()
    if found is None:
        query = select(Staff).join(Account, Account.staff_id == Staff.id).where(Account.login == reference)  # type: ignore[arg-type]
        found = work.session.exec(query).first()
    if found is None:
        named = list(work.session.exec(select(Staff).where(Staff.name == reference).limit(2)))
        found = named[0] if len(named) == 1 else None
    if found is None:
        raise lookup.unknown("STAFF_UNKNOWN", N_("Nobody here is {reference}."), field, reference)
    return found


def present(work: Work, reference: str, field: str = "staff") -> Staff:
    """Somebody who works here still. Raises Refusal STAFF_UNKNOWN, STAFF_LEFT."""
    found = staff(work, reference, field)
    if found.left_on is not None and found.left_on < work.business_date:
        raise Refusal("STAFF_LEFT", N_("{staff} has left."), field=field, staff=found.no)
    return found


def myself(work: Work) -> Staff:
    """The person who acts. Raises Denied NOBODY for a service account."""
    if work.actor.staff is None:
        raise Denied(
            "NOBODY", N_("{login} is no person; this is done by one."), field="as", login=work.actor.login
        )
    return work.session.get_one(Staff, work.actor.staff)


def account(work: Work, login: str, field: str = "login") -> Account:
    """The account of a login. Raises Refusal LOGIN_UNKNOWN."""
    found = work.session.exec(select(Account).where(Account.login == login)).first()
    if found is None:
        raise lookup.unknown("LOGIN_UNKNOWN", N_("There is no account {reference}."), field, login)
    return found


def post(work: Work, code: str, field: str = "post") -> Post:
    """The post of a code. Raises Refusal POST_UNKNOWN."""
    found = work.session.get(Post, code)
    if found is None:
        raise lookup.unknown("POST_UNKNOWN", N_("There is no post {reference}."), field, code)
    return found


def level_of(work: Work, staff_id: int | None) -> int:
    """The highest level somebody holds today; 0 for nobody."""
    found = value(work.reader, _LEVEL, staff=staff_id, day=work.business_date.isoformat())
    return int(found or 0)


def refuse_above(work: Work, level: int, field: str) -> None:
    """Nobody gives or takes what stands above the own post: it would be the way up (Denied ABOVE_YOU)."""
    if level > work.actor.level:
        raise Denied("ABOVE_YOU", N_("This is about a higher post than yours; somebody of that level does it."),
                     field=field, next=("ask-supervisor",))  # fmt: skip


def refuse_beyond(work: Work, post: Post, field: str) -> None:
    """Nobody gives a post that administers the hotel in a way they may not themselves (Denied NOT_YOURS_TO_GIVE)."""
    granted = {str(right) for (right,) in work.reader.rows(_GRANTED, post=post.code)}
    for right in sorted((granted & ADMINISTRATION) - work.actor.grants):
        posts = who_may(work.reader, right)
        raise Denied("NOT_YOURS_TO_GIVE", N_("Nobody gives a right they do not have; {right} is for {posts}."), field=field,
                     next=("ask-supervisor",), right=right, posts=AnyOf(posts), items=posts)  # fmt: skip


def refuse_oneself(work: Work, person: Staff, field: str) -> None:
    """Nobody gives a post to themselves: it would be the way to any right (Denied OWN_POST).

    Only an administrator may whom nobody could give one: there is no other of their level or above who gives posts.
    """
    actor = work.actor
    if person.id is None or person.id != actor.staff:
        return
    superior = value(
        work.reader, _SUPERIOR, me=actor.staff, level=actor.level, day=work.business_date.isoformat()
    )
    if superior or not actor.may("users.write"):
        raise Denied("OWN_POST", N_("Nobody gives a post to themselves; somebody of your level or above does it."),
                     field=field, next=("ask-supervisor",))  # fmt: skip
