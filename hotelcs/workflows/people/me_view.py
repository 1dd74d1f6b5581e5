"""Who sits here: posts, rights, limits, and what is waiting for that person; and what a closed door shows."""

from collections import defaultdict
from dataclasses import dataclass

from hotelcs import i18n
from hotelcs.storage.reading import one, value
from hotelcs.workflows.duties.duties_owed import owed
from hotelcs.workflows.notices.notices_view import notices
from hotelcs.workflows.roster.shift_times import on_at, shifts
from hotelcs.workflows.views import Asking

_GRANTS = (
    "SELECT g.permission, g.post FROM post_grant g JOIN post p ON p.code = g.post ORDER BY p.level, p.sort"
)
_ACCOUNT = "SELECT must_change, pin <> '' FROM account WHERE login = :login"
_ROSTERED = (
    "SELECT count(*) FROM roster_entry r JOIN account a ON a.staff_id = r.staff_id "
    "WHERE a.login = :login AND r.begins <= :soon AND r.ends > :at"
)
_DEPARTMENT = "SELECT department FROM post WHERE code = :post"
_IDLE = "SELECT idle_minutes, password_least, alarm_bell FROM property"
_PASSWORDS = "SELECT count(*) FROM account WHERE password <> '' AND status = 'active'"
_INCIDENTS = (
    "SELECT no, type, place, at, signed_in, drill FROM incident "
    "WHERE status IN ('reported','responding','contained','recovering','reviewing') "
    "AND status IN ('reported','responding','contained') ORDER BY drill, id"
)
_STEPS = (
    "SELECT seq, post, text_en, text_zh FROM incident_step WHERE done_at IS NULL AND incident_id = (SELECT id FROM incident "
    "WHERE status IN ('reported','responding','contained','recovering','reviewing') "
    "AND status IN ('reported','responding','contained') ORDER BY drill, id DESC LIMIT 1) ORDER BY seq LIMIT 6"
)
_RUN = "SELECT count(*) FROM shift_run WHERE status = 'open' AND department = 'FD'"


@dataclass(frozen=True, slots=True)
class Me:
    """The person asking. `who` names for every right the posts that have it; `rostered` whether the roster has them now.

    `department` is that of the main post. Money in minor units; `discount` in per cent.
    """

    login: str
    name: str
    staff: str
    posts: tuple[str, ...]
    department: str
    rights: tuple[str, ...]
    who: dict[str, tuple[str, ...]]
    compensation_minor: int
    gesture_minor: int
    discount: int
    must_change: bool
    has_pin: bool
    must_reads: int
    unsigned_duties: int
    rostered: bool
    roster_kept: bool
    idle_minutes: int
    password_least: int
    currency: str
    bell: bool = True


def me(asking: Asking) -> Me:
    """Who asks, as the screens have to know it."""
    actor = asking.actor
    who: dict[str, list[str]] = defaultdict(list)
    for right, post in asking.rows(_GRANTS):
        who[right].append(post)
    must_change, has_pin = one(asking.reader, _ACCOUNT, login=actor.login) or (0, 0)
    idle, least, bell = one(asking.reader, _IDLE) or (3, 15, 1)
    unsigned = (
        owed(asking.reader, asking.business_date(), staff=actor.staff) if actor.staff is not None else []
    )
    at = asking.local_now().strftime("%Y-%m-%dT%H:%M")
    rostered = value(asking.reader, _ROSTERED, login=actor.login, at=at, soon=at)
    found = one(asking.reader, _DEPARTMENT, post=next(iter(actor.posts), ""))
    department = str(found[0]) if found else ""
    return Me(
        actor.login, actor.name, actor.staff_no, actor.posts, department, tuple(sorted(actor.grants)),
        {right: tuple(posts) for right, posts in who.items()}, actor.compensation_minor, actor.gesture_minor,
        actor.discount, bool(must_change), bool(has_pin), len(notices(asking, unread=True, must_read=True)), len(unsigned),
        bool(rostered), bool(value(asking.reader, "SELECT count(*) FROM roster_entry WHERE ends > :at", at=at)), idle, least, asking.currency, bool(bell),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """An emergency that is not over, as a terminal shows it to anybody."""

    incident: str
    type: str
    place: str
    at: str
    signed_in: bool
    drill: bool
    began: str


@dataclass(frozen=True, slots=True)
class Door:
    """What a terminal shows while nobody is signed in: no guest and no person, but emergencies and what to do first."""

    business_date: str
    shift: str
    passwords: int
    incidents: tuple[OpenIncident, ...]
    shift_open: bool
    bell: bool = True
    steps: tuple[str, ...] = ()


def door(asking: Asking) -> Door:
    """The closed door."""
    listed = shifts(asking.reader)
    now = on_at(listed, asking.local_now().replace(tzinfo=None))
    name = "" if now is None else now.shift.name_zh if i18n.current() == "zh" else now.shift.name_en
    raised = tuple(
        OpenIncident(no, kind, place, asking.local(at)[11:], bool(signed), bool(drill), at)
        for no, kind, place, at, signed, drill in asking.rows(_INCIDENTS)
    )
    return Door(
        asking.business_date(),
        name,
        int(value(asking.reader, _PASSWORDS)),
        raised,
        bool(value(asking.reader, _RUN)),
        bool((one(asking.reader, _IDLE) or (3, 15, 1))[2]),
        _next_steps(asking) if raised else (),
    )


def _next_steps(asking: Asking) -> tuple[str, ...]:
    """What the plan of the emergency asks for first: who, and what; it names no guest and no person."""
    chinese = i18n.current() == "zh"
    return tuple(f"{seq} {post}  {zh if chinese else en}" for seq, post, en, zh in asking.rows(_STEPS))
