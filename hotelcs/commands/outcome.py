"""What the body of a command is given and what it gives back."""

from dataclasses import dataclass, field
from typing import Any

from hotelcs.commands.context import Settings


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a command that came to an end.

    `data` is for programs (English keys, ISO dates, integer minor units); `human` are finished lines in the
    current language; `changed` counts rows of work; `exit` other than 0 says that the work was finished and
    still wants somebody's eyes (10 some rows rejected, 11 stale, 4 a check found problems), in the sentence
    `reason`.
    """

    data: dict[str, Any] | list[Any] = field(default_factory=dict)
    human: list[str] = field(default_factory=list)
    changed: int = 0
    warnings: tuple[str, ...] = ()
    exit: int = 0
    reason: str = ""


@dataclass(slots=True)
class Run:
    """One run of a command: its settings, and what its body learns about the hotel on the way.

    A body that opens a hotel sets `schema`, `hotel` and `business_date` (ISO) as soon as it knows them, so
    that a failure's envelope carries them too. `command` is its name in the envelope, `refused` the code it failed with.
    """

    settings: Settings
    schema: int | None = None
    hotel: str | None = None
    business_date: str | None = None
    command: str = ""
    refused: str = ""
