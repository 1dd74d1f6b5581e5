"""The `:` line split into acts: words, quoted words, field=value, and a chain of acts joined by `;`.

The whole chain is read before anything runs, and a fault names its column (counted from 1 in what was
typed). Full-width colons, semicolons, equals signs, spaces and quotes count as their half-width twins;
words keep the characters they were typed with.
"""

import re
from dataclasses import dataclass

from hotelcs.entry.typed import plain
from hotelcs.errors import Usage
from hotelcs.i18n import N_

LONGEST = 2000
CLOSING = {'"': '"', "'": "'", "“": "”", "”": "”", "‘": "’", "「": "」"}
FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[=＝]")
SEPARATORS = ";；"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the line: its text without quotes, the field it names ("" for a plain word), its column."""

    text: str
    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One act of the line: the verb in half-width lower case, its words in order, its column."""

    verb: str
    words: tuple[Word, ...]
    column: int

    @property
    def plain_words(self) -> tuple[str, ...]:
        """The words that name no field."""
        return tuple(word.text for word in self.words if not word.name)

    @property
    def fields(self) -> dict[str, str]:
        """The field=value words; values keep their case."""
        return {word.name: word.text for word in self.words if word.name}


def split_line(line: str) -> tuple[Spoken, ...]:
    """The acts of a `:` line; none for an empty one. Raises Usage with the slot `column` of the fault."""
    if len(line) > LONGEST:
        raise Usage(N_("The line is longer than {most} characters."), most=LONGEST, column=LONGEST + 1)
    return _Reader(line).acts()


class _Reader:
    """Reads a line from left to right; `at` is the next character."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.at = len(line) - len(line.lstrip().lstrip(":："))

    def acts(self) -> tuple[Spoken, ...]:
        """Every act up to the end of the line; a last `;` may stand alone."""
        acts: list[Spoken] = []
        while self._skip_spaces():
            if self.line[self.at] in SEPARATORS:
                raise Usage(N_("An act is missing before the ; in column {column}."), column=self.at + 1)
            acts.append(self._act())
        return tuple(acts)

    def _act(self) -> Spoken:
        """The words up to the next `;`."""
        words: list[Word] = []
        while self._skip_spaces() and self.line[self.at] not in SEPARATORS:
            word = self._word()
            if word.name and any(word.name == earlier.name for earlier in words):
                message = N_("The field {name} is given twice; the second is in column {column}.")
                raise Usage(message, name=word.name, column=word.column)
            words.append(word)
        self.at += 1
        verb, *rest = words
        if verb.name or not verb.text.strip():
            raise Usage(N_("A verb is missing before column {column}."), column=verb.column)
        return Spoken(plain(verb.text), tuple(rest), verb.column)

    def _skip_spaces(self) -> bool:
        """Go to the next character that is no space; False at the end of the line."""
        while self.at < len(self.line) and self.line[self.at].isspace():
            self.at += 1
        return self.at < len(self.line)

    def _word(self) -> Word:
        """One word or field=value; the value may be quoted."""
        column = self.at + 1
        found = FIELD.match(self.line, self.at)
        if found:
            self.at = found.end()
        name = found[1].lower().replace("-", "_") if found else ""
        if self.at < len(self.line) and self.line[self.at] in CLOSING:
            return Word(self._quoted(CLOSING[self.line[self.at]]), name, column)
        start = self.at
        while self.at < len(self.line) and not self._ends_word():
            self.at += 1
        return Word(self.line[start : self.at], name, column)

    def _quoted(self, closing: str) -> str:
        """The text up to the closing quote; a doubled one stands for itself."""
        opened, pieces = self.at, []
        while True:
            end = self.line.find(closing, self.at + 1)
            if end < 0:
                raise Usage(N_("The quote opened in column {column} is not closed."), column=opened + 1)
            pieces.append(self.line[self.at + 1 : end])
            self.at = end + 1
            if self.line[end + 1 : end + 2] != closing:
                break
        if self.at < len(self.line) and not self._ends_word():
            raise Usage(N_("A space is missing after the quote, in column {column}."), column=self.at + 1)
        return closing.join(pieces)

    def _ends_word(self) -> bool:
        return self.line[self.at].isspace() or self.line[self.at] in SEPARATORS
