"""The disk under the program's own SQLite library: every write, sync and truncation is seen, and one of them can fail.

The open and delete functions of the library's file system layer (`sqlite3_vfs`) are replaced in place, and the write,
sync and truncate functions of every file that is opened meanwhile (`sqlite3_io_methods`); all else is the library's.
So the acts, the pragmas, the locks and the journal are those of the real program. https://sqlite.org/c3ref/vfs.html
"""

import ctypes
import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hotelcs.storage import driver

_P, _I, _I64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)
_DELETE = ctypes.CFUNCTYPE(_I, _P, ctypes.c_char_p, _I)
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _I64)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _I64)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)

IOERR = {"write": 778, "sync": 1034, "truncate": 1546}
"""SQLITE_IOERR_WRITE, _FSYNC, _TRUNCATE."""
FULL = 13
_KEPT: list[object] = []
"""What the library may still call through files that are closed later than the disk is watched."""


class _Vfs(ctypes.Structure):
    _fields_ = (("version", _I), ("size", _I), ("longest", _I), ("next", _P), ("name", _P), ("data", _P),
                ("open", _P), ("delete", _P))  # fmt: skip


class _Methods(ctypes.Structure):
    _fields_ = (("version", _I), ("close", _P), ("read", _P), ("write", _P), ("truncate", _P), ("sync", _P),
                ("others", _P * 12))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened on the disk: write, truncate, sync, delete, make; or `ack`, the program's word that it is done."""

    kind: str
    path: str = ""
    at: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """What happened, and what shall fail: the `after`-th from now of the kinds in `failing`, with `code`, once or from then on."""

    steps: list[Step] = field(default_factory=list)
    failing: frozenset[str] = frozenset()
    after: int = 0
    code: int = 0
    once: bool = True
    failed: int = 0

    def fail(self, kinds: str, after: int, *, code: int = 0, once: bool = True) -> None:
        """Let the `after`-th of `kinds` fail (code 0: with the I/O error of its kind)."""
        self.failing, self.after = frozenset(kinds.split()), after
        self.code, self.once, self.failed = code, once, 0

    def heal(self) -> None:
        """Nothing fails any more."""
        self.failing = frozenset()

    def ack(self, number: int) -> None:
        """The program has said that the act `number` is done."""
        self.steps.append(Step("ack", at=number))

    def refused(self, kind: str) -> int:
        """The code this step fails with, 0 when it goes on."""
        if kind not in self.failing:
            return 0
        self.after -= 1
        if self.after > 0 or (self.once and self.failed):
            return 0
        self.failed += 1
        return self.code or IOERR[kind]


def usable() -> bool:
    """Whether the library of this process lets itself be watched (its functions have to be visible)."""
    try:
        return bool(_library().sqlite3_vfs_find)
    except (AttributeError, OSError, ImportError):
        return False


def _library() -> ctypes.CDLL:
    name = "_sqlite3" if driver.LIBRARY == "sqlite3" else f"{driver.LIBRARY}._sqlite3"
    return ctypes.CDLL(str(importlib.import_module(name).__file__))


@contextmanager
def watched(folder: Path) -> Iterator[Disk]:
    """Watch every file below `folder` that is opened inside the block."""
    find = _library().sqlite3_vfs_find
    find.restype, find.argtypes = ctypes.POINTER(_Vfs), [ctypes.c_char_p]
    vfs, disk = find(None).contents, Disk()
    before = vfs.open, vfs.delete
    hooks = _Hooks(disk, os.fsencode(folder), _OPEN(before[0]), _DELETE(before[1]))
    opening, deleting = _OPEN(hooks.opening), _DELETE(hooks.deleting)
    _KEPT.extend((hooks, opening, deleting))
    vfs.open, vfs.delete = (ctypes.cast(each, _P).value for each in (opening, deleting))
    try:
        yield disk
    finally:
        vfs.open, vfs.delete = before
        disk.heal()


class _Hooks:
    """What the library calls instead of its own."""

    def __init__(self, disk: Disk, folder: bytes, really_open: object, really_delete: object) -> None:
        self.disk, self.folder = disk, folder
        self.really_open, self.really_delete = really_open, really_delete

    def opening(self, vfs: int, name: int | None, file: int, flags: int, told: int) -> int:
        path = ctypes.string_at(name) if name else b""
        fresh = bool(path) and not Path(os.fsdecode(path)).exists()
        result = self.really_open(vfs, name, file, flags, told)  # type: ignore[operator]
        methods = ctypes.cast(file, ctypes.POINTER(_P)).contents
        if result == 0 and methods.value and path.startswith(self.folder):
            if fresh:
                self.disk.steps.append(Step("make", os.fsdecode(path)))
            methods.value = _seen(self.disk, os.fsdecode(path), methods.value)
        return int(result)

    def deleting(self, vfs: int, name: bytes, synced: int) -> int:
        result = int(self.really_delete(vfs, name, synced))  # type: ignore[operator]
        if result == 0 and name.startswith(self.folder):
            self.disk.steps.append(Step("delete", os.fsdecode(name)))
        return result


def _seen(disk: Disk, path: str, methods: int) -> int | None:
    """The address of functions of a file that tell `disk` first."""
    mine = _Methods.from_buffer_copy(ctypes.cast(methods, ctypes.POINTER(_Methods)).contents)
    write, truncate, sync = _WRITE(mine.write), _TRUNCATE(mine.truncate), _SYNC(mine.sync)

    def writing(file: int, content: int, length: int, at: int) -> int:
        if code := disk.refused("write"):
            return code
        disk.steps.append(Step("write", path, at, ctypes.string_at(content, length)))
        return int(write(file, content, length, at))

    def truncating(file: int, at: int) -> int:
        if code := disk.refused("truncate"):
            return code
        disk.steps.append(Step("truncate", path, at))
        return int(truncate(file, at))

    def syncing(file: int, flags: int) -> int:
        if code := disk.refused("sync"):
            return code
        disk.steps.append(Step("sync", path))
        return int(sync(file, flags))

    hooks = _WRITE(writing), _TRUNCATE(truncating), _SYNC(syncing)
    mine.write, mine.truncate, mine.sync = (ctypes.cast(each, _P).value for each in hooks)
    _KEPT.extend((mine, hooks))
    return ctypes.addressof(mine)
