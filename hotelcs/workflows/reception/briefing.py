"""What an arriving guest is told, ticked off by the desk (handbook 04 SC02).

Ticks are recorded and block nothing, except in a hotel of the template "chain".
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word, tr
from hotelcs.workflows.act import Work

TICKS = ("breakfast", "wifi", "exits", "checkout", "phone")
"""What the guest is told, in the order of the list."""
NAMES = {
    "breakfast": N_("breakfast"),
    "wifi": N_("wireless network"),
    "exits": N_("exits and stairs"),
    "checkout": N_("when to leave"),
    "phone": N_("how to call the desk"),
}


class Listed(Word):
    """Ticks named in the current language, for a slot of a sentence."""

    def __init__(self, ticks: Iterable[str]) -> None:
        super().__init__("")
        self.ticks = tuple(ticks)

    def __str__(self) -> str:
        """In the current language."""
        return tr(N_(", ")).join(tr(NAMES[tick]) for tick in self.ticks)


def _listed(value: Any) -> Any:
    """One text with commas or blanks is a list of ticks, as a command line types it."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


Tick = Literal["breakfast", "wifi", "exits", "checkout", "phone"]
Ticks = Annotated[tuple[Tick, ...], BeforeValidator(_listed)]
"""Ticks of the briefing."""


def merged(before: str, ticked: Iterable[str]) -> str:
    """The ticks so far and the new ones, in the order of the list."""
    known = {*before.split(), *ticked}
    return " ".join(tick for tick in TICKS if tick in known)


def refuse_unbriefed(work: Work, ticked: Iterable[str], *, override: str) -> None:
    """In a chain hotel every tick is made before the guest goes up, unless a supervisor says why not."""
    left = [tick for tick in TICKS if tick not in set(ticked)]
    if work.property.template != "chain" or override or not left:
        return
    raise Refusal(
        "BRIEFING_OPEN",
        N_("Tell the guest about: {left}."),
        field="briefed",
        next=("brief", "override"),
        items=tuple(left),
        left=Listed(left),
    )
