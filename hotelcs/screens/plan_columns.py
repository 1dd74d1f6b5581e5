"""The lists of screen 16: what stands in their columns."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import plan_words as told
from hotelcs.screens.widgets.line_list import Column

MARK = 10
"""Cells of the mark of a drill."""
_DRILL: Column[Any] = Column(N_("Drill"), MARK, lambda row: row.mark)
PLANS: tuple[Column[Any], ...] = (
    Column(N_("Emergency"), 9, lambda row: told.type_word(row.type)),
    Column(N_("Plan"), 0, lambda row: row.name),
    Column(N_("Ed."), 3, lambda row: row.plan.partition("/")[2] or "-", "right"),
    Column(N_("Status"), 16, told.review),
    Column(N_("Review by"), 10, lambda row: row.next_review or "-"),
    Column(N_("Being written"), 13, told.opened),
)
DRILLS: tuple[Column[Any], ...] = (
    _DRILL,
    Column(N_("Number"), 11, lambda row: row.drill),
    Column(N_("Emergency"), 9, lambda row: told.type_word(row.type)),
    Column(N_("Place"), 0, lambda row: row.place),
    Column(N_("When"), 11, lambda row: (row.started or row.planned)[5:]),
    Column(N_("Status"), 9, lambda row: tr(told.DRILLS[row.status])),
    Column(N_("Score"), 7, told.score, "right"),
)
DUE: tuple[Column[Any], ...] = (
    _DRILL,
    Column(N_("Emergency"), 12, lambda row: told.type_word(row.type)),
    Column(N_("A year"), 6, lambda row: str(row.per_year), "right"),
    Column(N_("Held last"), 10, lambda row: row.last or "-"),
    Column(N_("Planned"), 16, lambda row: row.next or "-"),
    Column(N_("Due"), 12, lambda row: f"!{row.due}" if row.overdue else row.due),
    Column(N_("Days"), 0, lambda row: str(row.days)),
)
FINDINGS: tuple[Column[Any], ...] = (
    _DRILL,
    Column(N_("Number"), 13, lambda row: row.finding),
    Column(N_("What"), 0, lambda row: row.words),
    Column(N_("Owner"), 12, lambda row: row.owner or "-"),
    Column(
        N_("Mend by"), 11, lambda row: row.done[:10] if row.done else f"!{row.due}" if row.late else row.due
    ),
)
READY: tuple[Column[Any], ...] = (
    Column(N_("So?"), 4, lambda row: tr(N_("yes")) if row.true else tr(N_("!no"))),
    Column(N_("What"), 0, told.item),
    Column(N_("Lacks"), 32, told.lacks),
)
CHECKS: tuple[Column[Any], ...] = (
    Column(N_("What"), 0, lambda row: row.name),
    Column(N_("Who"), 4, lambda row: row.post),
    Column(N_("Days"), 4, lambda row: str(row.every_days), "right"),
    Column(N_("Signed"), 11, lambda row: row.looked_at[5:] or "-"),
    Column(N_("By whom"), 9, lambda row: row.signed_by or "-"),
    Column(N_("Due"), 11, lambda row: f"!{row.due}" if row.overdue else row.due),
)
NUMBERS: tuple[Column[Any], ...] = (
    Column(N_("Who"), 30, lambda row: row.name),
    Column(N_("Telephone"), 16, lambda row: row.number or tr(N_("!not set"))),
    Column(N_("In case of"), 0, lambda row: " ".join(told.type_word(kind) for kind in row.types.split())),
)
STEPS: tuple[Column[Any], ...] = (
    Column("#", 2, lambda row: str(row.step), "right"),
    Column(N_("Post"), 4, lambda row: row.post),
    Column(N_("Within"), 6, lambda row: told.target(row.target), "right"),
    Column("!", 1, lambda row: "!" if row.critical else ""),
    Column(N_("English"), 0, lambda row: row.text_en),
    Column(N_("Chinese"), 0, lambda row: row.text_zh),
)
EDITIONS: tuple[Column[Any], ...] = (
    Column(N_("Ed."), 3, lambda row: row.plan.partition("/")[2], "right"),
    Column(N_("Status"), 11, lambda row: tr(told.EDITIONS[row.status])),
    Column(N_("Drafted by"), 10, lambda row: told.author(row.author)),
    Column(N_("Approved"), 10, lambda row: row.approved[:10] or "-"),
    Column(N_("By whom"), 9, lambda row: row.approved_by or "-"),
    Column(N_("Review by"), 10, lambda row: row.next_review or "-"),
    Column(N_("Note"), 0, lambda row: row.note),
)
DIFFERENCES: tuple[Column[Any], ...] = (
    Column("", 1, lambda row: row.sign),
    Column(N_("Line"), 0, lambda row: row.line),
)
SCORES: tuple[Column[Any], ...] = (
    _DRILL,
    Column(N_("Criterion"), 0, lambda row: tr(told.CRITERIA[row.criterion])),
    Column(N_("Of four"), 7, lambda row: "-" if row.points is None else str(row.points), "right"),
    Column("", 4, lambda row: "#" * (row.points or 0)),
    Column(N_("Scored by"), 12, lambda row: row.scorer),
)
PEOPLE: tuple[Column[Any], ...] = (
    _DRILL,
    Column(N_("Who"), 14, lambda row: row.name),
    Column(N_("Role"), 14, lambda row: row.role),
    Column(N_("Calm"), 4, lambda row: str(row.calm), "right"),
    Column(N_("Rightly"), 7, lambda row: str(row.correct), "right"),
    Column(N_("Note"), 0, lambda row: row.note.replace("\n", " ")),
)
