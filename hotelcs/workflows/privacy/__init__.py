"""How long what is kept, what may not go, and how it goes: retention, legal holds, purges, one guest's data (docs/adr/0029)."""
