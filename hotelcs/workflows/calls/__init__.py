"""Calls to guests: before they come, before a hold lapses, before they leave."""
