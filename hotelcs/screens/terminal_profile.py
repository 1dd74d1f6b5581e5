"""The environment a terminal program starts in, made safe and thrifty before textual is imported.

Textual reads TEXTUAL_* and ESCDELAY when it is imported, and TEXTUAL_DRIVER imports any module it names
(reliability §7.6), so what was set outside is dropped first.
"""

from collections.abc import MutableMapping

KEPT = frozenset({"TEXTUAL_COLOR_SYSTEM"})
"""The one TEXTUAL_ variable a person may set: it only chooses how many colours are sent."""


def settle(environment: MutableMapping[str, str]) -> None:
    """Drop every TEXTUAL variable from outside and set ours: no animation, few frames over SSH."""
    for name in [n for n in environment if n == "TEXTUAL" or (n.startswith("TEXTUAL_") and n not in KEPT)]:
        del environment[name]
    remote = over_ssh(environment)
    environment["TEXTUAL_ANIMATIONS"] = "none"
    environment["TEXTUAL_SMOOTH_SCROLL"] = "0"
    environment["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # troubles input methods (pitfalls)
    environment["TEXTUAL_FPS"] = "30" if remote else "100"
    environment["ESCDELAY"] = "100" if remote else "40"


def over_ssh(environment: MutableMapping[str, str]) -> bool:
    """True when this terminal is at the other end of a connection."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
