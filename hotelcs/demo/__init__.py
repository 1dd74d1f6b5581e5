"""The demo hotel: real bookings moved to today, invented guests, and the acts that make a working day of them."""
