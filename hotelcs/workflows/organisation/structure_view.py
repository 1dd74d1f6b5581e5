"""Departments, posts with their limits, rights, and the versions of the organisation."""

import json
from dataclasses import dataclass

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.organisation import snapshots
from hotelcs.workflows.organisation.grants import RIGHTS
from hotelcs.workflows.views import Asking

_DEPARTMENTS = "SELECT code, name_en, name_zh, kind, active, (SELECT count(*) FROM duty WHERE department = d.code AND active) FROM department d ORDER BY sort, code"
_POSTS = (
    "SELECT p.code, p.department, p.name_en, p.name_zh, p.level, coalesce(p.reports_to, ''), p.compensation_minor, "
    "p.gesture_minor, p.discount, coalesce((SELECT group_concat(deputy, ' ') FROM (SELECT deputy FROM post_deputy "
    "WHERE post = p.code ORDER BY place)), ''), (SELECT count(DISTINCT h.staff_id) FROM staff_post h JOIN staff s "
    "ON s.id = h.staff_id AND (s.left_on IS NULL OR s.left_on >= :day) WHERE h.post = p.code AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day)) FROM post p ORDER BY p.sort, p.code"
)
_GRANTS = "SELECT g.permission, g.post FROM post_grant g JOIN post p ON p.code = g.post ORDER BY p.sort"
_VERSIONS = "SELECT id, label, at, business_date, actor, note FROM organisation_version ORDER BY id DESC"


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department: core, or liaison outside the centre; how many duties it has."""

    department: str
    name: str
    kind: str
    active: bool
    duties: int


def departments(asking: Asking) -> list[DepartmentRow]:
    """Every department."""
    zh = i18n.current() == "zh"
    return [
        DepartmentRow(code, name_zh if zh else name_en, kind, bool(active), count)
        for code, name_en, name_zh, kind, active, count in asking.rows(_DEPARTMENTS)
    ]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post: its level (5 manager), deputies in order, how many hold it today, what it may give away (minor units)."""

    post: str
    department: str
    name: str
    level: int
    reports_to: str
    deputies: str
    holders: int
    compensation_minor: int
    gesture_minor: int
    discount: int
    currency: str


def posts(asking: Asking) -> list[PostRow]:
    """Every post."""
    zh = i18n.current() == "zh"
    return [
        PostRow(code, department, name_zh if zh else name_en, level, above, deputies, holders, case, day, discount,
                asking.currency)
        for code, department, name_en, name_zh, level, above, case, day, discount, deputies, holders in asking.rows(
            _POSTS, day=asking.business_date()
        )
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RightRow:
    """A right, the posts that have it, and whether one has it oneself."""

    right: str
    posts: tuple[str, ...]
    mine: bool


def rights(asking: Asking, mine: bool | None = None) -> list[RightRow]:
    """Every right; `mine` only one's own."""
    held: dict[str, list[str]] = {right: [] for right in RIGHTS}
    for right, post in asking.rows(_GRANTS):
        held.setdefault(right, []).append(post)
    rows = [RightRow(right, tuple(listed), asking.may(right)) for right, listed in held.items()]
    return [row for row in rows if not mine or row.mine]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of the organisation that was kept."""

    version: int
    label: str
    at: str
    business_date: str
    actor: str
    note: str


def organisation_versions(asking: Asking) -> list[VersionRow]:
    """Versions of the organisation, newest first."""
    return [VersionRow(key, label, asking.local(at), day, actor, note)
            for key, label, at, day, actor, note in asking.rows(_VERSIONS)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """What is gone (-) or new (+) between two versions: departments, posts, rights, deputies, duties, matrix."""

    part: str
    sign: str
    row: str


def organisation_differences(
    asking: Asking, from_: int | str, to: int | str | None = None
) -> list[DifferenceRow]:
    """How version `from` differs from version `to`, or from the organisation as it is. Raises Refusal VERSION_UNKNOWN."""
    before = _snapshot(asking, int(from_))
    after = (
        _snapshot(asking, int(to))
        if to is not None
        else snapshots.taken(asking.reader, asking.business_date())
    )
    return [DifferenceRow(*row) for row in snapshots.differences(before, after)]


def _snapshot(asking: Asking, version: int) -> dict[str, list[list[object]]]:
    row = one(asking.reader, "SELECT snapshot FROM organisation_version WHERE id = :id", id=version)
    if row is None:
        raise Refusal("VERSION_UNKNOWN", N_("There is no version {version}."), field="from", version=version)
    found: dict[str, list[list[object]]] = json.loads(row[0])
    return found
