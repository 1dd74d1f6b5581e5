"""What the hotel does, a folder per department. Writes pass the desk; reads are the `*_view` modules."""
