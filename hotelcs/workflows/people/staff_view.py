"""Who works here, what they hold and what they are trained for; telephones only for who needs them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.people.held_text import held
from hotelcs.workflows.views import Asking

_STAFF = (
    "SELECT s.id, s.no, s.name, s.name_latin, s.phone, coalesce(s.hired_on, ''), coalesce(s.left_on, ''), s.languages, "
    "s.version, a.login, a.status, "
    f"{held(':day')} "
    "FROM staff s LEFT JOIN account a ON a.staff_id = s.id {where} ORDER BY s.no"
)
_HELD = (
    "SELECT h.post, h.main, h.valid_from, h.valid_to, h.reason, coalesce(d.no, '') FROM staff_post h "
    "LEFT JOIN staff d ON d.id = h.deputy_for WHERE h.staff_id = :id ORDER BY h.valid_from, h.main DESC"
)
_TRAINED = "SELECT kind, issued_date, expires_date FROM qualification WHERE staff_id = :id ORDER BY kind, issued_date"
_WORKS = "(s.left_on IS NULL OR s.left_on >= :day)"


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody who works here. `posts` are joined by +, the main one first; `phone` is empty for who may not see it."""

    staff: str
    name: str
    name_latin: str
    posts: str
    login: str
    phone: str
    languages: str
    qualifications: str
    teams: str
    hired: str
    left: str
    version: int


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post held from a day to a day (empty without an end), as the main one or not, for whom, why."""

    post: str
    main: bool
    first: str
    last: str
    reason: str
    deputy_for: str


@dataclass(frozen=True, slots=True)
class StaffDetail:
    """Somebody in full: every post with its days, every training with its days ("first_aid 2026-01-01 2026-12-31")."""

    staff: str
    name: str
    name_latin: str
    posts: str
    login: str
    account: str
    phone: str
    languages: str
    teams: str
    hired: str
    left: str
    held: tuple[HeldPost, ...]
    trained: tuple[str, ...]
    version: int


def staff(asking: Asking, post: str | None = None, all: bool | None = None) -> list[StaffRow]:
    """Everybody who works here, or who holds a post; `all` also who has left."""
    where = "" if all else f"WHERE {_WORKS}"
    rows = asking.rows(_STAFF.format(where=where), day=asking.business_date())
    return [_row(asking, *row) for row in rows if post is None or post in (row[11] or "").split("+")]


def _row(asking: Asking, *columns: Any) -> StaffRow:
    _, no, name, latin, phone, hired, left, languages, version, login, _, posts, kinds, teams = columns
    seen = phone if asking.may("staff.read") else ""
    return StaffRow(
        no,
        name,
        latin,
        posts or "",
        login or "",
        seen,
        languages,
        kinds or "",
        teams or "",
        hired,
        left,
        version,
    )


def staff_member(asking: Asking, no: str) -> StaffDetail:
    """One person by number or login. Raises Refusal STAFF_UNKNOWN."""
    sql = _STAFF.format(where="WHERE s.no = :no COLLATE NOCASE OR a.login = :no")
    row = one(asking.reader, sql, no=no, day=asking.business_date())
    if row is None:
        raise Refusal(
            "STAFF_UNKNOWN", N_("Nobody here is {reference}."), field="no", next=("show staff",), reference=no
        )
    key, number, name, latin, phone, hired, left, languages, version, login, status, posts, _, teams = row
    held = tuple(
        HeldPost(post, bool(main), first, last or "", reason, deputy)
        for post, main, first, last, reason, deputy in asking.rows(_HELD, id=key)
    )
    trained = tuple(
        f"{kind} {issued} {expires or ''}".rstrip() for kind, issued, expires in asking.rows(_TRAINED, id=key)
    )
    return StaffDetail(
        number, name, latin, posts or "", login or "", status or "", phone if asking.may("staff.read") else "", languages,
        teams or "", hired, left, held, trained, version,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SkillRow:
    """Who holds a post or is trained for something: the people by number, those whose training runs out in 30 days."""

    skill: str
    kind: str
    holders: tuple[str, ...]
    expiring: tuple[str, ...]


_POSTS = (
    "SELECT p.code, s.no FROM post p LEFT JOIN staff_post h ON h.post = p.code AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day) LEFT JOIN staff s ON s.id = h.staff_id "
    "AND (s.left_on IS NULL OR s.left_on >= :day) ORDER BY p.sort, p.code, s.no"
)
_KINDS = (
    "SELECT q.kind, s.no, CASE WHEN count(*) > count(q.expires_date) THEN NULL ELSE max(q.expires_date) END "
    "FROM qualification q JOIN staff s ON s.id = q.staff_id WHERE q.issued_date <= :day "
    "AND (q.expires_date IS NULL OR q.expires_date >= :day) AND (s.left_on IS NULL OR s.left_on >= :day) "
    "GROUP BY q.kind, s.no ORDER BY q.kind, s.no"
)


def skills(asking: Asking) -> list[SkillRow]:
    """The skill matrix: who can stand in for whom (handbook S-56)."""
    today = asking.business_date()
    found: dict[tuple[str, str], list[str]] = {}
    soon: dict[str, list[str]] = {}
    for post, no in asking.rows(_POSTS, day=today):
        people = found.setdefault((post, "post"), [])
        people += [no] if no else []
    for kind, no, expires in asking.rows(_KINDS, day=today):
        found.setdefault((kind, "qualification"), []).append(no)
        if expires and (date.fromisoformat(expires) - date.fromisoformat(today)).days <= 30:
            soon.setdefault(kind, []).append(no)
    return [
        SkillRow(skill, kind, tuple(people), tuple(soon.get(skill, ())))
        for (skill, kind), people in found.items()
    ]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team: how many have to be on every shift, its members (the lead marked *)."""

    team: str
    kind: str
    least: int
    members: tuple[str, ...]


_TEAMS = (
    "SELECT t.code, t.kind, t.least, s.no, m.lead FROM team t LEFT JOIN team_member m ON m.team = t.code "
    "AND m.valid_from <= :day AND (m.valid_to IS NULL OR m.valid_to >= :day) LEFT JOIN staff s ON s.id = m.staff_id "
    "AND (s.left_on IS NULL OR s.left_on >= :day) ORDER BY t.code, m.lead DESC, s.no"
)


def teams(asking: Asking) -> list[TeamRow]:
    """Every team."""
    found: dict[str, TeamRow] = {}
    for code, kind, least, no, lead in asking.rows(_TEAMS, day=asking.business_date()):
        known = found.get(code, TeamRow(code, kind, least, ()))
        members = (*known.members, f"{no}{'*' if lead else ''}") if no else known.members
        found[code] = TeamRow(code, kind, least, members)
    return list(found.values())
