"""The environment a terminal program starts in, made safe and thrifty before textual is imported.

Textual reads TEXTUAL_* and ESCDELAY when it is imported, and TEXTUAL_DRIVER imports any module it names
(reliability §7.6), so what was set outside is dropped first.
"""

import codecs
from collections.abc import MutableMapping
from functools import partial

from hotelcs.terminal import Profile

KEPT = frozenset({"TEXTUAL_COLOR_SYSTEM"})
"""The one TEXTUAL_ variable a person may set: it only chooses how many colours are sent."""


def settle(environment: MutableMapping[str, str], profile: Profile) -> None:
    """Drop every TEXTUAL variable from outside and set what `profile` says: no animation, few frames over SSH."""
    for name in [n for n in environment if n == "TEXTUAL" or (n.startswith("TEXTUAL_") and n not in KEPT)]:
        del environment[name]
    environment["TEXTUAL_ANIMATIONS"] = "none"
    environment["TEXTUAL_SMOOTH_SCROLL"] = "0"
    environment["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # troubles input methods (pitfalls), and number pads
    environment["TEXTUAL_FPS"] = str(profile.frames)
    environment["ESCDELAY"] = str(profile.escape_ms)


def understand(codec: str) -> None:
    """Read typed bytes as `codec`: bytes that are none would end Textual's input thread, and with it the keyboard."""
    from textual.drivers import linux_driver

    vars(linux_driver)["getincrementaldecoder"] = lambda _: partial(
        codecs.getincrementaldecoder(codec), errors="replace"
    )
