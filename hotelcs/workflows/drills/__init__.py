"""Drills: planned, run as an incident that is none, scored, debriefed, closed."""
