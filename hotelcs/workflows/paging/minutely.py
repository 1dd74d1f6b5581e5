"""Each minute a terminal lets what is due be sent by a process of its own: no service is waited for where people write.

Any number of terminals and jobs may do it; a page that one has, no other sends (docs/adr/0020).
"""

import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from hotelcs.clock import system_clock
from hotelcs.workflows import own_program
from hotelcs.workflows.callouts.overdue import overdue
from hotelcs.workflows.paging.due import is_due

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SERVICE = "cron"
"""The account in whose name it is done, as jobs do."""


def start(desk: "Desk") -> bool:
    """Begin to send when a page is due, or a call-out has to go on; whether something was. A clock of a test sends nothing."""
    now = desk.clock()
    if (
        desk.file.still
        or desk.clock is not system_clock
        or not (is_due(desk.file, now) or overdue(desk.file, now))
    ):
        return False
    words, there = (
        own_program.words_of("page", "send", "--quiet", "--as", SERVICE),
        own_program.surroundings_of(desk),
    )
    nowhere = subprocess.DEVNULL
    with suppress(OSError):  # no process can be started now: the next minute tries again, and so does cron
        subprocess.Popen(  # noqa: S603 - our own program
            words, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True, env=there
        )
    return True
