"""A printed sheet as PDF: the same lines on A4, every cell where the text has it (docs/adr/0016).

reportlab is imported here and nowhere else. Latin letters are Courier, everything else the Adobe CID font of its script,
which needs no font file: the reader of the PDF brings it.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from hotelcs.errors import NotReady
from hotelcs.i18n import N_
from hotelcs.reports.sheet import WIDTH, Printed
from hotelcs.text import clusters, width

SIZE, LEADING = 9.0, 12.0
CELL = SIZE * 0.6
"""Courier's advance."""
PAGE = (595.28, 841.89)
"""A4 in points."""
LEFT = (PAGE[0] - WIDTH * CELL) / 2
TOP = PAGE[1] - 56.0
ROWS = int((TOP - 50.0) / LEADING)
LATIN = "Courier"
HANGUL = range(0xAC00, 0xD7B0)
KANA = range(0x3040, 0x3100)


def pdf(printed: Printed) -> bytes:
    """The sheet as a PDF. Raises NotReady when the library is not installed."""
    canvas = _canvas_of(printed)
    out = BytesIO()
    sheet = canvas(out, pagesize=PAGE, invariant=1, pageCompression=1)
    sheet.setTitle(printed.name)
    pages = [printed.lines[at : at + ROWS] for at in range(0, max(len(printed.lines), 1), ROWS)]
    for number, lines in enumerate(pages, 1):
        _page(sheet, lines, number, len(pages))
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def _canvas_of(printed: Printed) -> Any:
    """Reportlab's canvas, with the fonts that the sheet needs."""
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas
    except ImportError as missing:
        raise NotReady(N_("PDF needs one more library on this machine; text is printed without it."),
                       hint="pip install 'hotelcs[pdf]'") from missing  # fmt: skip
    for font in {_font(char) for line in printed.lines for char in line} - {LATIN}:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    return Canvas


def _page(sheet: Any, lines: tuple[str, ...], number: int, pages: int) -> None:
    for at, line in enumerate(lines):
        for cell, text, font in runs(line):
            pen = sheet.beginText(LEFT + cell * CELL, TOP - at * LEADING)
            pen.setFont(font, SIZE)
            pen.setCharSpace(0.0 if font == LATIN else 2 * CELL - SIZE)
            pen.textOut(text)
            sheet.drawText(pen)
    if pages > 1:
        sheet.setFont(LATIN, SIZE)
        sheet.drawRightString(PAGE[0] - LEFT, 30.0, f"{number} / {pages}")


def runs(line: str) -> Iterator[tuple[int, str, str]]:
    """The line in pieces of one font: the cell each begins at, its text, its font. Blanks are left out."""
    cell, begun, text, last = 0, 0, "", ""
    for cluster in clusters(line):
        font = _font(cluster[0])
        if text and (font != last or cluster == " "):
            yield begun, text, last
            text = ""
        if cluster != " ":
            begun = begun if text else cell
            text, last = text + cluster, font
        cell += width(cluster)
    if text:
        yield begun, text, last


def _font(char: str) -> str:
    """The font that has a character."""
    code = ord(char)
    if code < 0x100:
        return LATIN
    if code in HANGUL:
        return "HYSMyeongJo-Medium"
    return "HeiseiMin-W3" if code in KANA else "STSong-Light"
