"""A backup takes the place of a hotel on a server: in one turn of the hotel, one transaction with the entry that says so.

Nobody writes between the saved state and the new one, and whatever kills this, or the server, leaves the old hotel or the
new one with its entry: there is nothing to finish and nothing to take back.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage import backup_notes
from hotelcs.storage.failures import ServerLost
from hotelcs.storage.restore import Found
from hotelcs.workflows.anchoring import begin_anew
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.ledger import Written
from hotelcs.workflows.machine.backing_up import Purpose, make
from hotelcs.workflows.performing import AGAIN, Performer
from hotelcs.workflows.privacy.erased_log import note_all_gone
from hotelcs.workflows.restored import hash_of
from hotelcs.workflows.verbs import act_of


@dataclass(frozen=True, slots=True)
class Brought:
    """Where the state before is saved; the entry of the restore, and why it is in nobody's name when it is."""

    saved: Path
    entry: int
    refused: Refusal | None = None


def bring_back(desk: Desk, found: Found, purpose: Purpose, note: Callable[[], dict[str, Any]]) -> Brought:
    """Save the present as `purpose` says, put `found` in its place, enter it.

    `note` tells the fields of the entry once nobody else writes. Raises Locked, Corrupt, InputOutput: the hotel is as it
    was. Raises ServerLost, which says so when it is not known what stands.
    """
    written, refused = None, None
    try:
        with desk.file.write() as session:
            connection = session.connection().connection.dbapi_connection
            fields = note()
            saved, _ = make(desk, purpose)
            _put(desk, connection, found)
            written, refused = _enter(desk, session, fields | {"saved_as": saved.name})
    except ServerLost:
        if written is None or not _stands(desk, written):
            raise
    backup_notes.note(desk.file.path, saved=str(saved))
    begin_anew(desk.file, desk.uid, desk.clock(), written)
    return Brought(saved, written.seq, refused)


def _put(desk: Desk, connection: Any, found: Found) -> None:
    """The rows of `found` in the place of those of the hotel; what went from it at any machine is told here first."""
    from hotelcs.storage.postgres.moving import over_the_hotel

    with desk.file.read() as reader:
        note_all_gone(reader, desk.performer.keys, desk.uid, desk.file.path, desk.clock())
    over_the_hotel(connection, found.file)


def _enter(desk: Desk, session: Any, fields: dict[str, Any]) -> tuple[Written, Refusal | None]:
    """The entry of the restore; in nobody's name where the backup is from before this person had the right to."""
    act = act_of("note-restore").parse(fields)
    try:
        with session.begin_nested():
            return desk.performer.enter(session, act, desk.clock()), None
    except Refusal as error:
        program = Performer(desk.file, desk.performer.keys, "", desk.terminal)
        return program.enter(session, act, desk.clock(), unasked=True), error


def _stands(desk: Desk, written: Written) -> bool:
    """Whether the restore was committed although the server went away before it could say so."""
    deadline = time.monotonic() + desk.file.wait
    while True:
        try:
            with desk.file.read() as reader:
                return hash_of(reader, written.seq) == written.hash[-64:]
        except ServerLost as lost:
            if time.monotonic() >= deadline:
                raise ServerLost(
                    N_(
                        "The server went away while the backup was put in place; it is not known whether it stands."
                    ),
                    hint=N_("When the server is back, type the same line again."),
                ) from lost
        time.sleep(AGAIN)
