"""Calling a team out: who is called, who came, and what happens when nobody answers (handbook SM-15)."""
