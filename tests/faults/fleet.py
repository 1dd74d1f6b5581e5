"""Sixteen desks in processes of their own, which act at the same moment."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.faults import children
from tests.faults.children import Answer
from tests.fork_server import CONTEXT

SURROUNDINGS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
SIZE = 16

Order = tuple[str, dict[str, Any], str | None]
"""A verb, its fields, a key."""


def surroundings() -> dict[str, str]:
    """What of the environment a child needs, since the fork server was started in another test's."""
    return {name: os.environ[name] for name in SURROUNDINGS if name in os.environ}


def child(work: Callable[..., None], *given: Any) -> Any:
    """A process, not started yet, that does `work` where this test is, whichever test started the fork server."""
    return CONTEXT.Process(target=_there, args=(surroundings(), work, *given), daemon=True)


def _there(around: dict[str, str], work: Callable[..., None], *given: Any) -> None:
    os.environ.update(around)
    work(*given)


class Fleet:
    """Desks that race. Leaving the block ends them."""

    def __init__(
        self, path: Path, now: datetime, desk: Callable[..., None] = children.race, size: int = SIZE
    ) -> None:
        self.waits: list[float] = []
        self._barrier = CONTEXT.Barrier(size)
        self._lines, self._desks = [], []
        for number in range(size):
            here, there = CONTEXT.Pipe()
            asked = (path, f"desk-{number}", surroundings(), now, self._barrier, there)
            process = CONTEXT.Process(target=desk, args=asked, daemon=True)
            process.start()
            there.close()
            self._lines.append(here)
            self._desks.append(process)

    def race(self, orders: list[Order]) -> list[Answer]:
        """Give every desk its order; they act together. Their answers, in the order of the desks."""
        for line, order in zip(self._lines, orders, strict=True):
            line.send(order)
        answers: list[Answer] = [line.recv() for line in self._lines]
        self.waits += [seconds for _, _, seconds in answers]
        return answers

    def same(self, verb: str, fields: dict[str, Any], key: str | None = None) -> list[Answer]:
        """All of them do the same."""
        return self.race([(verb, fields, key)] * len(self._lines))

    def figures(self) -> str:
        """How long the acts took."""
        waits = sorted(self.waits)
        p50, p99, longest = (waits[int(len(waits) * share)] * 1000 for share in (0.5, 0.99, 0.999999))
        return f"{len(waits)} acts: p50 {p50:.1f} ms, p99 {p99:.1f} ms, max {longest:.1f} ms"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for line in self._lines:
            try:
                line.send(None)
            except OSError:
                continue
        for process in self._desks:
            process.join(5)
            if process.is_alive():
                process.kill()
                process.join(5)
        for line in self._lines:
            line.close()


def tally(answers: list[Answer]) -> dict[str, int]:
    """How often each answer came: done, a refusal's code, or crash (with the trace, for the reader)."""
    counted: dict[str, int] = {}
    for kind, what, _ in answers:
        name = what if kind == "refused" else kind if kind == "done" else str(what)
        counted[name] = counted.get(name, 0) + 1
    return counted
