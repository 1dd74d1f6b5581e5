"""Runs a program in a real pseudo-terminal: keys in, bytes out, the screen as a person would see it."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tests.fork_server import CONTEXT

OF_THE_INTERPRETER = ("LANG", "LC_", "PYTHON")
"""Beginnings of variables that an interpreter reads when it starts."""
KEYS = {
    "<Enter>": "\r",
    "<Esc>": "\x1b",
    "<Tab>": "\t",
    "<Up>": "\x1b[A",
    "<Down>": "\x1b[B",
    "<Right>": "\x1b[C",
    "<Left>": "\x1b[D",
    "<PgUp>": "\x1b[5~",
    "<PgDn>": "\x1b[6~",
    "<Backspace>": "\x7f",
    "<Home>": "\x1b[H",
    "<End>": "\x1b[F",
    "<F1>": "\x1bOP",
    "<F2>": "\x1bOQ",
    "<F3>": "\x1bOR",
    "<F4>": "\x1bOS",
    "<F5>": "\x1b[15~",
    "<F6>": "\x1b[17~",
    "<F7>": "\x1b[18~",
    "<F8>": "\x1b[19~",
    "<F9>": "\x1b[20~",
    "<F10>": "\x1b[21~",
}
"""What a terminal sends for the keys that are no characters."""


def sent(keys: Sequence[str]) -> bytes:
    """The bytes of `keys`: names in angle brackets, or text."""
    return "".join(KEYS.get(key, key) for key in keys).encode()


@dataclass
class Count:
    """Keys of a task as handbook 03 §3.3 counts them: control keys, and characters typed."""

    control: int = 0
    characters: int = 0

    @classmethod
    def of(cls, keys: Sequence[str]) -> "Count":
        """Count `keys`."""
        control = sum(key in KEYS for key in keys)
        return cls(control, sum(len(key) for key in keys if key not in KEYS))


@dataclass
class Terminal:
    """A program in a pty. Use as a context manager; the program is ended by its own process id.

    `python -m MODULE` is forked from a process that has the program imported, unless it is to be started `afresh`, or is told
    something that an interpreter reads when it starts.
    """

    command: Sequence[str]
    columns: int = 80
    rows: int = 24
    environment: dict[str, str] = field(default_factory=dict)
    afresh: bool = False
    pid: int = 0
    received: bytes = b""

    def __enter__(self) -> Self:
        self._code: int | None = None
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self._screen)
        wanted = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("SSH_", "TEXTUAL", "NO_COLOR", "COLUMNS", "LINES"))
        }
        wanted |= {"TERM": "xterm", **self.environment}
        wanted.pop("COLORTERM", None)
        if (
            self.afresh
            or [*self.command[:2]] != [sys.executable, "-m"]
            or any(name.startswith(OF_THE_INTERPRETER) for name in self.environment)
        ):
            self._start(wanted)
        else:
            self._fork(wanted)
        return self

    def _start(self, environment: dict[str, str]) -> None:
        self._process = None
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(self.command[0], list(self.command), environment)
        self._measure()

    def _fork(self, environment: dict[str, str]) -> None:
        from tests.terminal import forked  # brings in every screen

        self._fd, other = os.openpty()
        self._measure()
        told = (list(self.command[2:]), environment, str(Path.cwd()), forked.handed(other))
        self._process = CONTEXT.Process(target=forked.run, args=told, daemon=True)
        self._process.start()
        os.close(other)
        self.pid = int(self._process.pid or 0)

    def _measure(self) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.exit_code(0.0) is None:
            os.kill(self.pid, signal.SIGKILL)
            if self._process is None:
                os.waitpid(self.pid, 0)
            else:
                self._process.join(5)
        os.close(self._fd)

    def send(self, *keys: str) -> None:
        """Press `keys`, all at once."""
        os.write(self._fd, sent(keys))

    def read(self, seconds: float) -> bytes:
        """What comes within `seconds`."""
        until = time.monotonic() + seconds
        fresh = b""
        while (left := until - time.monotonic()) > 0:
            if not select.select([self._fd], [], [], left)[0]:
                break
            try:
                part = os.read(self._fd, 65536)
            except OSError:
                break
            if not part:
                break
            fresh += part
            self._stream.feed(part)
        self.received += fresh
        return fresh

    def settle(self, quiet: float = 0.3, most: float = 10.0) -> bytes:
        """Read until nothing comes for `quiet` seconds."""
        fresh, until = b"", time.monotonic() + most
        while time.monotonic() < until:
            part = self.read_some(quiet)
            if not part:
                break
            fresh += part
        return fresh

    def read_some(self, seconds: float) -> bytes:
        """The next piece that comes within `seconds`, or nothing."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return b""
        try:
            part = os.read(self._fd, 65536)
        except OSError:
            return b""
        self._stream.feed(part)
        self.received += part
        return part

    def wait_for(self, text: str, seconds: float = 15.0) -> bool:
        """Read until the screen shows `text`."""
        until = time.monotonic() + seconds
        while text not in self.text():
            left = until - time.monotonic()
            if left <= 0 or (not self.read_some(min(left, 0.5)) and self.exit_code(0.0) is not None):
                return text in self.text()
        return True

    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """The screen's rows without the blanks at their ends."""
        return [_row(self._screen, y).rstrip() for y in range(self.rows)]

    def cells(self) -> list[list[str]]:
        """The screen cell by cell; the right half of a wide character is empty."""
        return [[self._screen.buffer[y][x].data for x in range(self.columns)] for y in range(self.rows)]

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as a person who drags its window does."""
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)
        self._measure()

    def hang_up(self) -> None:
        """Close the terminal under the program, as a lost connection does."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDONLY)

    def exit_code(self, seconds: float) -> int | None:
        """The exit code of the program when it ends within `seconds`, else None."""
        until = time.monotonic() + seconds
        while True:
            if self._code is None:
                self._code = self._ended()
            if self._code is not None:
                return self._code
            if time.monotonic() >= until:
                return None
            self.read_some(0.05)

    def _ended(self) -> int | None:
        """The exit code of the program, once it has ended."""
        if self._process is not None:
            return self._process.exitcode
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if pid else None


def _row(screen: pyte.Screen, y: int) -> str:
    """The characters of row `y`; the second cell of a wide one is empty."""
    line = screen.buffer[y]
    return "".join(line[x].data for x in range(screen.columns))
