"""Standard output and standard error: the only places where the command line writes."""

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from hotelcs.errors import InputOutput
from hotelcs.i18n import N_
from hotelcs.text import visible

UNPRINTABLE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What JSON allows raw and a terminal must not see: C1 controls, direction marks, lone surrogates."""


def print_lines(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Print words for people, one line each; control and direction characters are shown, not obeyed."""
    _write("".join(f"{visible(line)}\n" for line in lines), stream or sys.stdout)


def print_json(document: dict[str, Any]) -> None:
    """Print `document` as one line of JSON in UTF-8, whatever the locale says."""
    text = json.dumps(document, ensure_ascii=False, default=str)
    _write(UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n", sys.stdout, "utf-8")


def _write(text: str, stream: TextIO | None, encoding: str | None = None) -> None:
    """Write and flush; when nobody reads any more, stay quiet and let the work's own exit code stand.

    A stream that was closed before we began is None.
    """
    if stream is None:
        return
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stream is sys.stdout and not isinstance(
            error, BrokenPipeError
        ):  # a full disk is not a reader who left
            raise InputOutput(N_("The output cannot be written: {why}."), why=error.strerror) from error
