"""A report as lines for a terminal and for paper, and as Markdown."""

from typing import NamedTuple

from hotelcs.bars import bar
from hotelcs.i18n import N_, tr
from hotelcs.reports.report import Report, Section, greatest, shown
from hotelcs.text import clip, pad, width

WIDEST, BAR, LINE, FULL = 28, 20, 100, 400
"""Cells of the widest column of text, of the longest bar, of a line, and of a line of a report that is whole."""
MOST = 60
"""Lines of a report, at most; tables make room."""


class _Look(NamedTuple):
    """How many cells a line has, and whether bars are of blocks."""

    line: int
    blocks: bool


def text(report: Report, *, blocks: bool = False) -> list[str]:
    """At most sixty lines, unless it is to be whole; what is left out is counted (every other form has it).

    Bars are of `blocks` for a terminal that draws those; a file has none.
    """
    head = [*heading(report), *report.lines]
    tail = ["", tr(N_("What needs a decision:")), *(f"- {line}" for line in report.decisions)]
    room = MOST - len(head) - len(tail) if not report.whole else report.rows + 10 * len(report.sections)
    body: list[str] = []
    for place, section in enumerate(report.sections):
        share = max(4, (room - len(body)) // (1 if report.whole else len(report.sections) - place))
        body += [
            "",
            *_section(section, report.currency, share - 1, _Look(FULL if report.whole else LINE, blocks)),
        ]
    return [line.rstrip() for line in (*head, *body, *tail)]


def heading(report: Report) -> list[str]:
    """The hotel, the report, its dates, and whether they are closed."""
    days = report.first if report.first == report.last else f"{report.first} - {report.last}"
    state = tr(N_("provisional")) if report.provisional else tr(N_("day closed"))
    return [
        "   ".join(filter(None, (report.hotel, report.title, days, state if report.first else report.made)))
    ]


def _section(section: Section, currency: str, room: int, look: _Look) -> list[str]:
    if not section.rows:
        return [f"{section.title}: {section.empty or tr(N_('none'))}"]
    lines = _table(section, currency, look)
    if len(lines) + 1 > room:
        kept = max(1, room - 3)
        more = len(section.rows) - kept
        lines = [*lines[: kept + 1], tr(N_("... and {count} more"), count=more)]
    return [section.title, *lines]


def _table(section: Section, currency: str, look: _Look) -> list[str]:
    cells = [[column.title for column in section.columns]]
    cells += [
        [shown(cell, column, currency) for cell, column in zip(row, section.columns, strict=True)]
        for row in section.rows
    ]
    wide = [min(WIDEST, max(width(line[at]) for line in cells)) for at in range(len(section.columns))]
    if not section.chart and not section.columns[-1].is_number:  # the last one has what the others leave
        wide[-1] = max(
            wide[-1], min(look.line - sum(wide[:-1]) - 2 * len(wide), max(width(line[-1]) for line in cells))
        )
    bars = section.bars()
    most = greatest(bars)
    drawn = (
        ["", *(bar(value, most, BAR, blocks=look.blocks) for _, value in bars)] if bars else [""] * len(cells)
    )
    return [
        "  ".join([*(pad(clip(cell, cells_), cells_, "right" if column.is_number else "left")
                     for cell, cells_, column in zip(line, wide, section.columns, strict=True)), mark]).rstrip()
        for line, mark in zip(cells, drawn, strict=True)
    ]  # fmt: skip


def markdown(report: Report) -> list[str]:
    """The whole report; a bar in people's words stays one cell."""
    lines = [f"# {_safe(heading(report)[0])}", "", *(f"{_safe(line)}  " for line in report.lines)]
    for section in report.sections:
        lines += ["", f"## {_safe(section.title)}", ""]
        lines += _rows(section, report.currency) if section.rows else [_safe(section.empty or tr(N_("none")))]
    return [
        *lines,
        "",
        f"## {tr(N_('What needs a decision'))}",
        "",
        *(f"- {_safe(line)}" for line in report.decisions),
    ]


def _rows(section: Section, currency: str) -> list[str]:
    listed = [
        [column.title for column in section.columns],
        ["---:" if column.is_number else "---" for column in section.columns],
    ]
    listed += [
        [shown(cell, column, currency) for cell, column in zip(row, section.columns, strict=True)]
        for row in section.rows
    ]
    return [
        f"| {' | '.join(cell if line is listed[1] else _safe(cell) for cell in line)} |" for line in listed
    ]


def _safe(words: str) -> str:
    """Without what Markdown or HTML in it would obey."""
    for char in "\\`*_[]<>|#":
        words = words.replace(char, f"\\{char}")
    return words
