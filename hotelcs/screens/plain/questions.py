"""A form as questions: what one field is asked with, and how a typed line becomes its presses."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field, Option
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.paint import text_of
from hotelcs.screens.presses import Press, paste_of, press_of
from hotelcs.text import fold, halfwidth_key


def question(field: Field) -> str:
    """`Method* (1 cash, 2 wechat) [cash]:`."""
    told = field.title + ("*" if field.required else "")
    if field.options:
        told += f" ({tr(N_(', ')).join(_option(option) for option in field.options)})"
    if field.shown:
        told += f" [{_taken(field)}]"
    return f"{told}:"


def _option(option: Option) -> str:
    return " ".join(part for part in (option.digit, tr(option.title), option.detail) if part)


def _taken(field: Field) -> str:
    """What is in the field, options by their words."""
    if not field.options:
        return field.shown
    taken = [tr(option.title) for option in field.options if field.value and field.has(option)]
    return " ".join(taken) or field.shown


def review(form: FormState) -> list[str]:
    """Every field with its number and what is in it."""
    return [f"{at}. {field.title}: {_taken(field) or '-'}" for at, field in enumerate(form.fields, 1)]


def opening(sheet: Any, field: Field, before: Field | None) -> list[str]:
    """Title and notes of the part of the form that `field` is in, when `before` was in another."""
    drawn_otherwise = getattr(type(sheet), "sections", None) in (None, FormSheet.sections)
    sections = [] if drawn_otherwise else sheet.sections(78)
    here = next((one for one in sections if any(field in row for row in one.fields)), None)
    if here is None or (before is not None and any(before in row for row in here.fields)):
        return []
    notes = [text_of(line).strip() for line in here.notes]
    return [line for line in (here.title, *notes) if line]


def answer(field: Field, text: str) -> list[Press]:
    """The presses that put `text` into `field`; none when it is no choice of its options."""
    if not field.chooses:
        return [Press("end"), Press("ctrl+u"), paste_of(text)]
    plain = "".join(map(halfwidth_key, text)).strip()
    if field.several:
        return [press_of(digit, digit) for digit in plain if digit.isdecimal()]
    digit = next((one.digit for one in field.options if plain == one.digit or fold(plain) in _names(one)), "")
    return [press_of(digit, digit)] if digit else []


def _names(option: Option) -> tuple[str, ...]:
    """What an option may be called: its value, its words in the language in use."""
    return tuple(fold(name) for name in (option.value, tr(option.title)) if name)


CLEAR = (Press("end"), Press("ctrl+u"))
"""Empties a line of text."""
