"""Names in Latin letters, for terminals that cannot show any others (handbook 04 §4.2)."""

from functools import lru_cache

from hotelcs.workflows.guests.pinyin import HAN, readings


@lru_cache(maxsize=2048)
def latin(text: str) -> str:
    """`text` in ASCII: Han as pinyin with surnames read as such, every other script letter by letter.

    A name that stands there in Latin letters already is not said twice: "Wang Fang 王芳" is "Wang Fang".
    """
    if text.isascii():
        return text
    told, end = "", 0
    for found in HAN.finditer(text):
        told += _plain(text[end : found.start()])
        sound = _sound(found[0])
        if told.rstrip().casefold().endswith(sound.casefold()):
            told = told.rstrip() + " " * (
                told != told.rstrip() and text[found.end() : found.end() + 1] not in ("", " ")
            )
        else:
            told += sound
        end = found.end()
    return told + _plain(text[end:])


def _sound(han: str) -> str:
    """A run of Han: the surname, then the given name in one word, as the ICAO writes them."""
    syllables = [one or "?" for one in readings(han)[0]]
    return " ".join(filter(None, (syllables[0].capitalize(), "".join(syllables[1:]).capitalize())))


def _plain(text: str) -> str:
    """Any other script, letter by letter."""
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text).encode("ascii", "replace").decode("ascii").replace("\n", " ")
