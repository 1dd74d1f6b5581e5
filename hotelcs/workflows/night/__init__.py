"""The night: closing the day, invariants."""
