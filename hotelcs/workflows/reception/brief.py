"""Tick off what an arriving guest was told (handbook 04 SC02)."""

from dataclasses import dataclass

from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.reception import briefing, in_house
from hotelcs.workflows.reception.briefing import Ticks


@dataclass(frozen=True, slots=True)
class Briefed:
    """The ticks made so far and those left."""

    stay: str
    briefed: tuple[str, ...]
    left: tuple[str, ...]


class Brief(Act):
    """Record ticks of the briefing for a stay; what is left stays open and blocks nothing."""

    stay: Ref
    ticks: Ticks

    def perform(self, work: Work) -> Briefed:
        """Ticks add up; a tick made twice counts once."""
        stay, _ = in_house.present(work, self.stay, "brief")
        merged = briefing.merged(stay.briefed, self.ticks)
        if merged != stay.briefed:
            stay.briefed = merged
            work.touch(stay)
        done = tuple(merged.split())
        return Briefed(stay.no, done, tuple(tick for tick in briefing.TICKS if tick not in done))
