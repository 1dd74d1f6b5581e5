"""The machine room: backups, checks, jobs, parts of the system and when they were down, tickets."""
