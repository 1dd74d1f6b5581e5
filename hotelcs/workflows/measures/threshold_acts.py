"""Thresholds are set and ended; what is beyond one on the last closed date is told to whom the rules of escalation name."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.thresholds import MetricThreshold
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.actors import nobody
from hotelcs.workflows.clocks.case import Case
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.escalation.waits import METRIC
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.measures import catalogue
from hotelcs.workflows.measures.thresholds import untold
from hotelcs.workflows.views import Asking


@dataclass(frozen=True, slots=True)
class ThresholdSet:
    """The number and its threshold now; `bound` is None where there is none any more."""

    metric: str
    side: str
    bound: str | None
    days: int


class SetThreshold(Act):
    """Set from which value on a number asks for a decision and is told of; without `bound` it asks for none."""

    metric: Ref
    side: Literal["<", ">"] = Field(default="<", description="below or above its bound")
    bound: Annotated[Decimal, Field(ge=-1_000_000, le=1_000_000, decimal_places=2)] | None = None
    days: Annotated[int, Field(ge=1, le=31, description="dates in a row")] = 1

    def perform(self, work: Work) -> ThresholdSet:
        """Refused for a number that is not measured."""
        code, _, key = self.metric.partition(".")
        metric = f"{code.upper()}.{key}"
        measure = catalogue.METRICS.get(code.upper())
        if measure is None or key not in (one for one, *_ in measure.keys):
            raise lookup.unknown(
                "METRIC_UNKNOWN", N_("There is no number {reference}."), "metric", self.metric
            )
        row = work.session.get(MetricThreshold, metric)
        if self.bound is None:
            if row is None:
                raise Refusal("NO_THRESHOLD", N_("{metric} has no threshold."), field="metric",
                              next=("show thresholds",), metric=metric)  # fmt: skip
            work.session.delete(row)
            work.changed += 1
            return ThresholdSet(metric, row.side, None, row.days)
        if row is None:
            row = MetricThreshold(metric=metric, side=self.side, bound_hundredths=0)
        row.side, row.bound_hundredths, row.days = self.side, int(self.bound * 100), self.days
        work.add(row)
        return ThresholdSet(metric, row.side, f"{self.bound:f}", row.days)


@dataclass(frozen=True, slots=True)
class MetricsNoted:
    """The numbers with their dates, `M-15.sla/2026-11-22`, that are told of from now on."""

    begun: tuple[str, ...]


class NoteMetrics(Act):
    """Look which numbers of the last closed date are beyond their thresholds; `hotelcs escalate --metrics` does."""

    def perform(self, work: Work) -> MetricsNoted:
        """Once for each number and date."""
        hotel = work.property
        asking = Asking(work.reader, work.now, hotel.tz, hotel.currency, hotel.uid, nobody(""))  # type: ignore[arg-type] # any reader will do
        begun = untold(asking)
        for ref in begun:
            chains.begin(work, Case(METRIC, ref), "any", since=work.now)
        return MetricsNoted(tuple(begun))
