"""Who is there through a day, minute by minute: parts that others took, parts nobody took yet, and the gaps (scenarios M5, M11)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hotelcs.workflows.views import Asking, day_of

_ENTRIES = (
    "SELECT r.staff_id, r.begins, r.ends, r.shift, r.post, r.on_call FROM roster_entry r JOIN staff s ON s.id = r.staff_id "
    "WHERE r.begins < :last AND r.ends > :first AND (s.left_on IS NULL OR s.left_on >= r.day) ORDER BY r.begins, s.no"
)
_COVERS = (
    "SELECT c.id, c.staff_id, c.begins, c.ends, c.taker_id, c.reason, c.status, c.version FROM roster_cover c "
    "WHERE c.ends > :first AND c.begins < :last AND c.status <> 'withdrawn' ORDER BY c.begins, c.id"
)
_STAFF = "SELECT id, no, name FROM staff"
_MEMBERS = "SELECT staff_id FROM team_member WHERE team = :team AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)"
GAP = "gap"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """From an hour to an hour (hotel's clock, up to 24:00) somebody is there, or nobody is.

    `state` is there, on_call, asked (somebody else is asked to take it, by `cover`), taken (by `staff`, from `instead_of`), or
    gap. A gap has nobody.
    """

    begins: str
    ends: str
    state: str
    staff: str
    name: str
    instead_of: str
    post: str
    shift: str
    cover: int | None


@dataclass(frozen=True, slots=True)
class CoverRow:
    """Part of a shift that somebody asked others to take; who took it."""

    cover: int
    staff: str
    name: str
    begins: str
    ends: str
    status: str
    taker: str
    taker_name: str
    reason: str
    version: int


def roster_day(
    asking: Asking, day: str | None = None, post: str = "", team: str = "", shift: str = ""
) -> list[DaySpan]:
    """Through a day (the business date): everybody, or whoever is there of a post, a team or on a shift; and when nobody is."""
    first = datetime.combine(day_of(day or asking.business_date(), "day"), datetime.min.time())
    last = first + timedelta(days=1)
    span = {"first": _text(first), "last": _text(last)}
    people = {key: (no, name) for key, no, name in asking.rows(_STAFF)}
    members = {staff for (staff,) in asking.rows(_MEMBERS, team=team.lower(), day=first.date().isoformat())}
    covers = defaultdict(list)
    for row in asking.rows(_COVERS, **span):
        covers[row[1]].append(row)
    pieces = [
        piece
        for staff, begins, ends, code, held, on_call in asking.rows(_ENTRIES, **span)
        if post.upper() in ("", held) and shift in ("", code) and (not team or staff in members)
        for piece in _pieces(
            _Piece(
                max(_at(begins), first),
                min(_at(ends), last),
                staff,
                held,
                code,
                "on_call" if on_call else "there",
            ),
            covers[staff],
        )
    ]
    rows = sorted([*pieces, *_gaps(first, last, pieces)], key=lambda one: (one.begins, one.ends))
    return [_span(piece, first, people) for piece in rows]


def covers(asking: Asking, open: str | bool = True) -> list[CoverRow]:
    """Requests that are not over: those nobody took yet and those somebody did; with `open` only the former."""
    now = _text(asking.local_now().replace(tzinfo=None))
    people = {key: (no, name) for key, no, name in asking.rows(_STAFF)}
    nobody = ("", "")
    only_open = str(open).lower() not in ("false", "0", "no", "")
    return [
        CoverRow(key, *people[staff], begins, ends, status, *people.get(taker, nobody), reason, version)
        for key, staff, begins, ends, taker, reason, status, version in asking.rows(
            _COVERS, first=now, last="9999"
        )
        if status == "asked" or not only_open
    ]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a shift, or of a gap when `staff` is None; `taker` has it instead."""

    begins: datetime
    ends: datetime
    staff: int | None = None
    post: str = ""
    shift: str = ""
    state: str = GAP
    taker: int | None = None
    cover: int | None = None


def _pieces(whole: _Piece, own: list[tuple[Any, ...]]) -> list[_Piece]:
    """A shift cut where others are asked to take part of it, or have."""
    begin, found = whole.begins, []
    for key, _, begins, ends, taker, *_ in own:
        first, last = max(_at(begins), begin), min(_at(ends), whole.ends)
        if first < last:
            if begin < first:
                found.append(replace(whole, begins=begin, ends=first))
            state = "taken" if taker else "asked"
            found.append(replace(whole, begins=first, ends=last, state=state, taker=taker, cover=key))
            begin = last
    return [*found, replace(whole, begins=begin)] if begin < whole.ends else found


def _gaps(first: datetime, last: datetime, pieces: list[_Piece]) -> list[_Piece]:
    """When nobody is there."""
    gaps, until = [], first
    for begin, end in sorted((piece.begins, piece.ends) for piece in pieces):
        if begin > until:
            gaps.append(_Piece(until, begin))
        until = max(until, end)
    return [*gaps, _Piece(until, last)] if until < last else gaps


def _span(piece: _Piece, first: datetime, people: dict[int, tuple[str, str]]) -> DaySpan:
    who = piece.taker or piece.staff
    no, name = people[who] if who is not None else ("", "")
    instead = people[piece.staff][0] if piece.taker and piece.staff is not None else ""
    return DaySpan(_hour(piece.begins, first), _hour(piece.ends, first), piece.state, no, name, instead, piece.post,
                   piece.shift, piece.cover)  # fmt: skip


def _text(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _hour(at: datetime, first: datetime) -> str:
    minutes = int((at - first).total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
