"""Parts of screen 11 that show the handover of a shift: what is left by kind, the note, the drawer in detail."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import handover_words
from hotelcs.screens.booking import money
from hotelcs.screens.handover_form import DESK
from hotelcs.screens.paint import ALARM, PLAIN, Row, Rule, cell, wrap

ASIDE_ROWS = 24


def summary(row: Any, width: int) -> list[Row]:
    """What is left, and the drawer in a line or two; nothing without a shift."""
    if row is None:
        return []
    lines: list[Row] = [(cell(f" {line}", width),) for line in handover_words.figures(row, width - 2)[:2]]
    if row.department == DESK:
        look = ALARM if handover_words.differs(row) else PLAIN
        told = [handover_words.drawer(row), *handover_words.recounted(row)]
        lines += [(cell(f" {line}", width, look),) for line in told if line]
    return [Rule(tr(N_("Automatic summary"))), *lines]


def note(row: Any, width: int) -> list[Row]:
    """The note to the next shift."""
    if row is None:
        return []
    told = row.note or tr(N_("No note yet. c writes it."))
    return [
        Rule(tr(N_("Note to the next shift"))),
        *((cell(f" {line}", width),) for line in wrap(told, width - 2)[:2]),
    ]


def aside(row: Any, width: int) -> list[Row]:
    """The drawer in detail: what would explain a difference, every count, what moved."""
    if row.moves is None:
        told = [tr(N_("What is in the drawer is for who may read bills."))]
    elif row.counted_minor is None:
        told = [tr(N_("Counting is blind: what should be in the drawer is told once it is counted."))]
    else:
        moves = [
            f"{one.folio:14} {money(one.amount_minor, row.currency):>12} {one.actor}" for one in row.moves
        ]
        told = [*handover_words.suspects(row), *handover_words.counts(row), *moves] or [
            tr(N_("No cash moved."))
        ]
    lines = [part for line in told for part in wrap(line, width - 2)]
    keys: list[Row] = [Rule(tr(N_("Keys"))), (cell(f" {row.keys}", width),)] if row.keys else []
    return [Rule(tr(N_("Drawer"))), *((cell(f" {line}", width),) for line in lines[:ASIDE_ROWS]), *keys]
