"""The roster from a file: columns staff, day, shift at least; staff is a number or a login."""

from datetime import date, datetime
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader, value
from hotelcs.text import clean
from hotelcs.workflows.act import Work
from hotelcs.workflows.people.logins import number_of
from hotelcs.workflows.roster.roster_acts import Roster
from hotelcs.workflows.roster.shift_times import shifts
from hotelcs.workflows.transfer.mapping import plain_day
from hotelcs.workflows.transfer.reservations_in import Taken
from hotelcs.workflows.transfer.rows import Progress, Sorted

VERBS = ("roster",)
"""What a row is when it is done by itself."""
KNOWN = ("staff", "day", "shift", "post", "on_call", "note")
TRUE, FALSE = ("1", "yes", "true", "x"), ("0", "no", "false", "")
_PEOPLE = (
    "SELECT s.no, a.login, s.left_on, h.post, h.valid_from, coalesce(h.valid_to, '9999-12-31') FROM staff s "
    "LEFT JOIN account a ON a.staff_id = s.id LEFT JOIN staff_post h ON h.staff_id = s.id ORDER BY s.id, h.main DESC, h.id"
)
_SPANS = "SELECT s.no, r.day, r.shift FROM roster_entry r JOIN staff s ON s.id = r.staff_id"
_TAKEN = "SELECT s.no, r.begins, r.ends FROM roster_entry r JOIN staff s ON s.id = r.staff_id"


class Here:
    """What a row is checked against: people by number and login with their posts, shifts, and the rows before it."""

    def __init__(self, reader: Reader) -> None:
        self.shifts = {shift.code: shift for shift in shifts(reader)}
        self.held: dict[str, list[tuple[str, str, str]]] = {}
        self.numbers: dict[str, str] = {}
        self.gone: set[str] = set()
        today = str(value(reader, "SELECT day FROM business_day WHERE status = 'open'"))
        for no, login, left, post, first, last in reader.rows(_PEOPLE):
            self.numbers[no] = no
            if login:
                self.numbers[login] = no
            if left and left < today:
                self.gone.add(no)
            if post:
                self.held.setdefault(no, []).append((post, first, last))
        self.there = set(reader.rows(_SPANS))
        self.taken: dict[str, list[tuple[datetime, datetime]]] = {}
        for no, begins, ends in reader.rows(_TAKEN):
            span = datetime.fromisoformat(begins), datetime.fromisoformat(ends)
            self.taken.setdefault(no, []).append(span)


def check(fields: dict[str, Any], here: Here) -> dict[str, Any]:
    """One row's fields, complete and legal, and not on top of another shift. Raises Refusal naming the field.

    A shift that is on the roster already is known, whoever has left or changed posts since.
    """
    for name in fields.keys() - set(KNOWN):
        raise Refusal("FIELD_UNKNOWN", N_("There is no field {name}."), field=name, name=name)
    for name in ("staff", "day", "shift"):
        if not str(fields.get(name) or "").strip():
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field=name, name=name)
    made: dict[str, Any] = {
        name: clean(str(given), field=name, limit=200) for name, given in fields.items() if str(given).strip()
    }
    number = here.numbers.get(number_of(made["staff"])) or here.numbers.get(made["staff"])
    if number is None:
        raise Refusal(
            "STAFF_UNKNOWN", N_("Nobody here is {reference}."), field="staff", reference=made["staff"]
        )
    made["staff"], made["day"] = number, _day(made["day"])
    if made["shift"] not in here.shifts:
        raise Refusal("SHIFT_UNKNOWN", N_("There is no shift {shift}."), field="shift", shift=made["shift"])
    made["on_call"] = _truth(made.get("on_call", ""))
    Roster.parse(made)
    if (number, made["day"].isoformat(), made["shift"]) not in here.there:
        _refuse_gone(here, made)
        _refuse_post(here, made)
        _refuse_overlap(here, made)
    return made


def _refuse_gone(here: Here, made: dict[str, Any]) -> None:
    if made["staff"] in here.gone:
        raise Refusal("STAFF_LEFT", N_("{staff} has left."), field="staff", staff=made["staff"])


def _refuse_post(here: Here, made: dict[str, Any]) -> None:
    day = made["day"].isoformat()
    held = [post for post, first, last in here.held.get(made["staff"], ()) if first <= day <= last]
    if not held or made.get("post", held[0]) not in held:
        raise Refusal("POST_NOT_HELD", N_("{staff} does not hold the post {post}."), field="post", staff=made["staff"],
                      post=made.get("post", "?"))  # fmt: skip


def _refuse_overlap(here: Here, made: dict[str, Any]) -> None:
    shift = here.shifts[made["shift"]]
    begins, ends = shift.begins(made["day"]), shift.ends(made["day"])
    others = here.taken.setdefault(made["staff"], [])
    if any(first < ends and begins < last for first, last in others):
        raise Refusal(
            "TWO_PLACES", N_("{staff} is on another shift at that time."), field="shift", staff=made["staff"]
        )
    others.append((begins, ends))


def _day(text: str) -> date:
    try:
        return plain_day(text)
    except ValueError:
        raise Refusal("DATE_WRONG", N_("{value} is no date like {example}."), field="day", value=text, example="2026-11-23") \
            from None  # fmt: skip


def _truth(text: str) -> bool:
    if text.lower() not in TRUE + FALSE:
        raise Refusal("VALUE_WRONG", N_("{value} is neither yes nor no."), field="on_call", value=text)
    return text.lower() in TRUE


def write(work: Work, sorted_rows: Sorted, progress: Progress) -> Taken:
    """Enter the shifts that are not on the roster yet."""
    known = set(work.reader.rows(_SPANS))
    fresh = [row.fields for row in sorted_rows.good
             if (row.fields["staff"], row.fields["day"].isoformat(), row.fields["shift"]) not in known]  # fmt: skip
    for done, row in enumerate(fresh, 1):
        Roster.parse(row).perform(work)
        progress(done, len(fresh))
    return Taken(len(fresh), len(sorted_rows.good) - len(fresh), (), (), 0)
