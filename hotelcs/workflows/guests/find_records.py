"""Rooms, reservations and stays by what is quoted of their number (handbook 02 §2.1: short forms too)."""

from datetime import date, timedelta

from hotelcs.entry import number_pattern
from hotelcs.workflows.views import Asking

ROOMS = 8
RECENT_DAYS = 31
"""A short stay number means one of the last month."""
_ROOMS = "SELECT id FROM room WHERE no >= :no AND no < :until ORDER BY length(no), no LIMIT :most"
_RESERVATION = "SELECT id FROM reservation WHERE no = :no"
_RESERVATION_TAIL = "SELECT id FROM reservation WHERE tail = :tail ORDER BY id DESC LIMIT :most"
LONGEST_TAG = 40
_TAGS = (
    "SELECT tag FROM luggage WHERE out_at IS NULL AND (tag >= :tag AND tag < :until OR tag LIKE :ending) "
    "ORDER BY length(tag), id DESC LIMIT :most"
)
_FOLIO = "SELECT reservation_id FROM folio WHERE no = :no"


def rooms(asking: Asking, text: str) -> list[int]:
    """Ids of rooms whose number begins with `text`."""
    if not text or not any(char.isdecimal() for char in text):
        return []
    return [row[0] for row in asking.rows(_ROOMS, no=text, until=text + "\U0010ffff", most=ROOMS)]


def tags(asking: Asking, text: str) -> list[str]:
    """Tags under which the desk keeps something: those that begin with `text`, or end in the serial of a short form (X12)."""
    wanted = text.strip().upper()
    if not 1 < len(wanted) <= LONGEST_TAG or " " in wanted:
        return []
    ending = f"{wanted[0]}%-{wanted[1:]:0>3}" if wanted[1:].isascii() and wanted[1:].isdecimal() else wanted
    return [
        row[0]
        for row in asking.rows(_TAGS, tag=wanted, until=wanted + "\U0010ffff", ending=ending, most=ROOMS)
    ]


def records(asking: Asking, text: str) -> tuple[list[int], list[int], list[int]]:
    """Ids of the reservations, stays and guests whose number `text` is, in full or in short."""
    pattern = number_pattern(text)
    if pattern is None:
        return [], [], []
    if pattern.prefix == "R":
        return _reservations(asking, pattern.like, exact=pattern.exact), [], []
    if pattern.prefix == "F" and pattern.exact:
        return [row[0] for row in asking.rows(_FOLIO, no=pattern.like)], [], []
    if pattern.prefix in ("S", "P"):
        table = "stay" if pattern.prefix == "S" else "guest"
        found = _numbered(asking, table, [pattern.like] if pattern.exact else _recent(asking, pattern.like))
        return ([], found, []) if table == "stay" else ([], [], found)
    return [], [], []


def _reservations(asking: Asking, like: str, *, exact: bool) -> list[int]:
    """The reservation of a full number, or the latest ones that end in a short form."""
    if exact:
        return [row[0] for row in asking.rows(_RESERVATION, no=like)]
    return [row[0] for row in asking.rows(_RESERVATION_TAIL, tail=_ending(like), most=3)]


def _numbered(asking: Asking, table: str, numbers: list[str]) -> list[int]:
    """Ids of the rows of `table` with one of `numbers`, newest first."""
    names = {f"n{place}": number for place, number in enumerate(numbers)}
    listed = ", ".join(f":{name}" for name in names)
    rows = asking.rows(f"SELECT id FROM {table} WHERE no IN ({listed}) ORDER BY id DESC LIMIT 3", **names)
    return [row[0] for row in rows]


def _recent(asking: Asking, like: str) -> list[str]:
    """The full numbers of the last month that a short form can mean."""
    today = date.fromisoformat(asking.business_date())
    days = (today - timedelta(days=back) for back in range(RECENT_DAYS))
    return [f"{like[0]}{day:%y%m%d}-{_ending(like):03d}" for day in days]


def _ending(like: str) -> int:
    """The serial in the pattern of a short form ("R______-012", "R%31")."""
    return int(like.rpartition("-")[2].lstrip("R%SPF") or 0)
