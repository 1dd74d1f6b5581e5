"""What a booking is for: kinds that several parts of the desk ask about."""

BY_DAY = ("day_use", "hourly")
"""Bookings for hours of one day: they have no night."""
