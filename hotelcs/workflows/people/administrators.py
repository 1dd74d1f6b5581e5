"""Whoever can give rights stays: an act after which nobody could is refused, whichever way they would be lost."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.act import Work

ENTRY = frozenset({"door", "read", "account.own"})
"""What nobody can sign in and work without."""
GIVING = "users.write"
_HELD = (
    "SELECT a.id, a.password <> '' AND (a.secret_until IS NULL OR a.secret_until >= :now), h.valid_from, h.valid_to, p.level, "
    "(SELECT group_concat(permission, ' ') FROM post_grant WHERE post = p.code) FROM account a "
    "JOIN staff s ON s.id = a.staff_id "
    "JOIN staff_post h ON h.staff_id = s.id AND h.deputy_for IS NULL AND (h.valid_to IS NULL OR h.valid_to >= :day) "
    "JOIN post p ON p.code = h.post WHERE a.status = 'active' AND s.left_on IS NULL AND s.id IN (SELECT k.staff_id "
    "FROM staff_post k JOIN post_grant g ON g.post = k.post AND g.permission = 'users.write') ORDER BY a.id, h.valid_from"
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A post of an account: from a day to a day (None without an end), its level and its rights."""

    first: date
    last: date | None
    level: int
    rights: frozenset[str]


@contextmanager
def kept(work: Work, field: str, right: str = GIVING, level: int = 0) -> Iterator[None]:
    """Refuse (LAST_ADMINISTRATOR, naming `field`) what is done within when nobody is left by it who can give `right`.

    That is somebody who can on every day to come, and to a post of `level` at least. Where one of them could sign in
    before, one still can: an account without a password is nobody's. Where none has a password yet, none needs one.
    """
    before = _givers(work, right, level)
    yield
    after = _givers(work, right, level)
    if not after:
        words = (
            N_("Then nobody could give rights any more; make somebody else administrator first.")
            if right == GIVING else
            N_("Then nobody could give {right} back any more; make somebody else administrator first.")
        )  # fmt: skip
        raise Refusal("LAST_ADMINISTRATOR", words, field=field, next=("give-post",), right=right)
    if any(before.values()) and not any(after.values()):
        raise Refusal(
            "LAST_ADMINISTRATOR",
            N_("Whoever else could give rights has no password yet; hand one out first."),
            field=field,
            next=("reset-password",),
        )


def _givers(work: Work, right: str, level: int) -> dict[int, bool]:
    """The accounts that can give a right on every day to come, and whether somebody can sign in with each."""
    held: dict[int, list[_Held]] = {}
    open_: dict[int, bool] = {}
    for account, usable, first, last, own, rights in work.reader.rows(
        _HELD, day=work.business_date.isoformat(), now=iso(work.now)
    ):
        until = date.fromisoformat(last) if last else None
        post = _Held(date.fromisoformat(first), until, int(own), frozenset((rights or "").split()))
        held.setdefault(int(account), []).append(post)
        open_[int(account)] = bool(usable)
    today = work.business_date
    return {account: open_[account] for account, posts in held.items() if _gives(posts, right, level, today)}


def _gives(posts: Sequence[_Held], right: str, level: int, day: date) -> bool:
    """Whether posts give somebody the right, what it takes to pass it on, and the level, for good."""
    needed = (*sorted(ENTRY), GIVING, right)
    return _for_good([post for post in posts if post.level >= level], day) and all(
        _for_good([post for post in posts if need in post.rights], day) for need in needed
    )


def _for_good(posts: Sequence[_Held], day: date) -> bool:
    """Whether posts, by their beginning, leave no day out from `day` on."""
    following = day
    for post in posts:
        if post.first > following:
            return False
        if post.last is None:
            return True
        following = max(following, post.last + timedelta(days=1))
    return False
