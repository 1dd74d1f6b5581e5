"""Data that comes in and goes out in files."""
