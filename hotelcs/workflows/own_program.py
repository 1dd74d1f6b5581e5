"""This program as a process of its own at the hotel of a desk: what is typed for it, and the environment that names the hotel.

The hotel stands in the environment, never among the words: a server's URL has a password in it, and everybody on the
machine can read the words of a process, while its environment is its owner's alone.
"""

import os
import sys
from typing import TYPE_CHECKING

from hotelcs import i18n

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

HOTEL = "HOTELCS_DB"


def words_of(*words: str) -> list[str]:
    """The line of a process `hotelcs WORDS`, as isolated from its surroundings as this one, in the language spoken here."""
    isolated = ["-I"] if sys.flags.isolated else []
    return [sys.executable, *isolated, "-m", "hotelcs", *words, "--lang", i18n.current()]


def surroundings_of(desk: "Desk") -> dict[str, str]:
    """The environment of this process, in which the hotel is the one of `desk`."""
    return {**os.environ, HOTEL: desk.file.address}
