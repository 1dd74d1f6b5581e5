"""The file of registrations that is handed to the authority: CSV with whole document numbers.

The export is entered in the ledger before the file exists, the file is new (never over another one), its
mode 0600, and no cell of it is a formula (reliability §8).
"""

import csv
import hashlib
import io
import os
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.errors import InputOutput, NotReady, Usage
from hotelcs.i18n import N_
from hotelcs.storage import keys
from hotelcs.text import csv_cell

if TYPE_CHECKING:
    from hotelcs.workflows.act import Done
    from hotelcs.workflows.desk import Desk

COLUMNS = (
    "registration", "kind", "status", "name", "name_latin", "sex", "birth_date", "nationality", "document_type",
    "document_issuer", "document_number", "document_expires", "minor", "guardian", "guardian_phone", "relation",
    "room", "stay", "arrived_at", "departure", "deadline",
)  # fmt: skip
"""The header, in the words of the tables; instants are UTC."""
_ROWS = (
    "SELECT g.id, g.kind, g.status, p.name, u.name_latin, u.sex, u.birth_date, p.nationality, d.kind, d.issuer, d.sealed, "
    "d.expires_date, p.minor, p.guardian_name, p.guardian_phone, p.relation, r.no, s.no, p.joined_at, s.due_out, "
    "g.deadline, d.blind FROM registration g JOIN stay_guest p ON p.id = g.stay_guest_id "
    "JOIN guest u ON u.id = p.guest_id JOIN stay s ON s.id = p.stay_id JOIN room r ON r.id = s.room_id "
    "LEFT JOIN id_document d ON d.id = p.document_id WHERE g.status IN ({states}) AND (:kind = '' OR g.kind = :kind) "
    "ORDER BY g.deadline, g.id"
)
_NAME = re.compile(r"[\w][\w.\-]{0,99}")
SEALED, BLIND = 10, 21


def write(desk: "Desk", folder: Path, name: str, *, kind: str = "", pending: bool = True) -> "Done":
    """Write `name` (a plain file name) into `folder`; the answer is that of the ledger entry.

    `kind` is "domestic", "overseas" or both (""); `pending` leaves out what was submitted already.
    Raises Usage (name), Denied (rights), NotReady (no key file), InputOutput (file there already, disk).
    """
    if not _NAME.fullmatch(name) or ".." in name:
        raise Usage(N_("{name} is not a file name."), name=name)
    states = "'pending', 'rejected'" if pending else "'pending', 'rejected', 'submitted', 'accepted'"
    with desk.file.read() as reader:
        found = reader.rows(_ROWS.format(states=states), kind=kind)
    held = keys.load(desk.uid)
    if not held.present:
        raise NotReady(N_("The key file of this hotel is missing, so document numbers cannot be exported."))
    data = as_csv([_cells(row, held) for row in found])
    asked = {"file": name, "rows": len(found), "sha256": hashlib.sha256(data).hexdigest()}
    done = desk.do("export-registrations", asked)
    _create(folder / name, data)
    return done


def as_csv(rows: list[list[Any]]) -> bytes:
    """Header and rows as UTF-8 with a byte order mark; every text cell is safe in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([csv_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(row: tuple[Any, ...], held: keys.Keys) -> list[Any]:
    """A row of the file: the number opened, flags as 0 and 1, nothing for what is not known."""
    cells = [
        "" if cell is None else cell.isoformat() if isinstance(cell, datetime) else cell
        for cell in row[:BLIND]
    ]
    cells[SEALED] = (held.open(row[SEALED], f"id_document:{row[BLIND]}") or "") if row[SEALED] else ""
    return [int(cell) if isinstance(cell, bool) else cell for cell in cells]


def _create(path: Path, data: bytes) -> None:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise InputOutput(N_("{path} cannot be made: {why}."), path=path, why=error.strerror) from error
