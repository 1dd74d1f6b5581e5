"""What lies on the disk after a power cut: everything that was synced, and any part of what was not.

Of the writes since a file was last synced each sector of 512 bytes is there or is not, by chance, and so is each
truncation. Not modelled: a directory that forgets a name, a disk that says it has synced and has not.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk import Step

SECTOR = 512


@dataclass
class _File:
    """A file: what is safe of it, and what is on its way."""

    safe: bytearray = field(default_factory=bytearray)
    coming: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.coming:
            _apply(self.safe, step)
        self.coming.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """The bytes that are found."""
        found, share = bytearray(self.safe), chance.choice((0.1, 0.5, 0.9))
        for step in self.coming:
            for part in _sectors(step):
                if chance.random() < share:
                    _apply(found, part)
        return bytes(found)


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "truncate":
        del content[step.at :]
        return
    if len(content) < step.at:
        content.extend(bytes(step.at - len(content)))
    content[step.at : step.at + len(step.content)] = step.content


def _sectors(step: Step) -> Iterator[Step]:
    """A write, sector by sector."""
    if step.kind != "write":
        yield step
        return
    start = step.at
    while start < step.at + len(step.content):
        end = min((start // SECTOR + 1) * SECTOR, step.at + len(step.content))
        yield Step("write", step.path, start, step.content[start - step.at : end - step.at])
        start = end


@dataclass(frozen=True, slots=True)
class Cut:
    """A power cut: after which step it came, the newest act that was said to be done, and what is left of each file."""

    after: int
    acked: int
    left: dict[str, bytes]


def cuts(
    steps: list[Step], before: Iterable[Path], moments: Iterable[int], chance: random.Random
) -> Iterator[Cut]:
    """The hotel as each of `moments` (numbers of steps) would have left it; `before` is what was there when it began."""
    files: dict[str, _File] = defaultdict(_File)
    for path in before:
        files[str(path)] = _File(bytearray(path.read_bytes()))
    wanted, acked = set(moments), 0
    for number, step in enumerate(steps, 1):
        if step.kind == "ack":
            acked = step.at
        elif step.kind == "delete":
            files.pop(step.path, None)
        elif step.kind == "sync":
            files[step.path].sync()
        elif step.kind != "make":
            files[step.path].coming.append(step)
        if number in wanted:
            yield Cut(number, acked, {path: each.after_a_cut(chance) for path, each in files.items()})
