"""Measured claims: each script prints our figure, the yardstick's and their ratio, taken in turns in one run."""
