"""Calendars that channels keep of our rooms, and the one we give them."""
