"""A program in a pseudo-terminal, watched without drawing it: when a mark came, how many bytes, what memory."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_]|[()].)"
)
SSH = {"TERM": "xterm", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "SSH_TTY": "/dev/pts/0"}
"""An environment as an SSH session has it: sixteen colours."""


class Watched:
    """A program that is running in a pty of 80x24; use as a context manager."""

    def __init__(self, command: Sequence[str], environment: dict[str, str] | None = None) -> None:
        self.command = list(command)
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("SSH_", "TEXTUAL", "COLORTERM", "NO_COLOR"))
        }
        self.environment = {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **(environment or {})}
        self.received = bytearray()
        self.pid = 0

    def __enter__(self) -> Self:
        if self.pid:
            return self
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execvpe(self.command[0], self.command, self.environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def until(self, *marks: str, seconds: float = 20.0) -> float:
        """Milliseconds from the start until every mark has been written. Raises TimeoutError."""
        wanted = [mark.encode() for mark in marks]
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            self._read(0.5)
            plain = ESCAPES.sub(b"", bytes(self.received))
            if all(mark in plain for mark in wanted):
                return (time.perf_counter() - self.started) * 1000
        raise TimeoutError(f"{marks} not among {bytes(self.received[-300:])!r}")

    def quiet(self, gap: float = 0.25, most: float = 5.0) -> tuple[int, float]:
        """Read until nothing comes for `gap` seconds: the bytes, and when the last one came (perf_counter)."""
        count, last, deadline = 0, time.perf_counter(), time.perf_counter() + most
        while time.perf_counter() < deadline:
            fresh = self._read(gap)
            if not fresh:
                break
            count, last = count + fresh, time.perf_counter()
        return count, last

    def key(self, keys: str, gap: float = 0.06) -> tuple[float, int]:
        """Press `keys`: milliseconds until the last byte painted, and the bytes."""
        start = time.perf_counter()
        os.write(self.fd, keys.encode())
        count, last = self.quiet(gap)
        return max(0.0, (last - start) * 1000), count

    def idle(self, seconds: float) -> tuple[int, float]:
        """Bytes written and CPU milliseconds used while nobody does anything."""
        before = self.cpu()
        count, deadline = 0, time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            count += self._read(left)
        return count, self.cpu() - before

    def cpu(self) -> float:
        """CPU milliseconds of the process so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident megabytes of the process."""
        lines = Path(f"/proc/{self.pid}/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def _read(self, seconds: float) -> int:
        if not select.select([self.fd], [], [], seconds)[0]:
            return 0
        try:
            fresh = os.read(self.fd, 65536)
        except OSError:
            return 0
        self.received += fresh
        return len(fresh)
