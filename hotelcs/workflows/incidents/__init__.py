"""Emergencies: raised from anywhere, signed in or not."""
