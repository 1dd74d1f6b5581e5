"""A form drawn by line: labels, values with a caret, options with their digits, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotelcs.i18n import tr
from hotelcs.screens.forms.field import Field, Option
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.paint import (
    ALARM,
    CURSOR,
    PLAIN,
    STRONG,
    Line,
    Row,
    Rule,
    Span,
    cell,
    cells_of,
    fit,
    fits,
    words,
)
from hotelcs.text import width as cells_wide

LABEL = 15
TALL = 30
FEW, MANY = 5, 9
"""Options shown of a list: in a small terminal, and in a tall one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A bordered part of a form: its title, rows of fields side by side, and rows of words before them."""

    title: str
    fields: Sequence[tuple[Field, ...]] = ()
    notes: Sequence[Line] = ()


class FormView:
    """Draws sections in a window that keeps the field with the cursor in sight."""

    def __init__(self) -> None:
        self.top = 0
        self.listed = FEW

    def draw(self, form: FormState, sections: Sequence[Section], width: int, height: int) -> list[Row]:
        """At most `height` rows, each `width` cells."""
        self.listed = FEW if height < TALL else MANY
        rows: list[Row] = []
        focus = (0, 0)
        for section in sections:
            rows.append(Rule(section.title))
            rows += section.notes
            for side_by_side in section.fields:
                start = len(rows)
                rows += self._fields(form, side_by_side, width)
                if form.current in side_by_side:
                    focus = (start, len(rows))
        if len(rows) <= height:
            return rows
        self.top = min(max(self.top, focus[1] - height), focus[0], len(rows) - height)
        return rows[max(self.top, 0) : max(self.top, 0) + height]

    def _fields(self, form: FormState, fields: tuple[Field, ...], width: int) -> list[Line]:
        if fields[0].listed:
            return self._listed(form, fields[0], width)
        if fields[0].options and len(fields) == 1:
            return self._wrapped(form, fields[0], width)
        share = width // len(fields)
        spans: list[Span] = []
        for index, field in enumerate(fields):
            size = share if index < len(fields) - 1 else width - share * index
            spans += fit(self._field(form, field, size), size)
        return [tuple(spans)]

    def _field(self, form: FormState, field: Field, width: int) -> Line:
        here = field is form.current
        head = self._head(field, here=here)
        room = width - LABEL - 4
        if here:
            line = field.line.hidden() if field.secret else field.line
            return (*head, ("[", STRONG), *line.draw(room - 1), ("]", STRONG))
        return (*head, ("[", PLAIN), cell(field.shown, room - 1), ("]", PLAIN))

    @staticmethod
    def _head(field: Field, *, here: bool) -> Line:
        """The cursor mark, the label, a star when required, an exclamation mark when wrong."""
        wrong = field.refusal is not None or (field.fault() and not here)
        label = fits(field.title, LABEL - 2) + ("*" if field.required else "")
        mark = ("!", ALARM) if wrong else (">" if here else " ", STRONG)
        return (mark, cell(label, LABEL - 1, STRONG if here else PLAIN), (" ", PLAIN))

    def _wrapped(self, form: FormState, field: Field, width: int) -> list[Line]:
        """Options after each other, on as many rows as they need."""
        here = field is form.current
        rows: list[Line] = [self._head(field, here=here)]
        for span in self._options(field, here=here):
            if cells_of((*rows[-1], span)) > width:
                rows.append(((" " * (LABEL + 1), PLAIN),))
            rows[-1] = (*rows[-1], span)
        return rows

    @staticmethod
    def _options(field: Field, *, here: bool) -> Line:
        spans: list[Span] = []
        for option in field.options:
            taken = field.has(option)
            told = f"[{option.digit}{tr(option.title)}]" if taken else f" {option.digit}{tr(option.title)} "
            spans.append(words(told, (CURSOR if here else STRONG) if taken else PLAIN))
        return tuple(spans)

    def _listed(self, form: FormState, field: Field, width: int) -> list[Line]:
        """One option a row, with its details; a value that is no option is shown as typed."""
        here = field is form.current
        lines: list[Line] = []
        known = any(option.value == field.value for option in field.options)
        if not known:
            lines.append((*self._head(field, here=here), words(field.value or "-", STRONG)))
        taken = next((i for i, option in enumerate(field.options) if option.value == field.value), 0)
        top = max(0, taken - self.listed + 1)
        for index, option in enumerate(field.options[top : top + self.listed]):
            first = index == 0 and known
            head = self._head(field, here=here) if first else ((" " * LABEL + " ", PLAIN),)
            lines.append(
                (*head, *_option_row(option, width - LABEL - 2, taken=option.value == field.value, here=here))
            )
        return lines


def _option_row(option: Option, width: int, *, taken: bool, here: bool) -> Line:
    look = (CURSOR if here else STRONG) if taken else PLAIN
    title = words(f"{'>' if taken else ' '}{option.digit} {option.title}", look)
    return (title, ("  ", PLAIN), cell(option.detail, max(width - cells_wide(title[0]) - 2, 0)))
