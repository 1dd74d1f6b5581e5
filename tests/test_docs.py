"""What the pages say is so: made tables are fresh, commands parse, links lead somewhere, nothing is left unsaid."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from hotelcs.commands import group, options
from hotelcs.commands.context import VARIABLES
from hotelcs.commands.table import COMMANDS
from hotelcs.workflows.verbs import VERBS, act_of
from hotelcs.workflows.views import VIEWS
from tests.doc_tables import TABLES
from tests.docs import BLOCK, fresh, pages
from tests.source_tree import ROOT

PAGES = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in pages()}
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:hotelcs|tests|docs|data|benchmarks)/[\w./-]*|Makefile|pyproject\.toml)`")
SHELL = re.compile(r"\$\([^)]*\)| +(?:#|\|\||>>|<) .*")
"""What a shell makes of a line: comments, redirections, alternatives."""
FORMS = re.compile(r"[|…<>]|\.\.\.|\b(VERB|VIEW|FILE|COMMAND|OPTIONS)\b")
"""A line that shows a form instead of an example."""


def said(page: str) -> Iterator[str]:
    """The command lines of `hotelcs` in the fences of a page, without what surrounds them."""
    for fence in FENCE.findall(PAGES[page]):
        for line in fence.splitlines():
            found = re.search(r"(?:^|[ /])(hotelcs .*)", SHELL.sub("", line))
            if found and not line.startswith("#"):
                yield found[1].strip()


EXAMPLES = [
    (page, line)
    for page in PAGES
    for line in said(page)
    if not FORMS.search(line) and not line.endswith("-*.whl")
]
"""Every command line that is written out in full."""


def anchors(text: str) -> set[str]:
    """The anchors that the headings of a page have."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(PAGES[page])])
def test_made_tables_are_fresh(page: str) -> None:
    assert fresh(PAGES[page]) == PAGES[page], "run: python -m tests.docs"


def test_every_table_that_can_be_made_stands_somewhere() -> None:
    standing = {name for text in PAGES.values() for _, name, _ in BLOCK.findall(text)}
    assert standing == set(TABLES)


def test_there_are_examples_to_check() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize(("page", "line"), EXAMPLES)
def test_a_command_line_in_a_page_is_one(page: str, line: str) -> None:
    given, left = options.hoist(shlex.split(line)[1:])
    if not left:
        assert given or line == "hotelcs"
        return
    row = group.ROWS[left[0]]
    command: Any = group._loaded(row)
    while left[1:] and left[1] in getattr(command, "commands", {}):
        command, left = command.commands[left[1]], left[1:]
    if row.name == "show":
        assert len(left) == 1 or left[1] in VIEWS
        return
    try:
        context = command.make_context(f"hotelcs {row.name}", left[1:])
    except typer.TyperException as error:  # pragma: no cover - the message is the failure
        pytest.fail(f"{page}: {line}: {error.format_message()}")
    if row.name == "do" and context.params["words"]:
        _check_act(*context.params["words"])


def _check_act(verb: str, *words: str) -> None:
    """The verb is one, and every field is its own."""
    names = {word.partition("=")[0] for word in words}
    assert verb in VERBS
    assert names <= set(act_of(verb).model_json_schema()["properties"])


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_a_file_and_a_heading(page: str) -> None:
    for target in LINK.findall(PAGES[page]):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        place = ((ROOT / page).parent / name).resolve() if name else ROOT / page
        assert place.exists(), target
        assert not anchor or anchor in anchors(place.read_text("utf-8")), target


@pytest.mark.parametrize("page", PAGES)
def test_files_and_folders_that_are_named_are_there(page: str) -> None:
    missing = [name for name in PATH.findall(PAGES[page]) if not (ROOT / name).exists()]
    assert not missing


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, queue = set(), ["README.md"]
    while queue:
        page = queue.pop()
        reached.add(page)
        for target in LINK.findall(PAGES[page]):
            place = ((ROOT / page).parent / target.partition("#")[0]).resolve()
            name = place.relative_to(ROOT).as_posix() if place.is_relative_to(ROOT) else ""
            if name in PAGES and name not in reached:
                queue.append(name)
    assert set(PAGES) == reached


def contract() -> str:
    """What the changelog says other programs may rely on."""
    unreleased = PAGES["CHANGELOG.md"].partition("## [Unreleased]")[2]
    return unreleased.partition("### Contract")[2].partition("\n### ")[0]


@pytest.mark.parametrize("name", [row.name for row in COMMANDS])
def test_the_contract_names_every_command(name: str) -> None:
    assert re.search(rf"`(?:hotelcs )?{name}\b", contract())


@pytest.mark.parametrize("option", [option.name for option in options.OPTIONS])
def test_the_contract_names_every_global_option(option: str) -> None:
    assert f"`--{option}`" in contract()


@pytest.mark.parametrize("variable", [*VARIABLES.values(), "HOTELCS_CONFIG"])
def test_the_contract_names_every_variable(variable: str) -> None:
    assert f"`{variable}`" in contract()


def claims() -> set[tuple[str, float]]:
    """Number and target of every claim that the benchmarks make."""
    found = set()
    for path in sorted((ROOT / "benchmarks").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Claim":
                number, target = node.args[0], node.args[3]
                assert isinstance(number, ast.Constant)
                assert isinstance(target, ast.Constant)
                found.add((str(number.value), float(target.value)))  # type: ignore[arg-type]
    return found


def test_the_claims_and_targets_are_those_that_are_measured() -> None:
    rows = re.findall(r"^\| (P\d+) \|.*\| ([\d.]+) \|$", PAGES["docs/benchmarks.md"], re.MULTILINE)
    known = {(number, float(target)) for number, target in rows if number in {claim for claim, _ in claims()}}
    assert claims() <= known


def test_the_scripts_named_are_the_scripts_there_are() -> None:
    from benchmarks.__main__ import SCRIPTS

    listed = re.search(r"^Scripts: (.+?)\. ", PAGES["docs/benchmarks.md"], re.MULTILINE)
    assert listed
    assert re.findall(r"`(\w+)`", listed[1]) == list(SCRIPTS)


def test_the_example_of_json_has_the_schema_of_this_program() -> None:
    from hotelcs.storage.hotel_file import SCHEMA

    assert re.findall(r'"schema": (\d+)', PAGES["docs/reference/json.md"]) == [str(SCHEMA)]


def test_a_stale_table_is_written_anew() -> None:
    stale = "Before\n<!-- made by python -m tests.docs: home-keys -->\nold\n<!-- end -->\nafter\n"
    assert "| `1-9` |" in fresh(stale)
    assert fresh(stale).startswith("Before\n")
    assert fresh(fresh(stale)) == fresh(stale)


def test_no_page_speaks_of_what_is_to_be_filled_in() -> None:
    words = re.compile(r"\b(TODO|FIXME|TBD|XXX|coming soon)\b")
    assert not [page for page, text in PAGES.items() if words.search(text)]


def test_a_table_cell_cannot_break_its_row(tmp_path: Path) -> None:
    from tests.doc_tables import table

    page = tmp_path / "page.md"
    page.write_text(table(("a",), [("x|y",)]), "utf-8")
    assert page.read_text("utf-8").splitlines()[-1] == "| x\\|y |"
