"""Telling whom it concerns what is due: one notice for a kind, of what nobody was told of on this business date."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, spoken_in
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day
from hotelcs.workflows.notices.notice_acts import EVERYBODY, PostNotice
from hotelcs.workflows.reminders.due import AHEAD, KINDS, Kind, until
from hotelcs.workflows.reminders.told import told

LISTED = 100
"""Numbers a notice lists; of the rest it says how many."""
_HELD = (
    "SELECT DISTINCT h.post FROM staff_post h JOIN staff s ON s.id = h.staff_id WHERE h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day) AND (s.left_on IS NULL OR s.left_on >= :day)"
)


@dataclass(frozen=True, slots=True)
class Reminded:
    """The kind, up to which day was looked, the notice, how many people it is for, and what it lists."""

    kind: str
    until: str
    notice: str
    people: int
    items: tuple[str, ...]


class Remind(Act):
    """Tell whom it concerns what is due of a kind by a day, today's unless another is named; of each thing once a day."""

    kind: Literal["pre-arrival", "followup", "duty-review", "handover", "plan-review", "drill"]
    until: Day | None = None

    def perform(self, work: Work) -> Reminded:
        """Refused when nothing new is due, so that a second run tells nobody anything."""
        by = until(work.business_date, self._day(work), work.property.tz)
        kind, known = KINDS[self.kind], told(work.reader, work.business_date.isoformat())
        items = tuple(ref for ref in kind.due(work.reader, by) if (self.kind, ref) not in known)
        if not items:
            raise Refusal("NOTHING_NEW", N_("Nothing of this kind is due that was not told today."), field="kind",
                          next=("show reminders",))  # fmt: skip
        posted = PostNotice(
            title=_in_both(kind.title, count=len(items)), body=_body(items), to=_to(work, kind), until=by.day
        ).perform(work)
        return Reminded(self.kind, by.day.isoformat(), posted.notice, posted.people, items)

    def _day(self, work: Work) -> date:
        """Raises Refusal UNTIL_BEYOND for a day that is past or more than a month ahead."""
        day = self.until or work.business_date
        last = work.business_date + timedelta(days=AHEAD)
        if not work.business_date <= day <= last:
            raise Refusal("UNTIL_BEYOND", N_("Reminders look ahead from {first} to {last}."), field="until",
                          first=work.business_date, last=last)  # fmt: skip
        return day


def _in_both(message: str, **slots: object) -> str:
    """Both languages: who reads it may have either."""
    return " / ".join(spoken_in(language, message, **slots) for language in ("zh", "en"))


def _body(items: tuple[str, ...]) -> str:
    listed = ", ".join(items[:LISTED])
    more = len(items) - LISTED
    return listed if more <= 0 else f"{listed}, + {more}"


def _to(work: Work, kind: Kind) -> tuple[str, ...]:
    """The posts of the kind that somebody holds today; everybody where nobody does."""
    held = {post for (post,) in work.reader.rows(_HELD, day=work.business_date.isoformat())}
    return tuple(post for post in kind.posts if post in held) or (EVERYBODY,)
