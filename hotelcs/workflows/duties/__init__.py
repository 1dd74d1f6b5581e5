"""Duties: their words, who answers for them, which of them has no owner on a shift."""
