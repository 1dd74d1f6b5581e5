"""The roster: shifts, who is on them, who is here now, who changes posts for some time."""
