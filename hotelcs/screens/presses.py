"""A key press as the screens see it: Textual's key name and the character, full-width forms as their twins."""

from dataclasses import dataclass

from hotelcs.text import halfwidth_key


@dataclass(frozen=True, slots=True)
class Press:
    """One key: `key` is its name ("f2", "enter", "a", ":"), `character` what it types, or nothing.

    `pasted` is text that came in one piece, from a paste or a document reader: its first line, which is what a field
    takes; `whole` is all of it.
    """

    key: str
    character: str = ""
    pasted: str = ""
    whole: str = ""

    @property
    def types(self) -> bool:
        """True when this puts text into a field."""
        return bool(self.pasted or self.character)

    @property
    def text(self) -> str:
        """What this puts into a field, exactly as typed."""
        return self.pasted or self.character


WIDE_SPACE = "\u3000"
NAMES = {"ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace", "ctrl+j": "enter", "shift+enter": "enter"}


def press_of(key: str, character: str | None) -> Press:
    """The press for Textual's `key` and `character`: printable keys are named by their half-width character."""
    if character and len(character) == 1 and (character.isprintable() or character == WIDE_SPACE):
        plain = halfwidth_key(character)
        return Press("space" if plain == " " else plain, character)
    return Press(NAMES.get(key, key))


def presses_of(key: str, character: str | None) -> tuple[Press, ...]:
    """As `press_of`; Alt and a letter, which terminals send as Esc and the letter, is taken as those two keys."""
    if key.startswith("alt+") and character:
        return Press("escape"), press_of(character, character)
    return (press_of(key, character),)


def paste_of(text: str) -> Press:
    """The press for pasted `text`: its first line, and all of it for what takes many."""
    return Press("paste", pasted=text.splitlines()[0] if text else "", whole=text)
