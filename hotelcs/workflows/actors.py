"""Who somebody is at this hotel today: the posts held, what they are granted, how much they may give away.

One query over accounts, posts and rights, asked again for every act and every view: a right taken away is gone with
the next key.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hotelcs.clock import iso
from hotelcs.errors import Denied
from hotelcs.i18n import N_, AnyOf, Word
from hotelcs.storage.reading import Reader

_HELD = (
    "WITH held AS (SELECT s.id AS staff, s.no AS no, coalesce(s.name, a.name) AS name, a.status AS status, p.code AS code, "
    "p.level AS level, p.compensation_minor AS compensation, p.gesture_minor AS gesture, p.discount AS discount, "
    "coalesce(h.main, 1) AS main, p.sort AS sort "
    "FROM account a LEFT JOIN staff s ON s.id = a.staff_id "
    "LEFT JOIN business_day d ON d.status = 'open' "
    "LEFT JOIN staff_post h ON h.staff_id = s.id AND h.valid_from <= d.day AND (h.valid_to IS NULL OR h.valid_to >= d.day) "
    "AND (s.left_on IS NULL OR s.left_on >= d.day) "
    "LEFT JOIN post p ON p.code = coalesce(h.post, a.post) WHERE a.login = :login) "
    "SELECT staff, no, name, status, code, level, compensation, gesture, discount, "
    "(SELECT group_concat(permission, ' ') FROM (SELECT DISTINCT permission FROM post_grant "
    "WHERE post IN (SELECT code FROM held))) FROM held ORDER BY main DESC, level DESC, sort"
)
SESSION_LASTS = timedelta(hours=24)
"""A session is over so long after it began: no duty is longer, so an older one was left behind by a terminal that died."""
_SESSION = (
    "SELECT i.closed_at IS NULL AND i.opened_at > :since, a.must_change FROM signed_in i JOIN account a ON a.id = i.account_id "
    "WHERE i.id = :id"
)
_MAY = "SELECT p.code FROM post_grant g JOIN post p ON p.code = g.post WHERE g.permission = :permission ORDER BY p.level, p.sort"
UNSIGNED = frozenset({"door", "incident.raise", "escalation.run"})
"""What a terminal may do while nobody is signed in."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, from which terminal, in which posts (the main one first), with what rights and limits.

    Money in minor units: `compensation_minor` for one case, `gesture_minor` a day; `discount` in per cent. `staff`
    is the row of the person, None for a service account or while nobody is signed in.
    """

    login: str
    post: str
    terminal: str
    grants: frozenset[str]
    posts: tuple[str, ...] = ()
    staff: int | None = None
    staff_no: str = ""
    name: str = ""
    level: int = 0
    compensation_minor: int = 0
    gesture_minor: int = 0
    discount: int = 0

    def may(self, permission: str) -> bool:
        """Whether one of the posts is granted `permission`."""
        return permission in self.grants


def nobody(terminal: str) -> Actor:
    """The actor of a terminal where nobody is signed in."""
    return Actor("", "", terminal, UNSIGNED)


def actor_of(reader: Reader, login: str, terminal: str) -> Actor:
    """Who `login` is on the open business date. Raises Denied for an account that is not there or not active."""
    if not login:
        return nobody(terminal)
    rows = reader.rows(_HELD, login=login)
    if not rows or rows[0][3] != "active":
        raise Denied("UNKNOWN_LOGIN", N_("There is no active account {login}."), field="as", login=login)
    staff, no, name, _, _, *_, granted = rows[0]
    held = [row for row in rows if row[4] is not None]
    posts = tuple(dict.fromkeys(str(row[4]) for row in held))
    greatest = [max((int(row[column]) for row in held), default=0) for column in (5, 6, 7, 8)]
    return Actor(
        login, posts[0] if posts else "", terminal, frozenset((granted or "").split()), posts, staff, no or "",
        name or login, *greatest,
    )  # fmt: skip


def refuse_ended(reader: Reader, session: str | None, now: datetime, *, own: bool) -> None:
    """Refuse whoever sits here by a session that is over; with a password for one use only what is their `own`.

    None is no session: a job, a demo, a test. Raises Denied SIGNED_OUT, CHANGE_PASSWORD.
    """
    if session is None:
        return
    found = reader.rows(_SESSION, id=session, since=begun_after(now))
    if not found or not found[0][0]:
        raise Denied("SIGNED_OUT", N_("You are not signed in here any more."), next=("sign-in",))
    if found[0][1] and not own:
        raise Denied(
            "CHANGE_PASSWORD", N_("Change the password that was handed to you first."), next=("set-password",)
        )


def begun_after(now: datetime) -> str:
    """The stored instant after which a session that is not over began."""
    return iso(now - SESSION_LASTS)


def who_may(reader: Reader, permission: str) -> tuple[str, ...]:
    """The codes of the posts that are granted `permission`, lowest first."""
    return tuple(str(code) for (code,) in reader.rows(_MAY, permission=permission))


def require(reader: Reader, actor: Actor, permission: str, what: Word) -> None:
    """Refuse `what` to somebody without `permission`; the sentence names the posts that have it."""
    if actor.may(permission):
        return
    if not actor.login:
        raise Denied(
            "SIGN_IN_FIRST", N_("Sign in first: {verb}."), verb=what, permission=permission, next=("sign-in",)
        )
    posts = who_may(reader, permission)
    raise Denied(
        "DENIED",
        N_("{post} may not do this: {verb}. It is for {posts}.") if posts else
        N_("{post} may not do this: {verb}. It needs the right {permission}, which no post has."),
        post=actor.post or N_("Nobody's post"),
        verb=what,
        permission=permission,
        posts=AnyOf(posts),
        items=posts,
        next=("ask-supervisor",),
    )  # fmt: skip
