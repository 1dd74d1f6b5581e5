"""What a program keeps of an environment that somebody else sent along (`hotelcs gate`)."""

import os
from collections.abc import Mapping

KEPT = frozenset((
    "TERM", "COLORTERM", "NO_COLOR", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TZ", "HOME", "USER", "LOGNAME",
    "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "HOTELCS_LANG", "HOTELCS_TERMINAL",
))  # fmt: skip
"""What the terminal may say about itself; where the hotel lies is said by the forced command alone."""
PLACES = ("/usr/local/bin", "/usr/bin", "/bin")
GATE = "HOTELCS_GATE"
"""Set by the gate for the process it becomes: whoever came by a key finds a hotel or none, and makes none."""
ORDERED = "SSH_ORIGINAL_COMMAND"
"""What somebody wanted to run instead; it is refused, not kept."""


def allowed(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of the new process."""
    kept = {name: value for name, value in environment.items() if name in KEPT}
    return {**kept, "PATH": ":".join(PLACES)}


def narrow() -> None:
    """From here on this process knows nothing else either."""
    kept = allowed(os.environ) | {name: value for name, value in os.environ.items() if name == ORDERED}
    os.environ.clear()
    os.environ.update(kept)
