"""A report as lines for a terminal and for paper, and as Markdown."""

from typing import NamedTuple

from hotelcs.bars import bar
from hotelcs.i18n import N_, tr
from hotelcs.reports.report import Report, Section, greatest, shown
from hotelcs.reports.sheet import folded
from hotelcs.text import clip, pad, width

WIDEST, NARROWEST, BAR, SHORTEST, LINE, FULL = 28, 8, 20, 8, 100, 400
"""Cells of the widest column of text, of one that makes room, of the longest bar and where there is little room; of a line, of a
line of a report that is whole."""
MOST = 60
"""Lines of a report, at most; tables make room."""


class _Look(NamedTuple):
    """How many cells a line has, and whether bars are of blocks."""

    line: int
    blocks: bool


def text(report: Report, *, blocks: bool = False, line: int = 0) -> list[str]:
    """At most sixty lines, unless it is to be whole; what is left out is counted (every other form has it).

    Bars are of `blocks` for a terminal that draws those; a file has none. Lines of a screen have `line` cells: words go on in
    the next one, and columns of text make room for each other.
    """
    head = [*heading(report), *report.lines]
    tail = ["", tr(N_("What needs a decision:")), *(f"- {told}" for told in report.decisions)]
    if line:
        head, tail = ([part for told in lines for part in folded(told, line)] for lines in (head, tail))
    room = MOST - len(head) - len(tail) if not report.whole else report.rows + 10 * len(report.sections)
    look = _Look(line or (FULL if report.whole else LINE), blocks)
    body: list[str] = []
    for place, section in enumerate(report.sections):
        share = max(4, (room - len(body)) // (1 if report.whole else len(report.sections) - place))
        body += ["", *_section(section, report.currency, share - 1, look)]
    return [told.rstrip() for told in (*head, *body, *tail)]


def heading(report: Report) -> list[str]:
    """The hotel, the report, its dates, and when they were closed."""
    days = report.first if report.first == report.last else f"{report.first} - {report.last}"
    closed = tr(N_("closed {at}"), at=report.closed) if report.closed else tr(N_("day closed"))
    state = tr(N_("provisional")) if report.provisional else closed
    return [
        "   ".join(filter(None, (report.hotel, report.title, days, state if report.first else report.made)))
    ]


def _section(section: Section, currency: str, room: int, look: _Look) -> list[str]:
    if not section.rows:
        return [tr(N_("{title}: {words}"), title=section.title, words=section.empty or tr(N_("none")))]
    lines = _table(section, currency, look)
    if len(lines) + 1 > room:
        kept = max(1, room - 3)
        more = len(section.rows) - kept
        lines = [*lines[: kept + 1], tr(N_("... and {count} more"), count=more)]
    return [section.title, *lines]


def _table(whole: Section, currency: str, look: _Look) -> list[str]:
    section, cells = _fitting(whole, currency, look.line)
    wide = _widths(section, cells, look.line)
    bars = section.bars()
    most, longest = greatest(bars), max(0, min(BAR, look.line - sum(wide) - 2 * len(wide)))
    drawn = (
        ["", *(bar(value, most, longest, blocks=look.blocks) for _, value in bars)]
        if bars
        else [""] * len(cells)
    )
    return [
        "  ".join([*(pad(clip(cell, cells_), cells_, "right" if column.is_number else "left")
                     for cell, cells_, column in zip(row, wide, section.columns, strict=True)), mark]).rstrip()
        for row, mark in zip(cells, drawn, strict=True)
    ]  # fmt: skip


def _fitting(section: Section, currency: str, line: int) -> tuple[Section, list[list[str]]]:
    """The table and its cells, titles first, without the spare columns that there is no room for, the last ones first."""
    while True:
        cells = [[column.title for column in section.columns]]
        cells += [
            [shown(cell, column, currency) for cell, column in zip(row, section.columns, strict=True)]
            for row in section.rows
        ]
        needed = sum(
            2 + min(WIDEST, max(width(row[at]) for row in cells)) for at in range(len(section.columns))
        )
        spare = [at for at, column in enumerate(section.columns) if column.spare]
        if not spare or line >= LINE or needed - 2 + (SHORTEST + 2 if section.chart else 0) <= line:
            return section, cells
        section = section.without(spare[-1])


def _widths(section: Section, cells: list[list[str]], line: int) -> list[int]:
    """The cells of each column: what it needs, the last one what the others leave.

    Where they do not fit, words make room, and titles of numbers; a number never does.
    """
    needed = [max(width(row[at]) for row in cells) for at in range(len(section.columns))]
    wide = [min(WIDEST, one) for one in needed]
    if not section.chart and not section.columns[-1].is_number:
        wide[-1] = max(wide[-1], min(line - sum(wide[:-1]) - 2 * len(wide), needed[-1]))
    least = [
        max((width(row[at]) for row in cells[1:]), default=0) if column.is_number else NARROWEST
        for at, column in enumerate(section.columns)
    ]
    room = line - 2 * (len(wide) - 1) - (SHORTEST + 2 if section.chart else 0)
    while sum(wide) > room:
        at = max(range(len(wide)), key=lambda place: wide[place] - least[place])
        if wide[at] <= least[at]:
            break
        wide[at] -= 1
    return wide


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
