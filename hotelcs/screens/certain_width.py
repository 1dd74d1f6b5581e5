"""Text that every terminal draws equally wide, and text about which they disagree.

Combining marks, joined emoji and ambiguous letters (Cyrillic is two cells wide in many Chinese terminals) are
uncertain: a span of such text is drawn whole or not at all, and the cursor is set anew after it.
"""

from functools import lru_cache
from re import compile as pattern

CERTAIN = pattern(
    "[ -~\u2e80-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3"
    "\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]*"
)
"""ASCII, and characters that are two cells wide everywhere."""


@lru_cache(maxsize=2048)
def is_certain(text: str) -> bool:
    """True when every terminal draws `text` equally wide."""
    return text.isascii() or CERTAIN.fullmatch(text) is not None
