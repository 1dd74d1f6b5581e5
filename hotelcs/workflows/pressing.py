"""What is said of one thing that presses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pressing:
    """One thing that presses: its kind (a key of the screens' sentences), how many, which one, in words, where it is done.

    `alarm` means that it stands in the banner of every screen.
    """

    kind: str
    count: int
    ref: str
    words: str
    screen: str
    alarm: bool
