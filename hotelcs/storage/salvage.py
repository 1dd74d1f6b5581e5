"""What can be read of a damaged file, put into a new one through every rule; the damaged one is only read.

The new file bears a mark of its own: it may be read, and written only after somebody has accepted it.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures, migrate, place, schema, vault
from hotelcs.storage.filling import Filling, Table
from hotelcs.storage.layout import layouts
from hotelcs.storage.pages import INDEX_LEAF, MAGIC, TABLE_LEAF, Pages, Walked

_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@dataclass(slots=True)
class Salvaged:
    """What came of a file: `schema` it had, tables by name, pages that could not be read and that belong to nobody known."""

    schema: int
    tables: dict[str, Table]
    damaged: list[int]
    stray: int
    log: str
    """The -wal beside it: none, taken, or unreadable."""

    @property
    def lost(self) -> list[Table]:
        """Tables of which something is gone, or may be."""
        return [one for one in self.tables.values() if one.refused or one.missing or not one.whole]

    @property
    def whole(self) -> bool:
        """Whether everything that was ever in the file is there, as far as the file tells."""
        return not self.lost and self.log != "unreadable"


def salvage(damaged: Path, scratch: Path) -> tuple[Salvaged, Path]:
    """Make a file inside `scratch` of what can be read at `damaged`. Raises NotReady, Corrupt when nothing can be read."""
    with failures.told_of_files(damaged):
        raw, log = _read(damaged, scratch)
    pages, walked = Pages(raw), Walked()
    number = _schema_of(raw)
    roots = _roots(pages, walked)
    made = scratch / "salvaged.db"
    migrate.create(made, number)
    with failures.told(made), closing(driver.connect(str(made))) as connection:
        tables, stray = _fill(connection, pages, walked, roots)
    if not tables["property"].kept:
        raise Corrupt(N_("Nothing of a hotel can be read at {path}."),
                      hint=N_("Restore the newest backup: hotelcs restore"), path=damaged)  # fmt: skip
    migrate.run(made)
    come = Salvaged(number, tables, sorted(walked.damaged), stray, log)
    with failures.told(made), closing(driver.connect(str(made))) as connection:
        connection.execute(f"PRAGMA application_id={schema.SALVAGED_ID if come.whole else schema.PARTIAL_ID}")
        connection.execute("PRAGMA journal_mode=DELETE")
    return come, made


def put(made: Path, target: Path) -> None:
    """Put the file that was made where it was wanted, whole or not at all."""
    with failures.told_of_files(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
        try:
            place.create_private(partial)
            shutil.copyfile(made, partial)
            vault.appear(partial, target)
        finally:
            partial.unlink(missing_ok=True)


def _read(damaged: Path, scratch: Path) -> tuple[bytes, str]:
    """The bytes of the file, with what its log adds; both are copied first, for the library writes where it reads a log."""
    if damaged.is_symlink() or not damaged.is_file():
        raise NotReady(N_("There is no file at {path}."), path=damaged)
    copy, log = scratch / "damaged.db", damaged.with_name(damaged.name + "-wal")
    shutil.copyfile(damaged, copy)
    copy.chmod(0o600)
    told = "none"
    if log.exists() and log.stat().st_size:
        shutil.copyfile(log, scratch / "damaged.db-wal")
        told = "unreadable"
        with suppress(driver.DatabaseError), closing(driver.connect(str(copy))) as connection:
            busy, frames, moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            told = "taken" if not busy and frames == moved else told
    return copy.read_bytes(), told


def _schema_of(raw: bytes) -> int:
    """The schema that the file says it has; this program's when that cannot be read. Raises for a newer one, and others' files."""
    if raw[:16] != MAGIC:
        return schema.SCHEMA
    found = int.from_bytes(raw[60:64], "big")
    if found > schema.SCHEMA and int.from_bytes(raw[68:72], "big") == schema.APPLICATION_ID:
        raise schema.mismatch(found)
    return found if 1 <= found <= schema.SCHEMA else schema.SCHEMA


def _roots(pages: Pages, walked: Walked) -> dict[str, int]:
    """The first page of each table and index, by name, as far as the list of them can be read: from its tree, and where
    that is damaged from each of its pages.
    """  # noqa: D205 - one sentence too long for a line
    listed = [values for _, values in pages.walk(1, walked)]
    if walked.damaged:
        for number in range(1, pages.count + 1):
            if number in walked.seen or pages.kind(number) != TABLE_LEAF:
                continue
            found = [values for _, values in pages.walk(number, Walked())]
            if found and all(map(_is_listing, found)):
                walked.seen.add(number)
                listed += found
    return {
        str(values[1]): values[3]
        for values in listed
        if _is_listing(values) and values[0] in ("table", "index")
    }


def _is_listing(values: list[Any]) -> bool:
    """Whether a row is one of the list of tables: kind, name, table, first page, statement."""
    kinds = ("table", "index", "trigger", "view")
    return (
        len(values) == 5 and values[0] in kinds and isinstance(values[3], int) and isinstance(values[1], str)
    )


def _fill(
    connection: Any, pages: Pages, walked: Walked, roots: dict[str, int]
) -> tuple[dict[str, Table], int]:
    """Put every row that can be read into the new file, each table by itself, then pages that hang on no tree any more."""
    triggers = connection.execute(_TRIGGERS).fetchall()
    known = layouts(connection)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    filling = {name: Filling(connection, layout) for name, layout in known.items()}
    listed: dict[str, list[tuple[Any, Any]]] = {}
    indexed = True
    for name, one in filling.items():
        one.take(pages, roots.get(name), walked)
        listed[name] = []
    before = set(walked.damaged)
    for name, one in filling.items():
        for index, column in one.layout.indexes.items():
            root = roots.get(index)
            listed[name] += _indexed(pages, root, walked, column) if root is not None else []
            indexed = indexed and root is not None
    for name in set(roots) - set(known) - {index for layout in known.values() for index in layout.indexes}:
        for _ in pages.walk(roots[name], Walked(walked.seen)):
            pass  # not of the hotel: what the library and the migrations note for themselves
    stray = _strays(pages, walked, filling, indexed=indexed and walked.damaged == before)
    for name, one in filling.items():
        one.count(listed[name])
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")
    return {name: one.table for name, one in filling.items()}, stray


def _indexed(pages: Pages, root: int, walked: Walked, column: str) -> Iterator[tuple[Any, Any]]:
    """Row number, and the number people quote where the index has it, of every row that an index tells of."""
    own = Walked(walked.seen)
    for _, values in pages.walk(root, own):
        if values:
            yield values[-1], values[0] if column == "no" else None
    walked.damaged |= own.damaged


def _strays(pages: Pages, walked: Walked, filling: dict[str, Filling], *, indexed: bool) -> int:
    """Rows of pages that no tree leads to any more: those of the one damaged table that they fit; how many pages fit none.

    A page of an index looks like one of a table without row numbers: those fit only when every index was whole (`indexed`).
    """
    hurt, left = [one for one in filling.values() if not one.table.whole], 0
    for number in range(1, pages.count + 1):
        if number in walked.seen or pages.kind(number) not in (TABLE_LEAF, INDEX_LEAF):
            continue
        numbered = pages.kind(number) == TABLE_LEAF
        rows, fits = list(pages.walk(number, walked)), []
        if rows and (numbered or indexed):
            fits = [one for one in hurt if one.layout.rowid == numbered and one.is_like(rows[:3])]
        if len(fits) == 1:
            for row, values in rows:
                fits[0].put(row, values)
        elif rows:
            left += 1
    return left
