"""Measuring in turns: ours, then the yardstick, again and again; what counts is the median of the ratios.

Machines are noisy and drift by a third from hour to hour, so no figure is compared with one of another run.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

Figure = Callable[[], float]
"""Measures once and answers milliseconds (or bytes, or megabytes)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed: its number in the table of targets, in words, and the largest ratio allowed."""

    number: str
    what: str
    yardstick: str
    target: float
    unit: str = "ms"


@dataclass(frozen=True, slots=True)
class Measured:
    """The outcome of a claim: medians of both sides, the median ratio."""

    claim: Claim
    ours: float
    other: float
    ratio: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within the target."""
        return self.ratio <= self.claim.target

    def line(self) -> str:
        """One line of the report."""
        claim = self.claim
        verdict = "holds" if self.holds else "FAILS"
        return (
            f"{claim.number:<4} {claim.what:<58} {self.ours:10.2f} {claim.unit:<5} {claim.yardstick:<44} "
            f"{self.other:10.2f}   ratio {self.ratio:7.2f}  target <= {claim.target:<6} {verdict}"
        )


def in_turns(claim: Claim, ours: Figure, yardstick: Figure, pairs: int = 9) -> Measured:
    """Measure `pairs` pairs after one of each that is not counted, print the line, hand it back."""
    ours(), yardstick()
    taken = [(ours(), yardstick()) for _ in range(pairs)]
    ratio = statistics.median(a / b for a, b in taken)
    measured = Measured(
        claim, statistics.median(a for a, _ in taken), statistics.median(b for _, b in taken), ratio
    )
    print(measured.line(), flush=True)
    return measured


def against(claim: Claim, ours: float, fixed: float) -> Measured:
    """A claim against a published figure (bytes of another program) instead of a yardstick that is run."""
    measured = Measured(claim, ours, fixed, ours / fixed)
    print(measured.line(), flush=True)
    return measured


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that `act` takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def process(*arguments: str, env: dict[str, str] | None = None) -> Figure:
    """A figure: milliseconds of a whole Python process with these arguments. A failing process is an error."""

    def run() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=env)
        return (time.perf_counter() - start) * 1000

    return run


def finish(measured: list[Measured]) -> int:
    """The exit status of a benchmark: 1 when a claim does not hold."""
    broken = [m.claim.number for m in measured if not m.holds]
    if broken:
        print("targets missed: " + ", ".join(broken))
    return 1 if broken else 0
