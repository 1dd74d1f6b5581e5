"""Clocks of cases: by when something has to be done, on hours that have holidays and pauses."""
