"""What staff see: one screen a file, named after the work. Talks to the hotel only through the desk."""
