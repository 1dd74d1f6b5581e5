"""What is measured (handbook 06), a file for each family: pure functions on plain values."""
