"""Reading a CSV file from outside: strictly, within limits, each row with its line.

A file that cannot be trusted as a whole is refused whole (encoding, header, unclosed quote, binary); a row
that is ragged is a reject of its own. Plain and gzip files are read; `-` is not.
"""

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotelcs.errors import InputOutput, Refusal, Usage
from hotelcs.i18n import N_
from hotelcs.text.decoding import Decoded, decoded

MAX_BYTES = 20_000_000
MAX_ROWS = 2_000_000
MAX_FIELD = 131_072


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the line it ends on, its position among the rows (from 1), its cells by column name."""

    line: int
    position: int
    cells: dict[str, str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file read whole: its digest, its header, its rows' text; the encoding, where it was guessed."""

    path: Path
    sha256: str
    text: str
    header: tuple[str, ...]
    guessed: str = ""

    def lines(self) -> Iterator[Line]:
        """Every row in order; a ragged one carries its fault."""
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        try:
            next(reader)
            for position, cells in enumerate(reader, 1):
                if position > MAX_ROWS:
                    raise _refused(N_("The file has more than {most} rows."), most=MAX_ROWS)
                fault = (
                    ""
                    if len(cells) == len(self.header)
                    else f"{len(cells)} cells, {len(self.header)} columns"
                )
                yield Line(reader.line_num, position, dict(zip(self.header, cells, strict=False)), fault)
        except csv.Error as error:
            raise _refused(
                N_("Line {line} cannot be read: {why}."), line=reader.line_num, why=error
            ) from error


def read(path: Path, *, encoding: str = "") -> CsvFile:
    """The file at `path`, refused whole (FILE_UNREADABLE) when it is not a CSV file we can trust.

    Without `encoding` it is UTF-8, or what old spreadsheets write; the latter is a guess, and told.
    """
    data = _bytes(path)
    if b"\0" in data:
        raise _refused(N_("The file is not text: it holds NUL bytes."))
    made = (None if encoding else decoded(data)) or _named(data, encoding or "utf-8")
    text = made.text
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    csv.field_size_limit(MAX_FIELD)
    return CsvFile(
        path, hashlib.sha256(data).hexdigest(), text, _header(text), made.encoding if made.guessed else ""
    )


def _named(data: bytes, encoding: str) -> Decoded:
    """`data` in the encoding somebody named."""
    try:
        return Decoded(
            data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding), encoding
        )
    except LookupError:
        raise Usage(N_("There is no encoding {name}."), name=encoding[:40]) from None
    except UnicodeDecodeError as error:
        raise _refused(
            N_("Byte {place} is not {encoding}; save the file as UTF-8 or name its encoding."),
            place=error.start,
            encoding=encoding,
        ) from error
    except UnicodeError as error:
        raise _refused(N_("The file is not {encoding}."), encoding=encoding) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as plain:
            data = plain.read(MAX_BYTES + 1)
        if data[:2] == b"\x1f\x8b":
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputOutput(N_("{path} cannot be read: {why}."), path=path, why=error) from error
    if len(data) > MAX_BYTES:
        raise _refused(N_("The file is larger than {most} bytes."), most=MAX_BYTES)
    return data


def _header(text: str) -> tuple[str, ...]:
    try:
        header = tuple(
            cell.strip() for cell in next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
        )
    except csv.Error as error:
        raise _refused(N_("The header cannot be read: {why}."), why=error) from error
    if not any(header):
        raise _refused(N_("The file is empty."))
    if double := {name for name in header if header.count(name) > 1}:
        raise _refused(N_("The column {name} is there twice."), name=min(double))
    return header


def _refused(message: str, **slots: Any) -> Refusal:
    return Refusal("FILE_UNREADABLE", message, field="file", next=("mend-file",), **slots)
