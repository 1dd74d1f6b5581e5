"""One thing that `hotelcs doctor` looks at, and how to ask the database for a pragma."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

State = Literal["ok", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, how it is, the sentence about it, and the line to type next where there is one."""

    name: str
    state: State
    words: str
    next: str = ""


def pragma(desk: "Desk", name: str) -> str:
    """What the database answers to a pragma."""
    with desk.file.read() as reader:
        return str(reader.rows(f"PRAGMA {name}")[0][0])
