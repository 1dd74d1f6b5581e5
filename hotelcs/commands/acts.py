"""`hotelcs verbs` and `hotelcs do`: every act of the hotel, for other programs (the machine contract)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands import batch, field_words
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.act import Done


def verbs(ctx: typer.Context) -> int:
    """List every verb with its department, its right, what takes it back, and its fields."""
    return run(ctx.obj, "verbs", lambda _: every_verb())


def every_verb() -> Outcome:
    """One row per verb; `schema` is the JSON Schema of its fields, `help` the sentence of its act."""
    from hotelcs.workflows.verbs import VERBS, act_of

    rows, lines = [], []
    for name, verb in VERBS.items():
        act = act_of(name)
        schema = act.model_json_schema()
        doc = (act.__doc__ or "").partition("\n")[0]
        rows.append({
            "verb": name, "title": tr(verb.title), "department": verb.department, "permission": verb.permission,
            "undo": verb.undo, "help": doc, "schema": schema,
        })  # fmt: skip
        lines += [f"{name}  {tr(verb.title)}", f"    {_fields(schema)}"]
    return Outcome(rows, lines)


def _fields(schema: dict[str, Any]) -> str:
    """The fields as one line: those that must be there first, the others in brackets."""
    required = schema.get("required", [])
    others = [f"[{name}=]" for name in schema.get("properties", {}) if name not in required]
    return " ".join([*(f"{name}=" for name in required), *others])


def do(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(help=N_("The verb, then field=value …"))] = None,
    input_: Annotated[
        str, typer.Option("--input", help=N_("A file with one JSON object; - is standard input."))
    ] = "",
    lines: Annotated[
        str, typer.Option("--batch", help=N_("A file with an act a line as JSON; - is standard input."))
    ] = "",
    key: Annotated[
        str, typer.Option(help=N_("The same key and fields again answer with the first result."))
    ] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help=N_("What would happen; nothing is written."))
    ] = False,
    stop: Annotated[
        bool, typer.Option("--stop-on-refusal", help=N_("End the batch at the first refusal."))
    ] = False,
) -> int:
    """Do one act, or a batch of them."""
    settings = ctx.obj
    asked = Asked(words or [], input_, key, preview or settings.dry_run)
    if lines:
        return batch.run_batch(
            settings, lines, stop=stop, preview=asked.preview, alone=not (words or input_ or key)
        )
    return run(settings, "do", lambda job: one_act(job, asked))


class Asked:
    """What the command line asks for: a verb, its fields, a key; from words, from a JSON object, or both."""

    def __init__(self, words: list[str], source: str, key: str | None, preview: bool) -> None:
        self.words = words
        self.source = source
        self.key = key
        self.preview = preview

    def read(self) -> tuple[str, dict[str, Any], str | None]:
        """Verb, fields and key. Raises Usage where they disagree or the verb is missing."""
        from hotelcs.workflows.verbs import act_of

        named = self.words[0] if self.words and "=" not in self.words[0] else ""
        content = self._content()
        verb = str(content.pop("verb", named) or named)
        key = field_words.key_of(content.pop("key", self.key))
        if not verb:
            raise Usage(N_("Which act? Name a verb."), hint=N_("`hotelcs verbs` lists them."))
        if (named and verb != named) or (self.key and key != field_words.key_of(self.key)):
            raise Usage(N_("The command line and the JSON object disagree about verb or key."))
        given = field_words.split(self.words[bool(named) :])
        return verb, content | field_words.read(given, act_of(verb).model_json_schema()), key

    def _content(self) -> dict[str, Any]:
        """The JSON object of --input, empty without one."""
        if not self.source:
            return {}
        content = field_words.parse_json(text_of(self.source), "--input")
        if not isinstance(content, dict):
            raise Usage(N_("{name} is not a JSON object."), name="--input")
        return content


def text_of(source: str) -> str:
    """The text of the file `source`, or of standard input for "-". Raises InputOutput, Usage for other bytes."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputOutput(N_("{path} cannot be read: {why}."), path=source, why=error.strerror) from error
    except UnicodeDecodeError:
        raise Usage(N_("{path} is not UTF-8 text."), path=source) from None


def one_act(job: Run, asked: Asked) -> Outcome:
    """Do (or preview) one act; `data` is its result line."""
    verb, fields, key = asked.read()
    with at_desk(job) as desk:
        done = desk.preview(verb, fields) if asked.preview else desk.do(verb, fields, key)
        return Outcome(batch.result_line(done), _told(done, preview=asked.preview), done.changed)


def _told(done: "Done", *, preview: bool) -> list[str]:
    """The act in words: what was done, then each reference that says something."""
    from hotelcs.workflows.verbs import VERBS

    title = tr(VERBS[done.verb].title)
    if preview:
        first = tr(N_("{title}: possible. Nothing was written."), title=title)
    elif done.replayed:
        first = tr(
            N_("{title}: done before (entry {entry}); nothing was changed."), title=title, entry=done.entry
        )
    else:
        first = tr(N_("{title}: done (entry {entry})."), title=title, entry=done.entry)
    said = {name: value for name, value in done.result.items() if value not in (None, "", [], 0, False)}
    return [first, *(f"  {name} = {_plain(value)}" for name, value in said.items())]


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
