"""05 Rooms, taking a room out of order (not sold) or out of service (sold only on purpose)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.dates import date_field
from hotelcs.screens.forms.field import Field, Option
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

KINDS = (Option("1", "ooo", N_("out of order")), Option("2", "oos", N_("out of service")))


class BlockForm(FormSheet):
    """Kind by digit, first and last day, reason (handbook 02 §2.3.2)."""

    number: ClassVar[str] = "05"
    title: ClassVar[str] = N_("Rooms")
    verb: ClassVar[str] = "block-room"

    def __init__(self, counter: "Counter", room: str, today: str, kind: str = "") -> None:
        self.room = room
        self.kind = Field("kind", N_("Kind"), required=True, options=KINDS)
        self.first = date_field("from", N_("From"), today, required=True)
        self.until = date_field("to", N_("To"), today, required=True)
        self.reason = Field("reason", N_("Reason"), required=True)
        self.kind.put(kind)
        if today:
            self.first.put(today)
            self.until.put((date.fromisoformat(today) + timedelta(days=1)).isoformat())
        super().__init__(counter, room, FormState([self.kind, self.first, self.until, self.reason]))

    def sections(self, width: int) -> list[Section]:
        """One part."""
        del width
        title = tr(N_("Block room {room}"), room=self.room)
        return [Section(title, [(self.kind,), (self.first, self.until), (self.reason,)])]

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        return {
            "room": self.room,
            "kind": self.kind.value,
            "from": self.first.value,
            "to": self.until.value,
            "reason": self.reason.value,
        }

    def saved(self, done: Any) -> None:
        """Say that the room is blocked."""
        del done
        self.counter.praise(tr(N_("Room {room} is blocked."), room=self.room))
