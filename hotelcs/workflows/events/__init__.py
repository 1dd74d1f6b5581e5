"""Large groups and events: whether the house is ready for them (handbook W-16)."""
