"""02 Check-in, group mode: a line for each room, documents scanned one after the other, F10 checks in what is complete (W-11)."""

from collections import Counter as Counted
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.keymap import GROUP_CHECK_IN, Action
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.guest_fields import Pair, document_fault, masked, name_from
from hotelcs.screens.paint import ALARM, GOOD, Line, words
from hotelcs.screens.presses import Press
from hotelcs.screens.room_reports import line_of, sayings
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

TO_COME = ("confirmed", "guaranteed")
READY = ("VI", "VC")
ABREAST = 2
"""People side by side on a line."""


@dataclass(slots=True)
class RoomLine:
    """A room with a document for each adult, and a name where none is known."""

    reservation: str
    room: str
    people: list[Pair] = field(default_factory=list)

    @property
    def fields(self) -> list[Field]:
        """What is typed, in order: documents, and the names that are not on the list."""
        return [part for pair in self.people for part in pair if part is pair[0] or part.wanted]

    @property
    def complete(self) -> bool:
        """Whether everybody has shown a document that can be right, and there is a room."""
        return bool(self.room) and all(
            doc.value and not doc.fault() and name.value for doc, name in self.people
        )


def room_line(row: Any) -> RoomLine:
    """The line of a room of the group."""
    made = RoomLine(row.reservation, row.room)
    for at in range(row.adults):
        known = row.names[at] if at < len(row.names) else ""
        mark = "" if row.room_code in READY else "!"
        document = Field(f"{row.reservation}.{at}.document", f"{row.room or '-'}{mark} {known}", wanted=True,
                         check=document_fault, masks=masked)  # fmt: skip
        name = Field(f"{row.reservation}.{at}.name", N_("Name"), wanted=not known)
        name.put(known)
        made.people.append((document, name))
    return made


class GroupCheckIn(FormSheet):
    """The rooms of a group that are to come. Who has no document stands aside without holding the others up."""

    number: ClassVar[str] = "02"
    title: ClassVar[str] = N_("Group check-in")
    keys: ClassVar[tuple[Action, ...]] = GROUP_CHECK_IN
    verb: ClassVar[str] = "check-in-rooms"

    def __init__(self, counter: "Counter", group: Any, rooms: Sequence[Any]) -> None:
        self.group, self.label = group.group, f"{group.group} {group.name}"
        self.rooms = [room_line(row) for row in rooms]
        self.sent: list[RoomLine] = []
        self.went = 0
        self.gone: list[str] = []
        super().__init__(
            counter, self.group, FormState([part for room in self.rooms for part in room.fields])
        )
        for document in self._documents():
            document.check = self._fault
        self.shown = self._shown()

    def _documents(self) -> list[Field]:
        return [document for room in self.rooms for document, _ in room.people]

    def _shown(self) -> Counted[str]:
        """How often each document was shown, by whom is in already too."""
        return Counted([*self.gone, *(_plain(one.value) for one in self._documents() if one.value)])

    def _fault(self, text: str) -> str:
        """What is wrong with a document: its own digits, or that somebody else has shown it."""
        twice = self.shown[_plain(text)] > 1
        return document_fault(text) or (tr(N_("One document was shown for two people.")) if twice else "")

    def press(self, press: Press) -> bool:
        """As every form; then documents are compared with each other."""
        taken = super().press(press)
        self.shown = self._shown()
        return taken

    def banner(self) -> Line:
        """Whose group, how many rooms are complete and how many documents are there."""
        documents = self._documents()
        there = sum(bool(doc.value) and not doc.fault() for doc in documents)
        told = tr(
            N_("{group}  complete {complete} of {rooms} rooms, documents {there} of {documents}, in {went}"), group=self.label,
            complete=sum(room.complete for room in self.rooms) + self.went, rooms=len(self.rooms) + self.went,
            there=there + len(self.gone), documents=len(documents) + len(self.gone),
            went=self.went,
        )  # fmt: skip
        return (words(f" {told}"),)

    def sections(self, width: int) -> list[Section]:
        """A line for each room; ! where the room is not ready."""
        del width
        lines = [
            tuple(room.fields[at : at + ABREAST])
            for room in self.rooms
            for at in range(0, len(room.fields), ABREAST)
        ]
        return [Section(tr(N_("Rooms: scan, Enter, scan; F10 checks in those that are complete")), lines)]

    def status(self) -> str:
        """What is wrong with this document, else who sleeps in the room and how many documents are missing."""
        current = self.form.current
        if current.refusal is not None or current.fault():
            return current.wrong()
        room = next(room for room in self.rooms if current in room.fields)
        names = tr(N_(", ")).join(name.value or "?" for _, name in room.people)
        missing = sum(not doc.value for doc, _ in room.people)
        return tr(
            N_("{room} {names}: documents missing {missing}"),
            room=room.room or "-",
            names=names,
            missing=missing,
        )

    def moved(self, before: int) -> None:
        """A document that carries a name fills an empty one."""
        left = self.form.fields[before] if before < len(self.form.fields) else None
        for room in self.rooms:
            for pair in room.people:
                if pair[0] is left and name_from(pair) and self.form.current is pair[1]:
                    self.form.go_to_next_needed(self.form.at)

    def fields(self) -> dict[str, Any]:
        """The act's fields: the rooms that are complete."""
        self.sent = [room for room in self.rooms if room.complete]
        return {"rooms": [_check_in(room) for room in self.sent]}

    def save(self) -> None:
        """Check in what is complete; what is not stays."""
        if twice := next(
            (one for one in self._documents() if one.value and self.shown[_plain(one.value)] > 1), None
        ):
            self.form.mend(twice.name)
            self.counter.say(self._fault(twice.value), ALARM)
            return
        fields = self.fields()
        if not self.sent:
            self.counter.say(
                tr(N_("No room is complete yet: everybody in it shows a document, and it has a number.")),
                ALARM,
            )
            return
        if self._sent is None or self._sent[0] != fields:
            self._sent = (fields, uuid4().hex)
        self.counter.do(self.verb, fields, self._done, self._refused, key=self._sent[1])

    def _done(self, done: Any) -> None:
        """Rooms that are in leave the form; a refused one says why on its first line."""
        told = list(zip(self.sent, done.result["rooms"], strict=True))
        gone = [room for room, report in told if not report["code"]]
        self.went += len(gone)
        self.gone += [_plain(document.value) for room in gone for document, _ in room.people]
        stayed = sayings(done.result)
        self._narrow([room for room in self.rooms if room not in gone])
        for room, report in told:
            if report["code"]:
                room.people[0][0].refusal = Exception(line_of(report))
        said = (
            tr(N_("One room is checked in."))
            if len(gone) == 1
            else tr(N_("{count} rooms are checked in."), count=len(gone))
        )
        if self.rooms:
            left = tr(N_("Left: {count}."), count=len(self.rooms))
            self.counter.say(one_after_another([said, left, *stayed]), ALARM if stayed else GOOD)
        else:
            super()._done(done)

    def saved(self, done: Any) -> None:
        """Everybody is in."""
        del done
        told = (
            N_("{group}: its room is checked in.")
            if self.went == 1
            else N_("{group}: all {count} rooms are checked in.")
        )
        self.counter.praise(tr(told, group=self.group, count=self.went))

    def _narrow(self, rooms: list[RoomLine]) -> None:
        """Only these rooms are left in the form."""
        self.rooms = rooms
        self.form.narrow([part for room in rooms for part in room.fields])

    def reload(self) -> None:
        """Rooms that another desk has checked in are not asked for any more; what is typed stays."""
        self.counter.ask("group check-in", lambda desk: desk.show("group", no=self.group), self._look)

    def _look(self, found: Any) -> None:
        open_ = {row.reservation for row in arriving(found)}
        if any(room.reservation not in open_ for room in self.rooms):
            at = self.form.current
            self._narrow([room for room in self.rooms if room.reservation in open_])
            if at in self.form.fields:
                self.form.at = self.form.fields.index(at)


