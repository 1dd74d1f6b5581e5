"""What the handbook measures (chapter 06): pure functions on plain values, and the views that feed them."""
