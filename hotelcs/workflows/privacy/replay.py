"""After a backup was brought back: `replay(desk)` lets go again what had gone since it was made."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk


def replay(desk: "Desk") -> dict[str, int]:
    """Do it batch by batch until nothing is left; how many guests and rows went again. Killed, it can be called again.

    When nothing had gone nothing is entered either.
    """
    total = {"guests": 0, "rows": 0}
    if not desk.preview("erase-again").result["left"]:
        return total
    while True:
        done = desk.do("erase-again", {}).result
        total = {name: total[name] + int(done[name]) for name in total}
        if not done["left"]:
            return total
