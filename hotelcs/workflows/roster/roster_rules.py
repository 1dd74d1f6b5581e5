"""What is unwise on a roster: too little rest, two shifts in a row (handbook 02 §2.3.2: 11 hours)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """A worked shift on the hotel's wall clock."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Warn:
    """A warning: `rest` with the hours there are, or `double` for a shift that follows at once."""

    kind: str
    hours: int = 0

    def __str__(self) -> str:
        """As programs read it: "rest 8", "double"."""
        return self.kind if self.kind == "double" else f"{self.kind} {self.hours}"


def warnings(span: Span, others: Iterable[Span], rest_hours: int) -> list[Warn]:
    """The warnings of one shift beside the others of the same person, each pair named once, by the later shift's rest."""
    found: list[Warn] = []
    for other in others:
        if other == span:
            continue
        pause = span.begins - other.ends if other.ends <= span.begins else other.begins - span.ends
        if pause < timedelta(0):
            continue  # the database keeps overlapping ones out
        if pause < timedelta(hours=1):
            found.append(Warn("double"))
        elif pause < timedelta(hours=rest_hours):
            found.append(Warn("rest", int(pause.total_seconds() // 3600)))
    return found
