"""What schema 5 adds, a module for each part: what the night and the machine room keep."""
