"""The demo hotel's ingredients: real bookings moved to today, and invented guests. Standard library only."""
