"""The chain of a case: begun with it, quiet once somebody took it, over with it."""

from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.running import Case


def begin(work: Work, case: Case, level: str) -> None:
    """The rules for the kind and level of a case as they are now are its chain from here on."""


def acknowledged(work: Work, case: Case) -> None:
    """Somebody took the case: steps that ask for that are done."""


def end(work: Work, case: Case) -> None:
    """The case is over: nobody is told any more."""
