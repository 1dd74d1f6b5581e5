"""Who is in the house, and the roll call when it is left: nobody is missing from the list, and nothing on it is lost."""