def _plain(document: str) -> str:
    """A document as two texts of it compare equal."""
    return "".join(document.split()).upper()


def _check_in(room: RoomLine) -> dict[str, Any]:
    people = [{"name": name.value, "document": document.value} for document, name in room.people]
    return {"reservation": room.reservation, "room": room.room, "guests": people, "cards": len(people)}


def arriving(group: Any) -> list[Any]:
    """The rooms of the group that are still to come."""
    return [row for row in group.group_rooms if row.status in TO_COME]


def open_group_check_in(counter: "Counter", number: str) -> None:
    """Read the group `number`, then show its rooms that come today. Keys typed meanwhile are kept."""

    def there(found: Any) -> None:
        today = counter.home.business_date if counter.home else found.arrival
        rooms = [row for row in arriving(found) if row.arrival <= today and row.adults]
        if rooms:
            counter.show_sheet(GroupCheckIn(counter, found, rooms))
        else:
            counter.say(tr(N_("Nobody of {group} is to come today."), group=f"{found.group} {found.name}"))

    counter.ask_first("group", lambda desk: desk.show("group", no=number), there)


def choose_group(counter: "Counter") -> None:
    """Of the groups that come today: the only one, or one by its number."""
    from hotelcs.screens.dialogs.menu import Menu

    def there(found: list[Any]) -> None:
        today = counter.home.business_date if counter.home else ""
        here = [row for row in found if row.arrival <= today and row.taken]
        if len(here) == 1:
            open_group_check_in(counter, here[0].group)
        elif here:
            entries = [
                (f"{row.group}  {row.name}", lambda row=row: open_group_check_in(counter, row.group))
                for row in here
            ]
            Menu(counter, tr(N_("Groups of today")), entries).open()
        else:
            counter.say(tr(N_("No group comes today.")))

    counter.ask_first("groups", lambda desk: desk.show("groups"), there)
