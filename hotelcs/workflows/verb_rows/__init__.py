"""The verbs by department, a row each: where its act lives, its title, its right, what takes it back."""
