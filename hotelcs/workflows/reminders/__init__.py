"""What is due by a day and would be forgotten: found by kind, told to whom it concerns once a day (handbook 05 `reminders`)."""
