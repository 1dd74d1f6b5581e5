"""Guest relations: profiles and finding people."""
