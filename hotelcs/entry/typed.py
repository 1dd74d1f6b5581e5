"""What a hand typed, made plain before it is read, and made fit for the sentence that refuses it."""

from unicodedata import normalize

from hotelcs.text.cells import clip
from hotelcs.text.cleaning import visible

SHOWN_CELLS = 40


def plain(text: str) -> str:
    """`text` in half-width lower case with single spaces; full-width digits and 。 as their twins."""
    return " ".join(normalize("NFKC", text).replace("。", ".").casefold().split())


def shown(text: str) -> str:
    """The beginning of `text`, without anything that harms a terminal, for a sentence about it."""
    return clip(visible(text[: 2 * SHOWN_CELLS]), SHOWN_CELLS)
