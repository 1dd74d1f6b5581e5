"""What is typed and not saved, kept on disk every few seconds, for the person who typed it (reliability §9.1 F27)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import ALARM
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.sentences import sentence_of

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class Drafting:
    """Knows what is on disk already, so that an idle form is not written again and again."""

    def __init__(self, counter: "Counter") -> None:
        self.counter = counter
        self.on_disk: dict[str, dict[str, Any]] = {}
        self.screens: dict[str, str] = {}
        self.lost = False

    def start_over(self) -> None:
        """Another person sits down; their drafts are read when they do."""
        self.on_disk, self.screens = {}, {}

    def begun(self, record: str) -> None:
        """Remember on which screen the form in front was begun."""
        sheets = self.counter.sheets
        below = sheets[1] if len(sheets) > 2 and not isinstance(sheets[1], FormSheet) else sheets[0]
        self.screens[record] = below.number

    def typed(self) -> dict[str, dict[str, Any]]:
        """By name: forms put aside, forms that are open and changed, a line being typed that has a name."""
        found = dict(self.counter.drafts)
        for sheet in self.counter.sheets:
            if isinstance(sheet, FormSheet) and sheet.form.changed:
                found[sheet.record] = sheet.draft()
                self.begun(sheet.record)
        prompt = self.counter.prompt
        if isinstance(prompt, Prompt) and prompt.record:
            found[prompt.record] = {"text": prompt.line.text, **prompt.beside}
        return found

    def keep(self) -> None:
        """Write what has changed since the last time."""
        for record, fields in self.typed().items():
            if self.on_disk.get(record) != fields:
                self.on_disk[record] = fields
                screen = self.screens.get(record, "")
                self.counter.gateway.act(_keeping(record, screen, fields), self._kept, self._failing(record))

    def _kept(self, kept: bool) -> None:
        """Without the key file nothing is written, and what is typed lives in memory alone."""
        self.lost = not kept

    def _failing(self, record: str) -> Callable[[Failure], None]:
        """It could not be written: that is said once, and it is tried again; the disk may have an older one."""

        def failed(failure: Failure) -> None:
            self.on_disk[record] = {}
            if not self.lost:
                words = N_("What you type is not kept on the disk: {why}")
                self.counter.say(tr(words, why=sentence_of(failure)), ALARM)
            self.lost = True

        return failed

    def drop(self, record: str) -> None:
        """Remove one from the disk, if it may be there."""
        if self.on_disk.pop(record, None) is not None:
            self.counter.gateway.act(lambda desk: desk.drafts.drop(record), _nothing, _nothing)

    def known(self, record: str, fields: dict[str, Any], screen: str = "") -> None:
        """This one is on disk."""
        self.on_disk[record] = fields
        if screen:
            self.screens[record] = screen


def _keeping(record: str, screen: str, fields: dict[str, Any]) -> Callable[[Any], Any]:
    return lambda desk: desk.keep_draft(record, screen, fields)


def _nothing(_: Any) -> None:
    """A draft was dropped, or could not be: it is offered once more then."""
