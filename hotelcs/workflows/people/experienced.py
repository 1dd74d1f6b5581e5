"""How long it takes until somebody is called out. A leaf: views read it, too."""

from datetime import timedelta

EXPERIENCED = timedelta(days=365)
"""How long somebody has been here before being called out (handbook 01 S-53)."""
