"""Every open item with its one owner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hotelcs.clock import parse_instant
from hotelcs.i18n import tr
from hotelcs.storage.reading import Reader
from hotelcs.workflows.ownership.owners import Owners
from hotelcs.workflows.ownership.sources import SOURCES
from hotelcs.workflows.views import Asking

_NAMES = "SELECT s.id, s.no, s.name, a.login FROM staff s LEFT JOIN account a ON a.staff_id = s.id"


@dataclass(frozen=True, slots=True)
class Item:
    """An open item: `held` says how its owner has it (own, absent, offered, bounced, unassigned); `due` may be empty.

    `away` is the name of whose it is while somebody else answers for it, `away_login` how they sign in. Times are the
    hotel's wall clock. `late` is true when a due instant has passed, or a due date before the business date.
    """

    kind: str
    title: str
    item: str
    words: str
    room: str
    due: str
    since: str
    late: bool
    staff: str
    owner: str
    login: str
    held: str
    offered_to: str
    offered_login: str
    away: str
    away_login: str
    screen: str


def items(
    asking: Asking,
    kind: str | None = None,
    owner: str | None = None,
    offered_to: str | None = None,
    department: str | None = None,
) -> list[Item]:
    """Open items, emergencies first, then those due first: all, of one kind, in somebody's hands (a login or a number of staff),
    or what a department hands over: the desk everything, another what its people own or wrote down.
    """  # noqa: D205 - one sentence too long for a line
    from hotelcs.workflows.shifts.share import Share

    owners = Owners(asking.reader, asking.now, asking.tz)
    names = {key: (no, name, login or "") for key, no, name, login in asking.rows(_NAMES)}
    nobody = ("", "", "")
    found = []
    today = asking.business_date()
    share = Share(asking.reader, department.upper(), today) if department else None
    local = asking.local_now()
    for one, ref, words, room, due, since in rows(asking.reader, today, kind, local.hour * 60 + local.minute):
        held = owners.of(one, ref)
        no, name, login = names.get(held.staff, nobody)
        receiver, away = names.get(held.offered_to, nobody), names.get(held.away, nobody)
        if share is not None and not share.has(one, ref, held.owner):
            continue
        if (owner is None or owner in (no, login)) and (offered_to is None or offered_to in receiver[::2]):
            found.append(Item(
                one, tr(SOURCES[one].title), ref, words, room, asking.local_due(due), asking.local_due(since),
                is_late(due, asking.now, today), no, name, login, held.how, receiver[1], receiver[2],
                away[1], away[2], SOURCES[one].screen,
            ))  # fmt: skip
    return sorted(
        found, key=lambda item: (item.kind != "incident", item.due or "9999", item.since, item.item)
    )


def rows(
    reader: Reader, today: str, kind: str | None = None, minute: int = 0
) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Kind, reference, words, room, due, since of everything that is open at `minute` of the hotel's day, without owners.

    Without a minute what is open only from an hour on is left out: a handover carries the guests themselves, not the count of
    calls to them.
    """
    for name, source in SOURCES.items():
        if kind is None or kind == name:
            for ref, words, room, due, since in source.rows(reader, today, minute):
                yield name, str(ref), str(words), str(room), str(due), str(since)


def is_late(due: str, now: datetime, today: str) -> bool:
    """Whether a due instant or date is past."""
    if not due:
        return False
    return parse_instant(due) < now if len(due) > len("2026-11-23") else due < today
