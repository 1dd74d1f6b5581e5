"""A form of a record that exists: what it was filled from, what of it is sent, and where two desks want different things.

Three values of a field decide (reliability §3.3): before, theirs, mine. What only one of both changed is merged.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Stale
from hotelcs.i18n import N_, tr
from hotelcs.screens.asked import Asked, Form
from hotelcs.screens.forms.form_state import KEPT
from hotelcs.screens.prompts import Choice

UNKNOWN = 0
"""The version of a record nobody looked at: no record has it, so what is there is always compared."""
Texts = Mapping[str, str]
"""What is in the fields, by name."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed: as it was, as the other one wrote it, as it is in the form."""

    asked: Asked
    before: str
    theirs: str
    mine: str

    def told(self, who: str) -> str:
        """The three values in one line."""
        words = N_("{label}: before {before}, {who} {theirs}, mine {mine}")
        before, theirs, mine = (self.asked.told(text) for text in (self.before, self.theirs, self.mine))
        return tr(words, label=tr(self.asked.label), before=before, who=who, theirs=theirs, mine=mine)


class Filled:
    """What a form was filled from: the texts of its fields, and the version they had where the act asks for one."""

    def __init__(self, form: Form, currency: str, base: Texts, version: int | None) -> None:
        self.form = form
        self.currency = currency
        self.base = dict(base)
        self.version = UNKNOWN if version is None else version

    @property
    def edits(self) -> bool:
        """Whether the form changes something that is there."""
        return bool(self.form.edits)

    def changed(self, one: Asked, text: str) -> bool:
        """Whether a field says something else than when it was filled."""
        return bool(self._value(one, text) != self._value(one, self.base.get(one.name, "")))

    def sends(self, one: Asked, text: str) -> bool:
        """A field goes with the act when it was changed, or when the act asks for it whatever it is; an empty one if it clears."""
        if self.form.edits != "version":
            return bool(text)
        return bool(text or one.clears) and self.changed(one, text)

    def says_more(self, one: Asked, text: str) -> bool:
        """Whether the act changes this field: by a version what is not sent stays, by what it was an empty one says none."""
        return self.changed(one, text) and (self.form.edits != "version" or self.sends(one, text))

    def seen(self, texts: Texts) -> dict[str, Any]:
        """What says to the act which state was on the screen. Nothing for a record that is not the one it was filled from."""
        if self.form.edits == "version":
            return {"version": self.version}
        if not self.base or any(texts.get(name, "") != self.base.get(name, "") for name in self.form.names):
            return {}
        asked = [one for one in self.form.asked if one.name in self.base and one.name not in self.form.names]
        return {"was": {one.name: self._value(one, self.base[one.name]) for one in asked}}

    def meet(self, failure: Stale, texts: Texts) -> tuple[dict[str, str], list[Clash]]:
        """Take what is there now for what the form is filled from: the texts that follow the other one, and the clashes."""
        merged: dict[str, str] = {}
        clashes = []
        now = {str(name): value for name, _, value in failure.items}
        for one in self.form.asked:
            if one.name not in now:
                continue
            before, theirs, mine = (
                self.base.get(one.name, ""),
                one.text(now[one.name], self.currency),
                texts[one.name],
            )
            if not self.changed(one, mine):
                merged[one.name] = theirs
            elif theirs != before:
                clashes.append(Clash(one, before, theirs, mine))
        return merged, clashes

    def follow(self, failure: Stale) -> None:
        """From now on the form is filled from what the other one wrote."""
        version = failure.slots.get("version")
        self.version = version if isinstance(version, int) else self.version
        known = {one.name: one for one in self.form.asked}
        self.base |= {
            str(name): known[name].text(value, self.currency)
            for name, _, value in failure.items
            if name in known
        }

    def _value(self, one: Asked, text: str) -> Any:
        """What the act would get; nothing for an empty field, the text itself while it is none yet."""
        try:
            return one.valued(text, self.currency) if text else None
        except ValueError:
            return text

    def draft(self) -> dict[str, str]:
        """What a draft has to know beside the fields."""
        return {KEPT: json.dumps({"version": self.version, "base": self.base})}

    def restore(self, draft: Texts) -> None:
        """A draft brings what it was filled from with it; what was read since is compared when it is saved."""
        if kept := draft.get(KEPT):
            told = json.loads(kept)
            self.version, self.base = told["version"], told["base"]


class Deciding:
    """Asks clash by clash: 1 mine, 2 theirs; 3 and 4 for all that are left. Esc leaves everything as it is typed."""

    def __init__(
        self,
        clashes: list[Clash],
        put: Callable[[str, str], None],
        decided: Callable[["Deciding"], None],
    ) -> None:
        self.left = list(clashes)
        self.put = put
        self.decided = decided
        self.theirs = False
        """Whether anything of the other one was taken."""

    def question(self) -> Choice:
        """The next one."""
        clash = self.left[0]
        answers = {"1": lambda: self._take(1, mine=True), "2": lambda: self._take(1, mine=False)}
        words = N_("{told}   1 mine, 2 theirs")
        if (count := len(self.left)) > 1:
            answers |= {"3": lambda: self._take(count, mine=True), "4": lambda: self._take(count, mine=False)}
            words = N_("{told}   1 mine, 2 theirs, 3 all mine, 4 all theirs")
        return Choice(tr(words, told=tr(clash.asked.label)), answers)

    def _take(self, count: int, *, mine: bool) -> None:
        taken, self.left = self.left[:count], self.left[count:]
        for clash in () if mine else taken:
            self.put(clash.asked.name, clash.theirs)
        self.theirs = self.theirs or not mine
        self.decided(self)
