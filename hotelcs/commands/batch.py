"""`hotelcs do --batch`: acts as JSON lines in, one answer a line out, in order and at once, then a summary.

A refused line never stops the batch unless asked. The answers are flushed line by line, so a batch that
stays open works as a pipe. The summary is the command's envelope, on one line like the answers.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from hotelcs.commands import field_words, streams
from hotelcs.commands.context import Settings
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import HotelcsError, InputOutput, Locked, Refusal, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.act import Done
    from hotelcs.workflows.desk import Desk

LONGEST = 1_000_000
"""Bytes of the longest line that is read as an act."""
PARTIAL, BLOCKED, BUSY = 10, 4, 5


def run_batch(settings: Settings, source: str, *, stop: bool, preview: bool, alone: bool) -> int:
    """Do the acts of `source`; 0, or 10 with refused lines, 4 when stopped at one, 5 when all were locked out."""

    def body(job: Run) -> Outcome:
        if not alone:
            raise Usage(N_("--batch stands alone: verb, key and fields are in its lines."))
        with at_desk(job) as desk, _opened(source) as stream:
            return Batch(desk, stop=stop, preview=preview).answer_all(stream)

    return run(replace(settings, json=True), "do", body)


def _opened(source: str) -> BinaryIO:
    try:
        return sys.stdin.buffer if source == "-" else Path(source).open("rb")
    except OSError as error:
        raise InputOutput(N_("{path} cannot be read: {why}."), path=source, why=error.strerror) from error


def result_line(done: "Done") -> dict[str, Any]:
    """What the machine contract says of an act that was done (`entry` is None for a preview)."""
    return {
        "ok": True, "verb": done.verb, "key": done.key, "entry": done.entry, "changed": done.changed,
        "result": done.result,
    }  # fmt: skip


def refusal_line(verb: str | None, error: HotelcsError) -> dict[str, Any]:
    """What the machine contract says of an act that was refused; `items` only where the refusal lists some."""
    told: dict[str, Any] = {"code": error.code, "message": str(error), "field": None, "next": []}
    if isinstance(error, Refusal):
        told |= {"field": error.field, "next": list(error.next)}
    if error.items:
        told["items"] = list(error.items)
    return {"ok": False, "verb": verb, "error": told}


@dataclass(slots=True)
class Batch:
    """Acts answered one by one at a desk."""

    desk: "Desk"
    stop: bool = False
    preview: bool = False
    changed: int = 0
    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def answer_all(self, stream: BinaryIO) -> Outcome:
        """Answer every line; the outcome is the summary."""
        for number, line in enumerate(read_lines(stream), 1):
            if line.strip() and not self._answer(number, line) and self.stop:
                break
        refused = self.refused.total()
        data = {"lines": self.done + refused, "done": self.done, "refused": refused}
        if not refused:
            return Outcome(data, changed=self.changed)
        reason = tr(N_("{refused} of {lines} lines were refused."), **data)
        return Outcome(data, changed=self.changed, exit=self._exit(refused), reason=reason)

    def _exit(self, refused: int) -> int:
        if self.refused[Locked.code] == refused:
            return BUSY
        return BLOCKED if self.stop else PARTIAL

    def _answer(self, number: int, line: bytes) -> bool:
        """Do one line and print its answer; False when it was refused."""
        verb: str | None = None
        try:
            fields = _object(number, line)
            verb = str(fields.pop("verb", "") or "") or None
            streams.print_json(result_line(self._do(number, verb, fields)))
        except (Refusal, Usage, Locked) as error:
            self.refused[error.code] += 1
            streams.print_json(refusal_line(verb, error))
            return False
        return True

    def _do(self, number: int, verb: str | None, fields: dict[str, Any]) -> "Done":
        if verb is None:
            raise Usage(N_("Line {number} names no verb."), number=number)
        key = fields.pop("key", None)
        if key is not None and not isinstance(key, str):
            raise Usage(N_("The key in line {number} is not text."), number=number)
        key = field_words.key_of(key)
        done = self.desk.preview(verb, fields) if self.preview else self.desk.do(verb, fields, key)
        self.done += 1
        self.changed += done.changed
        return done


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of `stream` as they come; of an overlong one only the beginning, which is no JSON."""
    while line := stream.readline(LONGEST):
        rest = line
        while len(rest) == LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST)
        yield line


def _object(number: int, line: bytes) -> dict[str, Any]:
    """The object on a line. Raises Usage naming the line."""
    name = tr(N_("Line {number}"), number=number)
    try:
        text = line.decode("utf-8-sig")
        text.encode()
    except UnicodeError:
        raise Usage(N_("Line {number} is not UTF-8."), number=number) from None
    content = field_words.parse_json(text, name)
    if not isinstance(content, dict):
        raise Usage(N_("{name} is not a JSON object."), name=name)
    return content
