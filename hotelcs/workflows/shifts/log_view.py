"""The shift log, read: newest first, with what became of each line; one kept from most eyes only says that it is there."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hotelcs.clock import iso, parse_instant
from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking, as_date

MOST = 500
ACKNOWLEDGED_WITHIN = timedelta(minutes=15)
"""After so long without being read, what was reported up goes to the next level (handbook 01 S-81)."""
OPENED_FOR = timedelta(minutes=10)
"""How long after its entry in the ledger a restricted line can be read."""
_ENTRIES = (
    "SELECT e.no, e.at, e.business_date, coalesce(r.shift, ''), coalesce(r.department, ''), e.category, e.words, "
    "coalesce(m.no, ''), e.link, e.must_read, e.report_up, e.carry_over, e.restricted, e.author, coalesce(o.no, ''), "
    "coalesce(n.no, ''), coalesce((SELECT k.kind FROM log_mark k WHERE k.entry_id = e.id AND k.kind IN ('done','reopened') "
    "ORDER BY k.id DESC LIMIT 1), ''), "
    "coalesce((SELECT group_concat(actor, ',') FROM (SELECT DISTINCT k.actor FROM log_mark k WHERE k.entry_id = e.id "
    "AND k.kind = 'read' ORDER BY k.actor)), '') "
    "FROM log_entry e LEFT JOIN shift_run r ON r.id = e.run_id LEFT JOIN room m ON m.id = e.room_id "
    "LEFT JOIN log_entry o ON o.id = e.amends_id LEFT JOIN log_entry n ON n.amends_id = e.id"
)

_OPENED = (
    "SELECT 1 FROM ledger_reference f JOIN ledger l ON l.seq = f.seq WHERE f.ref = :no AND l.verb = 'open-restricted' "
    "AND l.actor = :me AND l.at >= :since"
)


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the log. `amends` is the line it corrects, `amended_by` the one that corrects it; `at` is hotel time.

    Of a `restricted` one words, room and link are blank until it is opened.

    `open` while it is carried over and not done. `waits_for` names who should have read what was reported: superior,
    next_level after 15 minutes, or nothing.
    """

    entry: str
    at: str
    business_date: str
    shift: str
    department: str
    category: str
    words: str
    room: str
    link: str
    must_read: bool
    report_up: bool
    carry_over: bool
    restricted: bool
    author: str
    amends: str
    amended_by: str
    open: bool
    read_by: str
    waits_for: str


def log(
    asking: Asking,
    day: str | None = None,
    category: str | None = None,
    room: str | None = None,
    open: bool | None = None,
    run: int | str | None = None,
    limit: int | str = 50,
) -> list[LogRow]:
    """Lines, newest first: of a business date, a category, a room, a shift (its row), or only what is open. Raises Usage."""
    parts: list[str] = []
    values: dict[str, Any] = {"most": max(1, min(int(limit), MOST))}
    day = as_date(day, "day") if day else None
    for column, name, wanted in (("e.business_date", "day", day), ("e.category", "category", category),
                                 ("m.no", "room", room), ("e.run_id", "run", None if run is None else int(run))):  # fmt: skip
        if wanted is not None:
            parts.append(f"{column} = :{name}")
            values[name] = wanted
    if room is not None:
        parts.append("NOT e.restricted")  # which room it is about is kept from most eyes too
    if open:
        parts.append("e.id IN (SELECT entry_id FROM log_open)")
    where = f" WHERE {' AND '.join(parts)}" if parts else ""
    rows = [
        _row(asking, *row)
        for row in asking.rows(f"{_ENTRIES}{where} ORDER BY e.id DESC LIMIT :most", **values)
    ]
    return [row for row in rows if not open or ((row.open or row.waits_for) and not row.amended_by)]


def unread_reports(asking: Asking) -> list[LogRow]:
    """Every line that was reported up and that no superior has read, newest first."""
    where = "WHERE e.id IN (SELECT entry_id FROM log_open WHERE kind = 'report')"
    return [_row(asking, *row) for row in asking.rows(f"{_ENTRIES} {where} ORDER BY e.id DESC")]


def log_entry(asking: Asking, no: str) -> LogRow:
    """One line. A restricted one only after `open-restricted`, by who did that and may still.

    Raises Refusal LOG_UNKNOWN, Denied OPEN_FIRST.
    """
    found = one(asking.reader, f"{_ENTRIES} WHERE e.no = :no", no=number_of(asking.reader, "log_entry", no))
    if found is None:
        raise Refusal("LOG_UNKNOWN", N_("There is no line {reference} in the log."), field="no", reference=no)
    if not found[12]:
        return _row(asking, *found)
    since = iso(asking.now - OPENED_FOR)
    if not asking.may("restricted.read") or not asking.rows(
        _OPENED, no=found[0], me=asking.login, since=since
    ):
        raise Denied("OPEN_FIRST", N_("This line is kept from most eyes; ask for it with a reason first."), field="no",
                     next=("open-restricted",))  # fmt: skip
    return _row(asking, *found, clear=True)


def _row(asking: Asking, *columns: Any, clear: bool = False) -> LogRow:
    (no, at, day, shift, department, category, words, room, link, must, up, carry, restricted, author, amends, amended,
     state, read_by) = columns  # fmt: skip
    words, room, link = (words, room, link) if clear or not restricted else ("", "", "")
    waits = ""
    if up and not read_by and not amended:
        waits = "superior" if asking.now <= parse_instant(at) + ACKNOWLEDGED_WITHIN else "next_level"
    return LogRow(
        no, asking.local(at), day, shift, department, category, words, room, link, bool(must), bool(up), bool(carry),
        bool(restricted), author, amends, amended, bool(carry) and state != "done", read_by, waits,
    )  # fmt: skip
