"""The rows of a roll call's pane: title, counters, the list, the letters, what is typed, floors, the age of the copy on disk."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.machine_marks import copy_told
from hotelcs.screens.paint import STRONG, WARN, Line, Row, Rule, words, wrap
from hotelcs.screens.roll_call_words import (
    DRILL,
    WIDE_COLUMNS,
    floors,
    in_a_line,
    in_big_digits,
    keys_told,
    named,
    note,
    stands,
    where,
)  # fmt: skip

if TYPE_CHECKING:
    from hotelcs.screens.roll_call_pane import RollCallPane

BIG, TALL, WIDE = 64, 18, 90
"""From so many cells the counters are big, in so many rows; from so many it is told who ticked somebody, and when."""


def drawn(pane: "RollCallPane", width: int, height: int) -> list[Row]:
    """`height` rows of `width` cells."""
    rows: list[Row] = [Rule(_title(pane.head)), *_counters(pane.head, width, height)]
    foot: list[Row] = [Rule(tr(N_("Room, Enter, a letter each; Enter: next room")))]
    foot += [*_keys(pane.head, width), _typing(pane), *_floors(pane, width), *_copy(pane)]
    tall = max(height - len(rows) - len(foot), 2)
    if instead := pane.instead():
        body: list[Row] = [(words(f" {line}"),) for line in wrap(instead, width - 2)]
    else:
        body = list(pane.list.draw(width, tall, WIDE_COLUMNS if width >= WIDE else ()))
    return [*rows, *body, *[()] * (tall - len(body)), *foot]


def _title(head: Any) -> str:
    if head is None:
        return tr(N_("Roll call"))
    told = tr(N_("Roll call {incident}  {assembly}"), incident=head.incident, assembly=head.assembly)
    return f"*** {DRILL} ***  {told}" if head.drill else told


def _counters(head: Any, width: int, height: int) -> list[Line]:
    if head is None:
        return []
    return in_big_digits(head, width) if width >= BIG and height >= TALL else [in_a_line(head)]


def _keys(head: Any, width: int) -> list[Line]:
    """The letters; after the end, that it is over."""
    if head is None or not head.closed:
        return keys_told(width) if head is not None else []
    over = N_("The roll call is over since {at} ({by}); a change takes a reason.")
    return [
        (words(f" {line}", WARN),)
        for line in wrap(tr(over, at=head.closed[11:], by=head.closed_by), width - 2)
    ]


def _typing(pane: "RollCallPane") -> Line:
    """The room that is typed, or the person whom a letter is for."""
    row = pane.list.current
    if pane.typed:
        return words(" > "), words(f"{pane.typed}_", STRONG)
    if pane.room is None or row is None:
        return (words(" > _"),)
    return words(" > "), words(f"{where(row)} {named(row)}", STRONG), words(f"  {note(row)}  {stands(row)}")


def _floors(pane: "RollCallPane", width: int) -> list[Line]:
    if width < BIG - 8 or pane.head is None or pane.floors_beside:
        return []
    told = "  ".join(f"{floor}F {unseen}/{whole}" for floor, unseen, whole in floors(pane.people) if unseen)
    return [(words(" " + tr(N_("Not seen by floor: {floors}"), floors=told or "-")),)]


def _copy(pane: "RollCallPane") -> list[Line]:
    """That the copy on disk is old: under an emergency the banner has no room for it."""
    old = copy_told(pane.counter)
    return [(words(f" {old}", WARN),)] if old else []
