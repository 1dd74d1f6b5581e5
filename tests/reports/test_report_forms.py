"""A report in every form: the same numbers, no line too many, nothing in a page that a browser obeys or fetches."""

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from hotelcs import i18n, terminal
from hotelcs.bars import bar, in_blocks
from hotelcs.errors import Usage
from hotelcs.reports.forms import FORMATS, made
from hotelcs.reports.plain_text import MOST, text
from hotelcs.reports.report import Column, Report, Section
from hotelcs.text import width
from tests import hostile

DAY = Column("day", "Day")


def report(words: list[str], many: int = 3) -> Report:
    rows = tuple((words[n % len(words)], n * 100, Decimal(n)) for n in range(many))
    section = Section(
        "Rooms",
        (DAY, Column("amount", "Amount", "money"), Column("share", "Share", "number")),
        rows,
        chart="amount",
    )
    return Report("x", "daily report", words[0], "CNY", "2026-11-22", "2026-11-23", provisional=True, made="now", lines=tuple(words[:2]),
                  sections=(section, Section("None", (DAY,), ())), decisions=("Decide",), data={"rows": many})  # fmt: skip


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_every_form_has_every_number() -> None:
    one = report(["Monday", "Tuesday"], 5)
    for form in FORMATS:
        assert made(one, form)
    rows = list(csv.reader(io.StringIO(made(one, "csv").decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["0.00", "1.00", "2.00", "3.00", "4.00"]
    assert json.loads(made(one, "json")) == {"rows": 5}
    book = openpyxl.load_workbook(io.BytesIO(made(one, "xlsx")))
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == [0, 1, 2, 3, 4]
    assert made(one, "html").decode().count("<rect") == 5
    with pytest.raises(Usage):
        made(one, "doc")


def test_the_charts_of_terminal_page_and_workbook_show_the_same_numbers() -> None:
    one = report(["Monday", "Tuesday", "Wednesday"], 3)
    (section, _) = one.sections
    wanted = [(label, Decimal(value) / 100) for label, value in section.bars() if isinstance(value, int)]
    page = made(one, "html").decode()
    drawn = re.findall(r'height="([\d.]+)"><title>(\w+): ([\d.]+)</title>', page)
    assert [(label, Decimal(value)) for _, label, value in drawn] == wanted
    highest, most = max(Decimal(high) for high, *_ in drawn), max(value for _, value in wanted)
    assert [Decimal(high) / highest * most for high, *_ in drawn] == [value for _, value in wanted]
    marks = {line.split()[0]: line.count("#") for line in text(one) if "." in line}
    assert marks == {label: int(value / most * 20) for label, value in wanted}
    sheet = openpyxl.load_workbook(io.BytesIO(made(one, "xlsx"))).worksheets[0]
    (chart,) = sheet._charts
    cells = {name: [row[0].value for row in sheet[found.f.split("!")[1].replace("$", "")]]
             for name, found in (("labels", chart.series[0].cat.strRef or chart.series[0].cat.numRef), ("values", chart.series[0].val.numRef))}  # fmt: skip
    assert list(zip(cells["labels"], map(Decimal, cells["values"]), strict=True)) == wanted


def test_a_page_has_no_script_and_asks_the_network_for_nothing_whatever_guests_are_called() -> None:
    words = [
        *hostile.lines("blns.txt"),
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "</svg><img src=x onerror=1>",
    ]
    page = made(report(words, len(words)), "html").decode()
    seen = Seen()
    seen.feed(page)
    assert seen.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "svg", "rect", "text", "table", "thead",
                         "tbody", "tr", "th", "td", "div", "ul", "li"}  # fmt: skip
    assert not {name for name in seen.attributes if name.startswith("on") or name in ("src", "href")}
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import", page)


def test_a_text_has_at_most_sixty_lines_and_says_how_many_rows_it_leaves_out() -> None:
    lines = text(report(["Monday"], 500))
    assert len(lines) <= MOST
    assert any("more" in line for line in lines)
    assert lines[-1] == "- Decide"


@pytest.mark.parametrize("cells", [60, 76, 116])
def test_lines_of_a_screen_have_its_width_and_no_number_is_cut(cells: int) -> None:
    columns = (Column("code", "Code"), Column("name", "What it is called"), *(Column(f"n{at}", "A long title of a number", "money") for at in range(3)),
               Column("why", "Why"))  # fmt: skip
    rows = (
        (
            "M-01",
            "A name that is far too long for a small screen",
            123456789,
            100,
            None,
            "because of that and of this, too",
        ),
    )
    one = report(["word " * 30], 2)
    one = replace(one, sections=(Section("Wide", columns, rows), *one.sections))
    lines = text(one, line=cells)
    assert max(width(line) for line in lines) <= cells
    assert any("1,234,567.89" in line for line in lines)
    assert sum(line.count("word") for line in lines) >= 60, "words go on in the next line"
    assert any("#" in line for line in lines)


def test_spare_columns_are_left_out_of_a_narrow_screen_the_last_first_and_of_nothing_else() -> None:
    columns = (
        DAY,
        Column("n", "Amount of it all", "money"),
        Column("a", "First spare", spare=True),
        Column("b", "Second spare", spare=True),
    )
    one = replace(
        report(["Monday"]),
        sections=(Section("Days", columns, (("Monday", 100, "a" * 20, "b" * 20),), chart="n"),),
    )
    heads = {
        cells: next(line for line in text(one, line=cells) if line.startswith("Day "))
        for cells in (100, 70, 50)
    }
    assert ["First spare" in head for head in heads.values()] == [True, True, False]
    assert ["Second spare" in head for head in heads.values()] == [True, False, False]
    assert "Second spare" in "\n".join(text(one))


def test_columns_stay_aligned_where_characters_take_two_cells() -> None:
    lines = text(report(["星期一", "Tuesday"], 2))
    rows = [line for line in lines if line.startswith(("星期一", "Tuesday")) and "0." in line]
    assert width(rows[0].split("0.00")[0]) >= width("Tuesday")


def test_markdown_cells_stay_cells() -> None:
    lines = made(report(["a|b", "`x`"], 2), "md").decode().splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1


def test_a_bar_is_never_longer_than_its_room() -> None:
    assert bar(10, Decimal(10), 20) == "#" * 20
    assert (bar(None, Decimal(10), 20), bar(-5, Decimal(10), 20), bar(5, Decimal(0), 20)) == ("", "", "")
    assert [bar(value, Decimal(80), 10, blocks=True) for value in (80, 41, 40, 1, 0, -1)] == [
        "█" * 10,
        "█" * 5 + "▏",
        "█" * 5,
        "▏",
        "",
        "",
    ]


def test_blocks_are_for_terminals_that_draw_them_in_one_cell_and_never_for_files() -> None:
    xterm = {"TERM": "xterm-256color", "LANG": "en_US.UTF-8"}
    drawn = [xterm, {**xterm, "SSH_TTY": "x"}, {**xterm, "NO_COLOR": "1"}]
    assert all(in_blocks(terminal.choose(one)) for one in drawn)
    plain = [{"TERM": "linux"}, {"TERM": "dumb"}, {"TERM": "vt100"}, {**xterm, "LANG": "C"}, {**xterm, "LANG": "zh_CN.UTF-8"},
             {"TERM": "linux", "SSH_TTY": "x"}]  # fmt: skip
    assert not any(in_blocks(terminal.choose(one)) for one in plain)
    i18n.use("zh")
    assert not in_blocks(terminal.choose(xterm)), "who reads Chinese may sit at a terminal made for it"
    one = report(["Monday"])
    assert "█" in made(one, "txt", blocks=True).decode()
    assert "█" not in made(one, "txt").decode()
    assert "#" in made(one, "txt").decode()


def test_a_report_written_from_a_screen_lies_where_its_owner_alone_reads_it(tmp_path: Path) -> None:
    from hotelcs.reports import kept

    path, note = kept.write(report(["Monday"]), "daily.html")
    assert Path(path).stat().st_mode & 0o777 == 0o600
    assert note["format"] == "html"
    assert len(note["sha256"]) == 64
    with pytest.raises(Usage):
        kept.write(report(["Monday"]), str(tmp_path / "x.html"))
    with pytest.raises(Usage):
        kept.write(report(["Monday"]), "..html")
