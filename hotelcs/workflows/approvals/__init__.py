"""Asking a second person, and what that person says."""
