"""The commonest tasks of the desk as hands type them, with the keys the handbook allows (03 §3.3).

A control key is a key of its own (`<F2>`, `<Enter>`, and letters or digits that act at once, written `!q`); everything else
is data. A document that a reader types is a scan and costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.conftest import IDS
from tests.terminal.pty_harness import KEYS


@dataclass(frozen=True)
class Task:
    """`keys` from `before` on, and what the tables hold afterwards: `sql` gives `result`."""

    number: str
    name: str
    control: int
    data: int
    keys: tuple[str, ...]
    sql: str
    result: object
    said: str
    before: tuple[str, ...] = ()

    @property
    def spent(self) -> tuple[int, int]:
        """Control keys and characters of data."""
        typed = [key for key in self.keys if key not in IDS]
        acting = [key for key in typed if key in KEYS or (key[0] == "!" and len(key) == 2)]
        return len(acting), sum(len(key) for key in typed if key not in acting)


def sent(keys: Sequence[str]) -> list[str]:
    """The keys as the terminal gets them."""
    return [key[1:] if key[0] == "!" and len(key) == 2 else key for key in keys]


TASKS = (
    Task("1", "Check in, confirmed, one guest", 8, 4, ("<F2>", "r1", "<Enter>", IDS[0], "<Enter>", "!0", "<Enter>", "<F10>"),
         "SELECT count(*) FROM stay WHERE status = 'in_house'", 3, "is checked in, room"),
    Task("2", "Check in walk-in", 14, 12, ("!:", "in", "<Enter>", IDS[1], "<Enter>", "Sun Qi", "<Enter>", "!1", "<Enter>", "2", "<Enter>",
                                           "!0", "<F10>"),
         "SELECT count(*) FROM stay WHERE status = 'in_house'", 3, "is checked in, room"),
    Task("3", "Check out, balance 0", 4, 4, ("102", "<Enter>", "!q", "<Enter>"),
         "SELECT status FROM stay WHERE no = 'S261123-002'", "checked_out", "has left room 102", ("<F4>", "04")),
    Task("4", "Check out with minibar and invoice", 14, 16, ("!:", "out 101", "<Enter>", "!n", "!1", "2", "<Enter>", "!i", "<Enter>", "!1"),
         "SELECT s.status || ' ' || i.kind || ' ' || i.status || ' ' || l.qty || ' ' || (SELECT sum(amount_minor) FROM payment) "
         "FROM stay s JOIN folio f ON f.stay_id = s.id JOIN invoice_request i ON i.folio_id = f.id AND i.amount_minor > 0 "
         "JOIN line_source o ON o.item = 'COLA' JOIN folio_line l ON l.id = o.line_id WHERE s.no = 'S261123-001'",
         "checked_out company_general requested 2 4800", "has left room 101"),
    Task("5", "Find a guest, room or case anywhere", 2, 4, ("<F2>", "wf", "<Enter>"), "SELECT 1", 1, "Wang Fang"),
    Task("6", "Change one room's status", 2, 4, ("201", "!s", "!2"), "SELECT hk_state FROM room WHERE no = '201'", "dirty",
         "Room 201 is set.", ("<F4>", "05")),
    Task("7", "Change many rooms (two)", 4, 0, ("! ", "! ", "!s", "!2"),
         "SELECT count(*) FROM room WHERE hk_state = 'dirty'", 2, "Rooms set: 2.", ("<F4>", "05", "201")),
    Task("11", "Complaint intake", 8, 12 + 16, ("!:", "c 101 noise", "<Enter>", "loud music there", "<Enter>", "!2", "<Enter>", "!1", "<F10>"),
         "SELECT severity || ' ' || status || ' ' || mood_in || ' ' || wants || ' ' || (SELECT count(*) FROM complaint_action) "
         "FROM complaint", "s3 acknowledged 2 fix 2", "is taken: S3"),
    Task("12", "Complaint next step", 3, 0, ("!s", "!1"), "SELECT status FROM complaint", "in_action", "somebody is on the spot",
         ("<F4>", "09")),
    Task("13", "Raise emergency", 3, 6, ("<F9>", "!1", "0703", "<Enter>"), "SELECT place FROM incident", "0703", "N261123-001"),
    Task("14", "Roll-call one room of two", 3, 4, ("0604", "<Enter>", "!y", "!y"),
         "SELECT count(*) FROM roll_call_entry WHERE room = '0604' AND status = 'safe'", 2, "Not seen: 3", ("!:", "roll", "<Enter>")),
    Task("15", "Log entry", 2, 12, ("<F8>", "lift is loud", "<Enter>"), "SELECT words FROM log_entry", "lift is loud", "J261123-001"),
    Task("17", "Extend one night", 3, 10, ("!:", "ext 101 1", "<Enter>", "<Enter>"),
         "SELECT due_out FROM stay WHERE no = 'S261123-001'", "2026-11-26", "stays to 2026-11-26"),
    Task("18", "Room move", 4, 13, ("!:", "mv 101 103", "<Enter>", "!1"),
         "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id WHERE s.no = 'S261123-001'", "103", "is in room 103"),
    Task("19a", "Amend reservation", 8, 14, ("<F4>", "!0", "!6", "<Tab>", "!e", "<Tab>", "fri", "<F10>"),
         "SELECT departure FROM reservation WHERE no = 'R261123-001'", "2026-11-27", "is changed"),
    Task("19b", "Cancel reservation", 5, 13, ("!:", "cancel r1 ill", "<Enter>", "<Enter>"),
         "SELECT status FROM reservation WHERE no = 'R261123-001'", "cancelled", "is cancelled"),
    Task("20", "New reservation by phone", 14, 35, ("!:", "n", "<Enter>", "Sun Qi", "<Tab>", "13911223344", "<Enter>", "!1", "<Tab>",
                                                     "fri", "<Tab>", "2", "<F10>"),
         "SELECT arrival || ' ' || departure FROM reservation WHERE no = 'R261123-004'", "2026-11-27 2026-11-29", "Booked for Sun Qi"),
    Task("21", "Take a payment", 4, 6, ("!m", "!1", "<F10>"), "SELECT sum(amount_minor) FROM payment", 2800, "Paid", ("<F4>", "03", "b")),
    Task("22", "Wake call", 2, 14, ("!:", "wake 101 0630", "<Enter>"), "SELECT at FROM wake_call", "2026-11-23T22:30:00Z",
         "Wake-up calls set: 1, 2026-11-24 06:30."),
    Task("25", "Call the rapid response team", 3, 12, ("!:", "call rrt", "<Enter>", "fire", "<Enter>"),
         "SELECT team || ' ' || reason || ' ' || status FROM callout", "rrt fire raised", "U261123-001: called"),
    Task("26", "Approve compensation", 2, 0, ("!1", "!y"), "SELECT status FROM approval", "approved", "is approved"),
)  # fmt: skip
"""Tasks 8 to 10, 16, 23 and 24 belong to screens that are not built or are measured elsewhere."""
