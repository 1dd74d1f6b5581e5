"""The pane of a roll call: big counters, who is not seen yet by room, and a row in which rooms are typed and people ticked.

It draws rows for a frame and takes keys; screen 10 has it beside the plan, and a screen of its own has it alone. A room and
Enter go to its people; then a letter is for whoever is under the cursor, and the cursor goes on to the next of the room.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.paint import ALARM, Row
from hotelcs.screens.presses import Press
from hotelcs.screens.roll_call_drawing import drawn
from hotelcs.screens.roll_call_words import ANSWERS, COLUMNS, LETTERS, named, note, sentence, where
from hotelcs.screens.widgets.line_list import LineList
from hotelcs.text import fold

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

ABOVE = 2
"""Rows above the cursor that stay in sight."""
NONE = N_("No roll call yet. n opens one for the emergency under way, at the place where people gather.")
LONGEST = 12
"""Characters of what is typed for a room."""


class RollCallPane:
    """The roll call of `incident`, or the newest one."""

    def __init__(self, counter: "Counter", incident: str = "") -> None:
        self.counter = counter
        self.incident = incident
        self.head: Any = None
        self.people: list[Any] = []
        self.read = False
        self.everybody = False
        self.wanted = ""
        self.floors_beside = False
        self.typed = ""
        self.room: str | None = None
        """The room whose people are being ticked; None while no letter is for anybody."""
        self.list: LineList[Any] = LineList(COLUMNS, lambda row: str(row.spot))

    # --- reading

    def refresh(self, *, first: bool = False) -> None:
        """Read it again; the first time keys wait for it."""
        ask = self.counter.ask_first if first else self.counter.ask
        ask(f"roll call {self.incident}", self._reads, self.put)

    def _reads(self, desk: Any) -> tuple[Any, list[Any]]:
        heads = desk.show("roll-calls", incident=self.incident, limit=1)
        if not heads:
            return None, []
        return heads[0], desk.show("roll-call", incident=heads[0].incident)

    def put(self, found: tuple[Any, list[Any]]) -> None:
        """Show what was read; the cursor stays on its person."""
        self.head, people = found
        self.people = sorted(people, key=_place)
        self.read = True
        self.sift()

    def sift(self, wanted: str | None = None) -> None:
        """Show who is not seen, the people of the room in hand, or everybody; only with every word of `wanted`."""
        self.wanted = self.wanted if wanted is None else wanted
        parts = fold(self.wanted).split()
        self.list.put(
            [row for row in self.people if self._shows(row) and all(part in _searched(row) for part in parts)]
        )

    def _shows(self, row: Any) -> bool:
        here = self.room is not None and where(row) == self.room
        return self.everybody or here or row.status in ("unknown", "missing")

    # --- drawing

    def draw(self, width: int, height: int) -> list[Row]:
        """`height` rows of a pane of `width` cells: the first is the border with the title."""
        return drawn(self, width, height)

    def instead(self) -> str:
        """What stands where people would be; nothing while there are some."""
        if not self.counter.has("roll.call"):
            return self.counter.needs_right("roll.call")
        if not self.read:
            return tr(N_("One moment ..."))
        if self.head is None:
            return tr(NONE)
        if self.list.rows:
            return ""
        if self.wanted:
            return tr(N_("Nothing here has {wanted}. Esc clears the filter."), wanted=self.wanted)
        if self.head.expected == 0:
            return tr(N_("Nobody is expected: the hotel knows of nobody in the house. n appends somebody."))
        return tr(N_("Everybody is found. v shows them all."))

    def status(self) -> str:
        """The person under the cursor in one sentence, or what stands there instead."""
        row = self.list.current
        return self.instead() if row is None else sentence(row)

    # --- keys

    def press(self, press: Press) -> bool:
        """Digits of a room, Enter, a letter for whoever is under the cursor, the cursor; False for other keys."""
        if self.head is None:
            return False
        if self._types(press):
            return True
        if press.key == "enter":
            self._go()
            return True
        if press.key in LETTERS:
            self._letter(LETTERS[press.key])
            return True
        if self.list.press(press):
            row = self.list.current
            self.room = where(row) if row is not None else None
            return True
        return False

    def back(self) -> bool:
        """Esc: what is typed, the room in hand, the filter; False when there is nothing to leave."""
        if not (self.typed or self.room is not None or self.wanted):
            return False
        if self.typed:
            self.typed = ""
        elif self.room is not None:
            self.room = None
            self.sift()
        else:
            self.sift("")
        return True

    def _types(self, press: Press) -> bool:
        """Digits and # begin a room, everything else goes on with it; a dash alone is an answer."""
        if press.key == "backspace" and self.typed:
            self.typed = self.typed[:-1]
            return True
        one = press.key if len(press.key) == 1 and press.types else ""
        if not one or not (self.typed or one.isdecimal() or one == "#"):
            return False
        self.typed = (self.typed + press.key)[:LONGEST]
        return True

    def _go(self) -> None:
        """To the room that is typed, or to the next person who is not seen."""
        wanted, self.typed = self.typed, ""
        if not wanted:
            row = self.list.current
            self.room = where(row) if row is not None else None
            if row is None:
                self.counter.say(self.instead())
            return
        said = wanted.casefold()
        found = [row for row in self.people if said in (row.room.casefold(), row.spot)]
        if not found:
            self.counter.say(
                tr(N_("Nobody on the list is in {room}. n appends somebody."), room=wanted), ALARM
            )
            return
        first = next((row for row in found if row.status == "unknown"), found[0])
        self.room = where(first)
        self.sift("" if self.wanted else None)
        self._to(first)

    @property
    def _open(self) -> bool:
        return self.head is not None and not self.head.closed

    def _letter(self, status: str) -> None:
        row = self.list.current
        if self.room is None or row is None:
            self.counter.say(tr(N_("First a room and Enter, or move to somebody; then the letter.")))
        elif self._open:
            self.tick(row, status)
        else:
            label = tr(N_("Why is {who} {answer} after the end:"), who=named(row), answer=tr(ANSWERS[status]))
            deeds.ask_words(
                self.counter, "tick-roll-call", label, lambda reason: self.tick(row, status, reason)
            )

    def tick(self, row: Any, status: str, reason: str = "") -> None:
        """Say what became of somebody; then the next of the room is asked."""
        if not self.counter.may("tick-roll-call"):
            self.counter.refuse("tick-roll-call")
            return
        fields = {"who": [row.spot], "status": [status], "incident": self.head.incident}

        def done(answer: Any) -> None:
            slots = {
                "where": where(row),
                "who": named(row),
                "answer": tr(ANSWERS[status]),
                "unseen": answer.result["unseen"],
            }
            self.counter.praise(tr(N_("{where} {who}: {answer}. Not seen: {unseen}."), **slots))
            self._went(row, status)

        self.counter.do("tick-roll-call", {**fields, "reason": reason} if reason else fields, done)

    def _went(self, row: Any, status: str) -> None:
        """The next person of the room is under the cursor; after the last one the next who is not seen, once Enter says so."""
        together = [one for one in self.people if where(one) == where(row)]
        at = next((at for at, one in enumerate(together) if one.spot == row.spot), len(together))
        following = together[at + 1] if at + 1 < len(together) else None
        after = following or self._next_unseen(row)
        self.people = [replace(one, status=status) if one.spot == row.spot else one for one in self.people]
        self.room = where(row) if following is not None else None
        self.sift()
        if after is not None:
            self._to(after)

    def _to(self, row: Any) -> None:
        """The cursor is on `row`, with those before it in sight and the rest of the room below."""
        self.list.seek(row.spot)
        self.list.top = max(self.list.at - ABOVE, 0)

    def _next_unseen(self, row: Any) -> Any:
        """Whoever is not seen after `row` in the order of rooms, or the first of them."""
        unseen = [one for one in self.people if one.status == "unknown" and one.spot != row.spot]
        return next((one for one in unseen if _place(one) > _place(row)), unseen[0] if unseen else None)


def _place(row: Any) -> tuple[Any, ...]:
    """The order of the list: who needs help first, by room, whoever has none last."""
    return not row.assist, not row.room, row.floor or 0, len(row.room), row.room, int(row.spot[1:])


def _searched(row: Any) -> str:
    return fold(f"{row.floor}F {where(row)} {named(row)} {note(row)} {tr(ANSWERS[row.status])}")
