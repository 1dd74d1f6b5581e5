"""What leaves the program as a file: which rows, masked, and a note of each file."""
