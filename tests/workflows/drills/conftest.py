"""Several people at one hotel."""

from tests.workflows.shifts.crew import crew

__all__ = ["crew"]
