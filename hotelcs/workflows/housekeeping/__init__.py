"""Housekeeping: cleanliness, blocks, the room rack."""
