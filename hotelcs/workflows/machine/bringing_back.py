"""A backup takes the place of a hotel on a server: in one turn of the hotel, one transaction with the entry that says so.

Nobody writes between the saved state and the new one, and whatever kills this, or the server, leaves the old hotel or the
new one with its entry: there is nothing to finish and nothing to take back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.storage import backup_notes
from hotelcs.storage.restore import Found
from hotelcs.workflows.anchoring import begin_anew
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.backing_up import Purpose, make
from hotelcs.workflows.verbs import act_of


@dataclass(frozen=True, slots=True)
class Brought:
    """Where the state before is saved; the entry of the restore, or why there is none."""

    saved: Path
    entry: int | None
    refused: Refusal | None = None


def bring_back(desk: Desk, found: Found, purpose: Purpose, note: Callable[[], dict[str, Any]]) -> Brought:
    """Save the present as `purpose` says, put `found` in its place, enter it.

    `note` tells the fields of the entry once nobody else writes. Raises Locked, ServerLost, Corrupt, InputOutput: the
    hotel is as it was.
    """
    from hotelcs.storage.postgres.moving import over_the_hotel

    with desk.file.write() as session:
        connection = session.connection().connection.dbapi_connection
        fields = note()
        saved, _ = make(desk, purpose)
        backup_notes.note(desk.file.path, saved=str(saved))
        over_the_hotel(connection, found.file)
        entry, refused = None, None
        try:
            with session.begin_nested():
                act = act_of("note-restore").parse(fields | {"saved_as": saved.name})
                entry = desk.performer.enter(session, act, desk.clock()).seq
        except Refusal as error:  # the backup may be from before this person had the right to
            refused = error
    begin_anew(desk.file, desk.uid, desk.clock())
    return Brought(saved, entry, refused)
