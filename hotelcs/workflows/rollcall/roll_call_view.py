"""A roll call: who is on it in the order in which they are looked for, how it stands, who said what, and those before."""

from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one, value
from hotelcs.workflows.measures.roll_calls import FOUND, completeness
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.registers.owned import is_all
from hotelcs.workflows.views import Asking

ANSWERS = ("safe", "off_site", "injured", "hospital", "missing", "unknown")
_SUMS = ", ".join(f"(SELECT count(*) FROM roll_call_entry e WHERE e.roll_call_id = c.id AND NOT e.withdrawn AND e.status = '{one}')"
                  for one in ANSWERS)  # fmt: skip
_CALLS = (
    "SELECT i.no, i.type, i.place, c.drill, c.assembly, c.opened_at, c.opened_by, c.closed_at, c.closed_by, c.handed_to, c.frozen, "
    f"{_SUMS}, (SELECT count(*) FROM roll_call_entry e WHERE e.roll_call_id = c.id AND NOT e.withdrawn AND e.appended), "
    "(SELECT count(*) FROM roll_call_entry e WHERE e.roll_call_id = c.id AND NOT e.withdrawn AND e.assist AND e.status = 'unknown'), "
    "c.version FROM roll_call c JOIN incident i ON i.id = c.incident_id "
)
_NEWEST = (
    _CALLS
    + "WHERE (:no = '' OR i.no = :no) AND (NOT :open OR c.closed_at IS NULL) ORDER BY c.closed_at IS NOT NULL, c.drill, c.id DESC LIMIT :most"
)
_WHICH = (
    "SELECT c.id, c.drill FROM roll_call c JOIN incident i ON i.id = c.incident_id WHERE :no = '' OR i.no = :no "
    "ORDER BY c.closed_at IS NOT NULL, c.drill, c.id DESC LIMIT 1"
)
_PEOPLE = (
    "SELECT seq, kind, ref, name, room, floor, assist, need, minor, age, nationality, lang, phone, post, status, marked_at, marked_by, "
    "appended FROM roll_call_entry WHERE roll_call_id = :call AND NOT withdrawn AND (:floor < 0 OR floor = :floor) "
    "AND (NOT :unseen OR status IN ('unknown','missing')) "
    "ORDER BY status <> 'unknown', status <> 'missing', NOT assist, room = '', floor, length(room), room, seq"
)
_DRILL = "SELECT i.no FROM drill d JOIN incident i ON i.id = d.incident_id WHERE d.no = :no"
_TICKS = (
    "SELECT e.seq, e.room, e.name, t.before, t.status, t.at, t.actor, t.terminal, t.after_close, t.reason "
    "FROM roll_call_tick t JOIN roll_call_entry e ON e.id = t.entry_id WHERE e.roll_call_id = :call "
    "AND (:seq = 0 OR e.seq = :seq) ORDER BY t.id DESC LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class RollCallRow:
    """How a roll call stands; times of the hotel's clock. `completeness` is M-37 in per cent, None where nobody is expected.

    `expected` is the frozen list and those appended, without who was taken off again; `assist` are those who need help and
    are not seen. A `drill` is no emergency.
    """

    incident: str
    type: str
    place: str
    drill: bool
    assembly: str
    opened: str
    opened_by: str
    closed: str
    closed_by: str
    handed_to: str
    frozen: int
    safe: int
    off_site: int
    injured: int
    hospital: int
    missing: int
    unknown: int
    appended: int
    assist: int
    expected: int
    completeness: float | None
    version: int


@dataclass(frozen=True, slots=True)
class RollCallPerson:
    """Somebody on the list: `spot` is where (#12). A guest without a name was booked and never written down."""

    spot: str
    kind: str
    ref: str
    name: str
    room: str
    floor: int | None
    assist: bool
    need: str
    minor: bool
    years: int | None
    nationality: str
    lang: str
    phone: str
    post: str
    status: str
    at: str
    by: str
    appended: bool
    drill: bool


@dataclass(frozen=True, slots=True)
class RollCallTickRow:
    """Somebody said what became of somebody; `after_close` when the roll call was over."""

    spot: str
    room: str
    name: str
    before: str
    status: str
    at: str
    by: str
    terminal: str
    after_close: bool
    reason: str
    drill: bool


def roll_calls(
    asking: Asking, incident: str = "", open: str | bool = "", limit: int | str = 50
) -> list[RollCallRow]:
    """Roll calls, those under way first, then the latest; only those of one emergency, or only those under way."""
    rows = asking.rows(
        _NEWEST, no=_number(asking, incident), open=is_all(open), most=max(1, min(int(limit), 500))
    )
    return [_row(asking, row) for row in rows]


def roll_call(
    asking: Asking, incident: str = "", unseen: str | bool = "", floor: int | str = -1
) -> list[RollCallPerson]:
    """Who is on the roll call of an emergency, or on the one under way: unseen first, of those who need help first, by room.

    Nobody while none was called; raises Refusal ROLL_CALL_NONE for an emergency without one.
    """
    call, drill = _which(asking, incident)
    rows = asking.rows(_PEOPLE, call=call, floor=int(floor), unseen=is_all(unseen))
    return [
        RollCallPerson(f"#{seq}", kind, ref, name, room, level, bool(assist), need, bool(minor), age, nation, lang, phone, post,
                       status, asking.local(at)[11:], by, bool(appended), bool(drill))
        for seq, kind, ref, name, room, level, assist, need, minor, age, nation, lang, phone, post, status, at, by, appended in rows
    ]  # fmt: skip


def roll_call_ticks(
    asking: Asking, incident: str = "", who: str = "", limit: int | str = 200
) -> list[RollCallTickRow]:
    """What was said of whom on a roll call, the latest first; of one place on the list (#12). Raises Refusal ROLL_CALL_NONE."""
    call, drill = _which(asking, incident)
    place = who.strip().removeprefix("#")
    seq = int(place) if place.isascii() and place.isdecimal() and len(place) < 9 else 0
    rows = asking.rows(_TICKS, call=call, seq=seq, most=max(1, min(int(limit), 5000)))
    return [
        RollCallTickRow(f"#{at}", room, name, before, status, asking.local(when), by, terminal, bool(late), reason, bool(drill))
        for at, room, name, before, status, when, by, terminal, late, reason in rows
    ]  # fmt: skip


def _which(asking: Asking, incident: str) -> tuple[Any, ...]:
    """The roll call asked for, and whether it is of a drill; none at all where nobody has called one yet."""
    found = one(asking.reader, _WHICH, no=_number(asking, incident))
    if found is None and incident:
        raise Refusal(
            "ROLL_CALL_NONE", N_("There is no roll call yet."), field="incident", next=("open-roll-call",)
        )
    return found or (0, False)


def _number(asking: Asking, incident: str) -> str:
    if incident.strip().upper().startswith("Z"):
        return str(value(asking.reader, _DRILL, no=number_of(asking.reader, "drill", incident)) or incident)
    return number_of(asking.reader, "incident", incident) if incident else ""


def _row(asking: Asking, row: tuple[Any, ...]) -> RollCallRow:
    (
        no,
        kind,
        place,
        drill,
        assembly,
        opened,
        by,
        closed,
        closed_by,
        handed,
        frozen,
        *counts,
        appended,
        assist,
        version,
    ) = row
    answers = dict(zip(ANSWERS, counts, strict=True))
    expected = sum(counts)
    return RollCallRow(
        no, kind, place, bool(drill), assembly, asking.local(opened), by, asking.local(closed), closed_by or "", handed, frozen,
        **answers, appended=appended, assist=assist, expected=expected,
        completeness=completeness(sum(answers[one] for one in FOUND), expected), version=version,
    )  # fmt: skip
