"""Complaints: taken with the guest's words, planned, acted on, resolved, called back about, closed (handbook SM-06)."""
