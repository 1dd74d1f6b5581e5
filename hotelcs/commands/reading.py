"""`hotelcs show`: every view of the hotel, as a table for people or as rows for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass
from inspect import signature
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import typer

from hotelcs.commands import grid
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.view_rows.row import View

reads = typer.Typer()

NOTHING = N_("Nothing to show.")
TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@reads.command("show", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def show(ctx: typer.Context) -> int:
    """Show a view: `show VIEW [name=value | --name value …]`; alone it lists the views."""
    words = list(ctx.args)
    return run(ctx.obj, "show", lambda job: shown(job, words[0], words[1:]) if words else every_view())


def every_view() -> Outcome:
    """One row per view: its title, filters, those it needs, and the columns of its rows."""
    from hotelcs.workflows.views import VIEWS

    rows, lines = [], []
    for name, view in VIEWS.items():
        columns = [column.name for column in fields(row_kind(view))]
        rows.append({
            "view": name, "title": tr(view.title), "filters": list(view.filters), "needs": list(view.needs),
            "columns": columns,
        })  # fmt: skip
        asked = [f"{word}=" if word in view.needs else f"[{word}=]" for word in view.filters]
        lines += [" ".join([name, *asked]), f"    {tr(view.title)}: {', '.join(columns)}"]
    return Outcome(rows, lines)


def row_kind(view: "View") -> Any:
    """The dataclass that rows of `view` are."""
    kinds = list(_alternatives(get_type_hints(view.load())["return"]))
    return next(kind for kind in kinds if is_dataclass(kind))


def _alternatives(hint: Any) -> Iterator[Any]:
    """`hint` and everything inside it: list[Arrival] gives Arrival."""
    yield hint
    for below in get_args(hint):
        yield from _alternatives(below)


def shown(job: Run, name: str, words: Sequence[str]) -> Outcome:
    """The rows of a view; `data` is a list of rows, or one object where the view is of one thing."""
    from hotelcs.workflows.views import VIEWS

    with at_desk(job) as desk:
        view = VIEWS.get(name)
        given = filters(name, view, words) if view else {}
        try:
            found = desk.show(name, **given)
        except ValueError as error:
            raise Usage(N_("A filter of {view} cannot be read: {why}."), view=name, why=error) from None
        if isinstance(found, list | tuple):
            lines = grid.table(found, desk.currency) if found else [tr(NOTHING)]
            return Outcome([asdict(row) for row in found], lines)
        return Outcome(asdict(found), grid.card(found, desk.currency))


def filters(name: str, view: "View", words: Sequence[str]) -> dict[str, Any]:
    """The filters among `words`: --name value, --name=value, name=value, or a bare value for the first needed.

    Raises Usage for an unknown filter, a missing one, one without a value or one that cannot be read.
    """
    asked = dict(_pairs(view, list(words)))
    if unknown := sorted(set(asked) - set(view.filters)):
        raise Usage(
            N_("{view} has no filter {name}."), hint=", ".join(view.filters), view=name, name=unknown[0]
        )
    if missing := [word for word in view.needs if word not in asked]:
        raise Usage(N_("{view} wants {name}=."), view=name, name=missing[0])
    return {word: _typed(view, word, text) for word, text in asked.items()}


def _pairs(view: "View", words: list[str]) -> Iterator[tuple[str, str]]:
    bare: list[str] = []
    while words:
        word = words.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        if word.startswith("--") and not equals:
            if not words:
                raise Usage(N_("The option {option} needs a value."), option=word)
            value = words.pop(0)
        elif not equals:
            bare.append(word)
            continue
        yield name.replace("-", "_"), value
    if bare:
        first = next(iter((*view.needs, *view.filters)), "")
        if not first:
            raise Usage(N_("{word} is not of the form name=value."), word=bare[0][:60])
        yield first, " ".join(bare)


def _typed(view: "View", name: str, text: str) -> Any:
    """The filter as the reading function declares it: whole numbers and truths, else text."""
    parameter = signature(view.load()).parameters.get(f"{name}_" if iskeyword(name) else name)
    kinds = set(_alternatives(parameter.annotation)) if parameter else set()
    if bool in kinds and text.lower() in TRUTHS:
        return TRUTHS[text.lower()]
    if int in kinds:
        try:
            return int(text)
        except ValueError:
            raise Usage(N_("{name} wants a whole number, not {value}."), name=name, value=text[:40]) from None
    return text.encode("utf-8", "ignore").decode()
