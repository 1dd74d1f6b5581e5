"""Figures of the hotel (handbook 06): pure functions on plain values, a file a family, and the views that feed them."""
