"""The rooming list of a group, pasted whole or typed line by line; rows that cannot be taken say why and wait to be mended."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.entry.listed import parse_list
from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.keymap import LIST_FORM, Action
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.paint import ALARM, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

MOST = 1000
"""Lines of a list."""
HOW = N_(
    "A line a person: name; type or room; who shares the room (the same word, or the name); document; in; out; language."
)


class ListForm(FormSheet):
    """A field a line. A paste of many lines fills as many; the same list again changes nothing, so F10 may be pressed twice."""

    number: ClassVar[str] = "06"
    title: ClassVar[str] = N_("Rooming list")
    keys: ClassVar[tuple[Action, ...]] = LIST_FORM
    verb: ClassVar[str] = "rooming-list"

    def __init__(self, counter: "Counter", group: str) -> None:
        self.group = group
        kept = counter.drafts.get(f"{self.verb} {group}") or {}
        super().__init__(counter, group, FormState([_line(at) for at in range(max(len(kept), 1))]))

    def sections(self, width: int) -> list[Section]:
        """The lines, how one is written above them."""
        notes = [(words(f" {part}"),) for part in wrap(tr(HOW), width - 2)]
        title = tr(N_("{group}: {count} people"), group=self.group, count=len(self._rows()))
        return [Section(title, [(field,) for field in self.form.fields], notes)]

    def press(self, press: Press) -> bool:
        """A paste fills lines; Enter on the last one makes another; an empty line is taken away by Backspace."""
        form = self.form
        if len(lines := press.whole.splitlines()) > 1:
            self._paste(lines)
        elif press.key == "enter" and form.at == len(form.fields) - 1 and form.current.value:
            self._insert([""])
        elif press.key == "backspace" and not form.current.line.text and len(form.fields) > 1:
            del form.fields[form.at]
            self._number()
            form.at = max(form.at - 1, 0)
        else:
            return super().press(press)
        return True

    def _paste(self, lines: list[str]) -> None:
        """The first line goes where the cursor is when nothing is there; the others below."""
        if not self.form.current.line.text:
            self.form.current.put(lines.pop(0))
        self._insert(lines)

    def _insert(self, lines: list[str]) -> None:
        """More lines below the cursor, which goes to the last of them."""
        form, room = self.form, MOST - len(self.form.fields)
        fresh = [_line(0) for _ in lines[:room]]
        for field, text in zip(fresh, lines, strict=False):
            field.put(text)
        form.current.leave()
        form.fields[form.at + 1 : form.at + 1] = fresh
        self._number()
        form.at += len(fresh)
        if len(lines) > room:
            self.counter.say(tr(N_("A list has at most {most} lines."), most=MOST), ALARM)

    def _number(self) -> None:
        for at, field in enumerate(self.form.fields, 1):
            field.name, field.number = f"line.{at}", at

    def _rows(self) -> list[dict[str, str]]:
        return parse_list("\n".join(field.line.text for field in self.form.fields))

    def status(self) -> str:
        """Nothing is complete while nobody is on the list."""
        return super().status() if self._rows() else tr(N_("The list is empty: paste it here, or type it."))

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        return {"group": self.group, "rows": self._rows()}

    def save(self) -> None:
        """Nothing is not sent."""
        if self._rows():
            super().save()
        else:
            self.counter.say(tr(N_("The list is empty: paste it here, or type it.")), ALARM)

    def _done(self, done: Any) -> None:
        """Rows that were not taken stay here, each with its reason, until the list is right."""
        wrong = done.result["rejected"]
        if not wrong:
            super()._done(done)
            return
        for field in self.form.fields:
            field.refusal = None
        for row in wrong:
            self.form.fields[row["line"] - 1].refusal = Exception(row["reason"])
        self.form.mend(f"line.{wrong[0]['line']}")
        told = tr(N_("{taken} people taken; {rejected} lines could not be, the first: {reason}"),
                  taken=done.result["people"], rejected=len(wrong), reason=wrong[0]["reason"])  # fmt: skip
        self.counter.say(told, ALARM)

    def saved(self, done: Any) -> None:
        """How many are on the list, and what does not agree with what was agreed."""
        result = done.result
        told = [
            tr(
                N_("{people} people in {rooms} rooms: {added} new, {changed} changed, {known} known."),
                **result,
            )
        ]
        if result["rooms"] != result["block_rooms"]:
            told.append(tr(N_("The list has {rooms} rooms, the block {block_rooms}."), **result))
        if result["pax"] and result["people"] != result["pax"]:
            told.append(tr(N_("The list has {people} people, the group {pax}."), **result))
        if result["missing"]:
            told.append(tr(N_("Not on this list, but on an earlier one: {missing}."), **result))
        self.counter.praise(one_after_another(told))


def _line(at: int) -> Field:
    return Field(f"line.{at + 1}", N_("Person"), number=at + 1)
