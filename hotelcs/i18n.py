"""The words of the program in English and Simplified Chinese: gettext catalogues, switched at once.

English sentences are the message ids. The catalogue of another language is read when that language is
first used. Slots are named (`{room}`), so that each language keeps its own word order.
"""

import gettext
from collections.abc import Iterable
from functools import lru_cache

from hotelcs.config import data_path

LANGUAGES = {"en": "en", "zh": "zh_CN"}
"""Language codes of the program and the locale folder each reads."""

_current = "en"


def use(language: str) -> None:
    """Switch the whole process to `language` ("en" or "zh"); anything else means English."""
    global _current  # noqa: PLW0603 - one language a process, switched by F7
    _current = language if language in LANGUAGES else "en"


def current() -> str:
    """The language in use: "en" or "zh"."""
    return _current


@lru_cache(maxsize=4)
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = str(data_path("locale"))
    return gettext.translation("hotelcs", folder, [LANGUAGES[language]], fallback=True)


def N_(message: str) -> str:  # noqa: N802 - the name xgettext looks for
    """Mark `message` for translation without translating it now."""
    return message


def tr(message: str, /, **slots: object) -> str:
    """`message` in the current language with its `{slots}` filled."""
    return spoken_in(_current, message, **slots)


def one_after_another(sentences: Iterable[str]) -> str:
    """Whole sentences in the current language, with a space between them where that is written."""
    return ("" if _current == "zh" else " ").join(filter(None, sentences))


def spoken_in(language: str, message: str, /, **slots: object) -> str:
    """`message` in `language`, whatever the screens speak: for words that a guest reads."""
    if not message:
        return ""
    text = message if language == "en" else _catalogue(language).gettext(message)
    return text.format(**slots) if slots else text


def tr_in(language: str, message: str, **slots: object) -> str:
    """`message` in another language than the one in use: what is printed for a guest."""
    text = message if language == "en" or not message else _catalogue(language).gettext(message)
    return text.format(**slots) if slots else text


class Word:
    """A word or a phrase for a slot of a sentence, translated together with it and not before."""

    def __init__(self, message: str, **slots: object) -> None:
        self.message = message
        self.slots = slots

    def __str__(self) -> str:
        """In the current language."""
        return tr(self.message, **self.slots)

    def __format__(self, spec: str) -> str:
        """In the current language, formatted as text."""
        return format(str(self), spec)


class Each:
    """Words of which every one counts, joined in the reader's language: "the review, the signature for money"."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        self.messages = messages

    def __str__(self) -> str:
        """In the current language."""
        return tr(N_(", ")).join(tr(message) for message in self.messages)

    def __format__(self, spec: str) -> str:
        """In the current language, formatted as text."""
        return format(str(self), spec)


class AnyOf:
    """Words of which any one will do, joined in the reader's language: "SUP, NM or GM"."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        self.messages = messages

    def __str__(self) -> str:
        """In the current language."""
        words = [tr(message) for message in self.messages]
        if len(words) < 2:
            return "".join(words)
        return tr(N_("{first} or {last}"), first=tr(N_(", ")).join(words[:-1]), last=words[-1])

    def __format__(self, spec: str) -> str:
        """In the current language, formatted as text."""
        return format(str(self), spec)
