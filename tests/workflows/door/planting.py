"""Secrets to be planted, and the pile of all that came out, in which they are looked for."""

import io
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from hotelcs import i18n
from hotelcs.cli import main
from hotelcs.storage import driver
from tests.conftest import IDS

PASSWORDS = {
    "desk": "zanzibar pumice wicker otter",
    "changed": "quorum velvet sardine ladder",
    "wrong": "thimble magnet rhubarb quay",
    "typed where the login goes": "saffron dolphin attic brisk",
    "easily guessed": "passwordpassword",
    "of one who crashed": "hyssop gannet trellis mop",
}
PINS = {
    "desk": "740926",
    "wrong": "605183",
    "typed where the login goes": "918264",
    "odd": "135135",
    "too short": "83759",
}
MISTYPED = ("340524198001010010", "G2203719X", "P<UTOPLANTED<<PERSON<<<<<<<<<<<<<<<<<<<<<<<<")
PASSPORT = "K98127364"
ROW, CRASHED = "31010519850715321X", "44030719900307391X"
DOCUMENTS = {
    "of a guest": IDS[0],
    "of a companion": IDS[1],
    "of a draft and a preview": IDS[2],
    "of a passport": PASSPORT,
    "mistyped": MISTYPED[0],
    "mistyped permit": MISTYPED[1],
    "mistyped machine-readable": MISTYPED[2],
    "of a row that was not imported": ROW,
    "of one who crashed": CRASHED,
}
PHONE = "13911223344"
HANDED = re.compile(r"told once: (\S+)")
HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-Za-z+/]{43,}")
"""Hashes, in which any six digits may stand by chance."""


@dataclass
class Evidence:
    """All that came out: what commands printed, errors in every form, every file, every cell."""

    home: Path
    texts: dict[str, bytes] = field(default_factory=dict)
    handed: list[str] = field(default_factory=list)
    guest: str = ""
    stay: str = ""

    def keep(self, label: str, text: str | bytes) -> None:
        """Put something on the pile."""
        name = f"{label} #{len(self.texts)}"
        self.texts[name] = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text

    def where(self, secret: str) -> list[str]:
        """Where `secret` stands; a few digits inside of hashes are left out."""
        short = secret.isdigit() and len(secret) < 8
        found = [label for label, data in self.texts.items() if secret.encode() in data]
        return [
            each for each in found if not short or secret in HEX.sub(" ", self.texts[each].decode("latin-1"))
        ]

    def run(self, *words: str, stdin: str = "") -> str:
        """A command; what it printed is kept, standard output comes back."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        kept, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin.encode()))
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = main([*words, "--now", "2026-11-23T14:00:00Z"])
        finally:
            sys.stdin = kept
            i18n.use("en")
        printed = [stream.buffer.getvalue() for stream in (out, err)]
        name = " ".join(words[:2])
        self.keep(f"stdout of {name} ({code})", printed[0])
        handed = HANDED.findall(printed[1].decode())
        self.handed += handed
        self.keep(f"stderr of {name} ({code}){' handing out' if handed else ''}", printed[1])
        return printed[0].decode()

    def refused(self, call: Callable[..., Any], *given: Any, **more: Any) -> None:
        """A call that has to fail; its error is kept in every form an error is told in."""
        with pytest.raises(Exception) as caught:
            call(*given, **more)
        error = caught.value
        told = {name: value for name, value in vars(error).items() if name != "__notes__"}
        self.keep(
            f"error {getattr(error, 'code', type(error).__name__)}",
            f"{error!s} {error!r} {told!r} {error.args!r}",
        )

    def gather(self, db: Path, allowed: Path) -> None:
        """Every file but the one for the authority; every cell of every table but what is sealed or hashed."""
        for path in sorted(self.home.rglob("*")):
            if path.is_file() and path != allowed:
                self.keep(f"file {path.relative_to(self.home)}", path.read_bytes())
        connection = driver.connect(str(db), readonly=True)
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self.keep(f"table {table}", repr(connection.execute(f'SELECT * FROM "{table}"').fetchall()))
        connection.close()
