"""While a terminal is open, the list of who is in the house lies on the disk, never older than five minutes.

A thread of its own looks every few seconds: after a change the list is written anew, at the latest half a minute later, and
without one before it is old. Terminals of one account share the file and look at its age first, so that one of them writes.
"""

from datetime import timedelta
from threading import Event, Thread
from typing import Any

LOOK_SECONDS = 10.0
FIRST_SECONDS = 3.0
"""The first look comes after the first picture."""
RENEW = timedelta(minutes=4)
"""A list so old is written anew although nothing changed."""
SETTLED = timedelta(seconds=30)
"""After a change it is not written more often than this."""


class HouseCopy:
    """Keeps the list of one desk on disk. `minutes` is how old it is when it could not be kept fresh, else None."""

    def __init__(self) -> None:
        self.minutes: int | None = None
        self._over = Event()
        self._seen: int | None = None
        self._thread: Thread | None = None

    def start(self, desk: Any) -> None:
        """Begin; a desk that is in memory alone has nothing to keep."""
        if self._thread is None and hasattr(desk, "file"):
            self._thread = Thread(target=self._run, args=(desk,), name="hotelcs-house-copy", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End before the desk is closed; a write under way has a moment to finish."""
        self._over.set()
        if self._thread is not None:
            self._thread.join(1.0)

    def _run(self, desk: Any) -> None:
        wait = FIRST_SECONDS
        while not self._over.wait(wait):
            wait = LOOK_SECONDS
            self.look(desk)

    def look(self, desk: Any) -> bool:
        """Write the list when that is due; whether it was written. What stands in the way is told by the age."""
        from hotelcs.reports.copy_on_disk import OLD, age_of, place_of, write_copy

        place, now = place_of(desk.uid, desk.file.path), desk.clock()
        try:
            changed, age = desk.changed(), age_of(place, now)
            due = age is None or age >= RENEW or (changed != self._seen and age >= SETTLED)
            if due:
                write_copy(desk)
                self._seen = changed
        except Exception:  # the thread's edge: a full disk or a locked file is told on the screens by the age
            due = False
        age = age_of(place, desk.clock())
        old = age is None or age > OLD
        self.minutes = (int(age.total_seconds()) // 60 if age is not None else -1) if old else None
        return due
