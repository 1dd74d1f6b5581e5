"""What the hotel knows: the tables, one file an aggregate, every rule a constraint can hold a named constraint."""
