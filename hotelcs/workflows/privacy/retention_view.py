"""What is stored, how long, how much of it, how much is over its time; which holds stand; what was asked to go."""

import json
from dataclasses import dataclass
from datetime import date

from hotelcs.clock import iso
from hotelcs.i18n import N_, tr
from hotelcs.storage import keys
from hotelcs.workflows.privacy.classes import THEN, WHAT, limit_of
from hotelcs.workflows.privacy.codes import code_of
from hotelcs.workflows.privacy.counting import due, oldest
from hotelcs.workflows.privacy.parts import KINDS
from hotelcs.workflows.views import Asking

MOST = 200


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """A class: what it holds, days it is kept (None for ever), the least the law asks for, on what that rests, what becomes
    of it, rows there are and since when, rows over their time, rows of those that a hold keeps.
    """  # noqa: D205 - one sentence too long for a line

    data_class: str
    what: str
    days: int | None
    least: int
    basis: str
    then: str
    rows: int
    oldest: str
    over_time: int
    under_hold: int


def retention(asking: Asking, count: bool = True) -> list[RetentionRow]:
    """Every class in the order of the handbook; with `count` false nothing is counted."""
    found = []
    today = date.fromisoformat(asking.business_date())
    rules = asking.rows("SELECT code, days, least, basis FROM retention_rule ORDER BY sort")
    for code, days, least, basis in rules:
        rows, first, over, held = 0, "", 0, 0
        if count and code in KINDS:
            rows, first = oldest(asking.reader, code)
            parts = due(asking.reader, {code: limit_of(today, days, asking.tz)}) if days is not None else []
            over, held = sum(part.due for part in parts), sum(part.held for part in parts)
        found.append(
            RetentionRow(code, tr(WHAT[code]), days, least, basis, tr(THEN[code]), rows, first, over, held)
        )
    return found


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A hold: the record it is on, why, who placed it when, and who lifted it (empty while it stands)."""

    hold: str
    kind: str
    record: str
    reason: str
    placed_by: str
    placed_at: str
    lifted_by: str
    lifted_at: str


def holds(asking: Asking, every: bool = False) -> list[HoldRow]:
    """Holds that stand, newest first; with `every` the lifted ones too."""
    where = "" if every else "WHERE lifted_at IS NULL "
    sql = (
        "SELECT no, kind, ref, reason, placed_by, placed_at, coalesce(lifted_by, ''), coalesce(lifted_at, '') "
        f"FROM legal_hold {where}ORDER BY id DESC LIMIT {MOST}"
    )
    return [
        HoldRow(no, kind, ref, reason, by, asking.local(at), lifter, asking.local(lifted))
        for no, kind, ref, reason, by, at, lifter, lifted in asking.rows(sql)
    ]


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """A request: its kind, the number of the guest it is about, who asked and confirmed, how it stands (also `expired`), rows planned and gone, the day
    on which the rest goes. `confirm_code` is told to who asked, while it is good.
    """  # noqa: D205 - one sentence too long for a line

    erasure: str
    kind: str
    about: str
    status: str
    asked_by: str
    asked_at: str
    until: str
    confirmed_by: str
    to_go: int
    done: int
    rest_date: str
    confirm_code: str


STATES = (N_("planned"), N_("running"), N_("done"), N_("withdrawn"), N_("expired"))


def erasures(asking: Asking) -> list[ErasureRow]:
    """What was asked to go, newest first."""
    now, found = iso(asking.now), []
    sql = (
        "SELECT e.no, e.kind, coalesce(g.no, ''), e.status, e.asked_by, e.asked_at, e.until, coalesce(e.confirmed_by, ''), "
        "e.plan, e.done, coalesce(e.rest_date, ''), e.digest FROM erasure e LEFT JOIN guest g ON g.id = e.guest_id "
        f"ORDER BY e.id DESC LIMIT {MOST}"
    )
    for no, kind, guest, status, by, at, until, second, plan, done, rest, digest in asking.rows(sql):
        good = status == "planned" and str(until) >= now
        state = "expired" if status == "planned" and not good else status
        code = code_of(keys.load(asking.uid), no, digest) if good and by == asking.login else ""
        planned = json.loads(plan)
        rows = sum((planned.get("due") or planned.get("goes") or {}).values())
        gone = sum(json.loads(done).values())
        times = (asking.local(at), asking.local(until))
        found.append(ErasureRow(no, kind, guest, state, by, *times, second, rows, gone, str(rest), code))
    return found
