"""Overbooked nights: how many rooms are missing, who is sent elsewhere, who was turned away."""
