"""Whose a shift is: worked by the people of its department, or by a supervisor."""

from hotelcs.errors import Denied
from hotelcs.i18n import N_, AnyOf
from hotelcs.workflows.act import Work

_POSTS = "SELECT code FROM post WHERE department = :department ORDER BY level DESC, sort"


def refuse_outsider(work: Work, department: str) -> None:
    """Refuse who holds no post of a department and does not settle for others (Denied NOT_YOUR_DEPARTMENT)."""
    posts = tuple(str(code) for (code,) in work.reader.rows(_POSTS, department=department))
    if not set(posts) & set(work.actor.posts) and not work.actor.may("shift.settle"):
        raise Denied(
            "NOT_YOUR_DEPARTMENT",
            N_("The shift of {department} is for {posts}, or a supervisor.") if posts else
            N_("The shift of {department} is for a supervisor."),
            field="department", next=("ask-supervisor",), department=department, posts=AnyOf(posts), items=posts,
        )  # fmt: skip
