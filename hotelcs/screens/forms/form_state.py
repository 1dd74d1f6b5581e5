"""A form as a state machine: fields, where the cursor is, what is missing or wrong, what to keep as a draft."""

from collections.abc import Callable, Iterator, Sequence

from hotelcs.i18n import N_, tr
from hotelcs.screens.forms.field import Field
from hotelcs.screens.presses import Press

Draft = dict[str, str]
KEPT = "filled from"
"""Under this name a draft keeps what its form was filled from."""


class FormState:
    """Fields in order. Edit keys act at once; Tab goes to the next field, Enter to the next one that is needed.

    A field that holds something when the cursor comes is replaced by the first letter typed. `needs` says what is missing
    of fields that belong together: the field, and in the current language why.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = list(fields)
        self.needs: Callable[[], tuple[Field, str] | None] = lambda: None
        self.at = 0
        self._original = self.draft()
        self.go_to_next_needed(0)

    @property
    def current(self) -> Field:
        """The field with the cursor."""
        return self.fields[self.at]

    @property
    def typing(self) -> bool:
        """True while letters go into a field."""
        return not self.current.chooses

    @property
    def changed(self) -> bool:
        """True when something is not as it was when the form was opened."""
        return self.draft() != self._original

    def __getitem__(self, name: str) -> Field:
        """The field called `name`."""
        return next(field for field in self.fields if field.name == name)

    def value(self, name: str) -> str:
        """What is in the field called `name`; nothing when there is no such field."""
        return next((field.value for field in self.fields if field.name == name), "")

    def press(self, press: Press) -> bool:
        """Take a key; False for one that means nothing in this form."""
        if self.current.press(press):
            return True
        step = {"tab": 1, "enter": 1, "down": 1, "f6": 1, "shift+tab": -1, "up": -1}.get(press.key)
        if step is None:
            return False
        after = max(0, min(self.at + step, len(self.fields) - 1))
        if press.key == "enter":
            self.go_to_next_needed(after)
        else:
            self._enter(after)
        return True

    def enter(self, field: Field) -> None:
        """Put the cursor on `field`, as if one had gone there key by key."""
        self._enter(next(at for at, one in enumerate(self.fields) if one is field))

    def _enter(self, at: int) -> None:
        self.current.leave()
        self.at = at
        self.current.line.select()

    def go_to(self, name: str) -> bool:
        """Put the cursor on the field that an act calls `name` ("guests.1.document", "room")."""
        found = [i for i, field in enumerate(self.fields) if field.name == name]
        last = name.rsplit(".", 1)[-1]
        found = found or [i for i, field in enumerate(self.fields) if field.name.rsplit(".", 1)[-1] == last]
        if found:
            self.at = found[0]
            self.current.line.selected = False
        return bool(found)

    def mend(self, name: str) -> bool:
        """Put the cursor on what was refused: typing replaces it, an edit key mends it."""
        found = self.go_to(name)
        if found:
            self.current.line.select(mends=True)
        return found

    def go_to_next_needed(self, start: int) -> None:
        """Put the cursor on the first field from `start` on that is needed; else on `start`."""
        ahead = range(start, len(self.fields))
        self._enter(next((i for i in ahead if self.fields[i].needed), start))

    def faults(self) -> Iterator[tuple[Field, str]]:
        """What keeps the form from being saved: fields and words."""
        for field in self.fields:
            if told := field.fault():
                yield field, told
            elif field.required and not field.value:
                yield field, tr(N_("{label} is missing."), label=field.title)
        if (needed := self.needs()) is not None:
            yield needed

    @property
    def complete(self) -> bool:
        """True when nothing is wrong, nothing is left to do, and the fields belong together."""
        return not self._left() and self.needs() is None

    def _left(self) -> list[Field]:
        return [field for field in self.fields if field.wrong() or (field.required and not field.value)]

    def told(self) -> str:
        """In words: what is wrong with this field, what is left to do, or that everything is complete."""
        if self.current.refusal is not None:
            return self.current.wrong()
        if fault := next(
            (told for field in self.fields if field is not self.current and (told := field.wrong())), ""
        ):
            return fault
        left = self._left()
        if not left:
            needed = self.needs()
            return tr(N_("Everything is complete. F10 saves.")) if needed is None else needed[1]
        listed = tr(N_(", ")).join(field.title for field in left)
        return tr(N_("Left to do: {fields}."), fields=listed)

    def narrow(self, fields: Sequence[Field]) -> None:
        """Ask for these alone; the cursor goes to the first that is needed."""
        self.fields, self.at = list(fields), 0
        names = {field.name for field in fields}
        self._original = {name: text for name, text in self._original.items() if name in names}
        if self.fields:
            self.go_to_next_needed(0)

    def draft(self) -> Draft:
        """What is in the fields; secrets are left out."""
        return {field.name: field.line.text for field in self.fields if not field.secret}

    def restore(self, draft: Draft) -> None:
        """Fill the fields from a draft; fields it does not know stay."""
        for field in self.fields:
            if field.name in draft:
                field.put(draft[field.name])
        self.go_to_next_needed(0)

    def settle(self) -> None:
        """What is in the form now counts as unchanged (defaults that came later)."""
        self._original = self.draft()
