"""A hotel on PostgreSQL: several desks on several machines, several hotels of a group in one cluster (docs/adr/0030)."""
