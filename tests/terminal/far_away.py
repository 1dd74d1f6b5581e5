"""A terminal at the end of a long line: every byte takes its time in both directions, and some take longer."""

import heapq
import os
import random
import select
import time
from dataclasses import dataclass, field

from tests.terminal.pty_harness import Terminal, sent

ONE_WAY = 0.3
"""Seconds a byte travels."""
JITTER = 0.15
"""Seconds by which it may be later; nothing overtakes, as on any TCP connection."""


@dataclass
class FarTerminal(Terminal):
    """Keys arrive at the program, and its bytes at the screen, after `ONE_WAY` and something."""

    seed: int = 1
    going: list[tuple[float, int, bytes]] = field(default_factory=list)
    coming: list[tuple[float, int, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._count = 0
        self._last = {"going": 0.0, "coming": 0.0}

    def _post(self, way: str, data: bytes) -> None:
        due = time.monotonic() + ONE_WAY + self._chance.uniform(0.0, JITTER)
        self._last[way] = due = max(due, self._last[way])
        self._count += 1
        heapq.heappush(getattr(self, way), (due, self._count, data))

    def send(self, *keys: str) -> None:
        """Press `keys`, each on its way on its own."""
        for key in keys:
            for one in (key,) if key.startswith("<") else key:
                self._post("going", sent([one]))

    def read_some(self, seconds: float) -> bytes:
        """What arrives at the screen within `seconds`."""
        until = time.monotonic() + seconds
        while True:
            now = time.monotonic()
            self._forward(now)
            if self.coming and self.coming[0][0] <= now:
                _, _, data = heapq.heappop(self.coming)
                self._stream.feed(data)
                self.received += data
                return data
            if now >= until and not self.going:
                return b""
            due = [heap[0][0] for heap in (self.going, self.coming) if heap]
            self._listen(max(min([*due, until if until > now else now + 0.05]) - now, 0.0))

    def _forward(self, now: float) -> None:
        """What has arrived at the program."""
        together = b""
        while self.going and self.going[0][0] <= now:
            together += heapq.heappop(self.going)[2]
        if together:
            os.write(self._fd, together)

    def _listen(self, seconds: float) -> None:
        if not select.select([self._fd], [], [], seconds)[0]:
            return
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return
        self._post("coming", data)

    def settle(self, quiet: float = 1.5, most: float = 30.0) -> bytes:
        """Read until nothing comes for longer than there and back takes."""
        return super().settle(quiet, most)
