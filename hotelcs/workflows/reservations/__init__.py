"""Reservations: availability, booking, changing, cancelling, rooms for those who will come."""
