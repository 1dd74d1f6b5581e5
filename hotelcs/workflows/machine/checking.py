"""What `hotelcs verify` looks at: the file, the ledger's chain, the rules of the hotel, and whether a backup comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hotelcs.errors import Corrupt
from hotelcs.i18n import N_, tr
from hotelcs.storage import content, driver, keys
from hotelcs.storage import restore as storage
from hotelcs.storage.content import Content
from hotelcs.storage.reading import DriverReader, Reader
from hotelcs.storage.restore import Found
from hotelcs.workflows import ledger
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.backing_up import rules
from hotelcs.workflows.machine.card_scan import cards_in
from hotelcs.workflows.night.invariants import broken
from hotelcs.workflows.night.rules import RULES

CORRUPT, BROKEN = 8, 4


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at; `exit` other than 0 says what its failure is worth."""

    name: str
    words: str
    exit: int = 0


def file_of(desk: Desk, *, deep: bool) -> Iterator[Checked]:
    """The live file: damage and references; with `deep` every index, too."""
    if desk.file.on_server:
        yield Checked("references", tr(N_("The server keeps the file; every reference is enforced there.")))
        return
    with desk.file.read() as reader:
        damage = reader.rows("PRAGMA integrity_check(1)" if deep else "PRAGMA quick_check(1)")[0][0]
        if damage != "ok":
            yield Checked("file", tr(N_("The file is damaged: {why}"), why=damage), CORRUPT)
            return
        yield Checked("file", tr(N_("The file is sound.")))
        astray = reader.rows("PRAGMA foreign_key_check")
        words = (
            N_("A row of {table} points to nothing.") if astray else N_("Every reference points to a row.")
        )
        yield Checked("references", tr(words, table=astray[0][0] if astray else ""), CORRUPT if astray else 0)


def chain_of(desk: Desk) -> Checked:
    """The live ledger, and the anchors outside of the database."""
    try:
        checked = desk.check_ledger()
    except Corrupt as error:
        return Checked("chain", str(error), CORRUPT)
    return Checked("chain", tr(N_("Chain: {count} entries, whole."), count=checked.entries))


def rules_of(reader: Reader) -> Iterator[Checked]:
    """The rules that must hold in every hotel."""
    found = broken(reader)
    for rule in found:
        yield Checked("invariants", str(rule), BROKEN)
    if not found:
        yield Checked("invariants", tr(N_("Rules of the hotel: {count}, all hold."), count=len(RULES) + 2))


def cards_of(reader: DriverReader) -> Checked:
    """That no number of a payment card is stored."""
    found = next(cards_in(reader), None)
    if found is None:
        return Checked("cards", tr(N_("No number of a payment card is stored.")))
    return Checked("cards", tr(N_("Numbers of payment cards stand in {table}.{column}: {count} rows."), table=found.table,
                               column=found.column, count=found.rows), BROKEN)  # fmt: skip


def backup_of(found: Found, uid: str | None, *, chain: bool, invariants: bool) -> Iterator[Checked]:
    """A backup that was opened, which has proved its checksum, its file, its references and its tables."""
    words = N_("The backup is what was backed up, and sound.") if found.manifest else N_(
        "The backup is sound; without a manifest its checksum was not compared."
    )  # fmt: skip
    yield Checked("file", tr(words))
    if uid is not None and found.content.uid != uid:
        yield Checked("hotel", tr(N_("{path} is a backup of another hotel."), path=found.path), BROKEN)
    if (note := found.manifest) is not None:
        agrees = (note.rows, note.entry, note.head) == (
            found.content.rows,
            found.content.entry,
            found.content.head,
        )
        told = (
            N_("Rows and ledger are what the manifest tells.")
            if agrees
            else N_("The manifest tells other rows.")
        )
        yield Checked("manifest", tr(told), 0 if agrees else CORRUPT)
    connection = driver.connect_still(str(found.file))
    try:
        reader = DriverReader(connection)
        if chain:
            yield _chain_in(reader, found.content)
        if invariants:
            yield from rules_of(reader)
            yield cards_of(reader)
    finally:
        connection.close()


def _chain_in(reader: Reader, inside: Content) -> Checked:
    try:
        ledger.verify(reader, keys.load(inside.uid))
    except Corrupt as error:
        return Checked("chain", str(error), CORRUPT)
    return Checked("chain", tr(N_("Chain: {count} entries, whole."), count=inside.entry))


def brought_back(found: Found, scratch: Path) -> Checked:
    """Whether the backup comes back: made into a new file inside `scratch`, compared, and looked at with every rule."""
    path = scratch / "brought-back.db"
    try:
        storage.into_new(found, path)
        made = content.checked_still(path)
        connection = driver.connect_still(str(path))
        try:
            problems = rules(DriverReader(connection))
        finally:
            connection.close()
    finally:
        path.unlink(missing_ok=True)
    if made != found.content:
        return Checked(
            "restore", tr(N_("What was restored differs from the backup {path}."), path=found.path), CORRUPT
        )
    if problems:
        return Checked("restore", tr(N_("Brought back, and {count} rules are broken in it: {first}"), count=len(problems),
                                     first=problems[0]), BROKEN)  # fmt: skip
    return Checked("restore", tr(N_("Brought back into a scratch file: {rows} rows, entry {entry}."),
                                 rows=sum(made.rows.values()), entry=made.entry))  # fmt: skip
