"""Groups: their block of rooms, their list, many rooms in one act."""
