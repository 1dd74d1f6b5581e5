"""The machine room: backups and what is known of them."""
"""The machine room: checks, jobs, parts of the system and when they were down, tickets."""
