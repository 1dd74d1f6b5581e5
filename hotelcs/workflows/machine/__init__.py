"""The machine room: backups and what is known of them."""
