"""Contingency plans: written, approved by somebody else, reviewed; whom to call; how ready the hotel is."""
