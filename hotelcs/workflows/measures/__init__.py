"""What the handbook measures: pure functions on plain values, and the views that feed them."""
