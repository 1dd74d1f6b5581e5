"""The rules of the house that a reader of the sources, or of a fresh interpreter, can check.

Who may import whom is in pyproject.toml as import contracts; here is what those cannot say.
"""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.source_tree import PACKAGE, ROOT, calls, imports, paths, sources

HEAVY = {"textual", "sqlalchemy", "sqlmodel", "pydantic", "rich", "alembic", "cryptography"}

LOADED = """
import sys
sys.argv = ["hotelcs", *{words!r}]
from hotelcs.__main__ import main
try:
    code = main()
except SystemExit as end:
    code = end.code
loaded = sorted({{name.split(".")[0] for name in sys.modules}})
import json
print("\\n" + json.dumps([code, loaded]))
"""


def loaded_by(*words: str) -> tuple[int, set[str]]:
    """The exit code of `hotelcs words` in a fresh interpreter, and the top-level modules it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=list(words))], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    return code, set(modules)


def test_the_version_is_answered_before_anything_is_imported() -> None:
    code, modules = loaded_by("--version")
    assert code == 0
    assert modules.isdisjoint(HEAVY | {"typer", "argparse", "gettext", "dataclasses", "re"})


@pytest.mark.parametrize("words", [("--help",), ("config", "--help"), ("--lang", "zh", "--help")])
def test_help_loads_no_screen_and_no_database(words: tuple[str, ...]) -> None:
    code, modules = loaded_by(*words)
    assert code == 0
    assert modules.isdisjoint(HEAVY | {"sqlite3", "pysqlite3"})


def test_a_batch_command_loads_no_screen() -> None:
    code, modules = loaded_by("config", "list", "--json")
    assert code == 0
    assert modules.isdisjoint(HEAVY)


def test_the_way_to_the_screens_loads_no_typer_and_no_database() -> None:
    code, modules = loaded_by()
    assert code == 3, "standard output is no terminal here"
    assert modules.isdisjoint((HEAVY - {"textual", "rich"}) | {"typer"})


READING = [path for path in paths() if path.endswith(("_view.py", "door/drafts.py"))]
"""What the first numbers on the screen need."""


def test_reads_load_neither_sqlalchemy_nor_models() -> None:
    names = [path.removesuffix(".py").replace("/", ".") for path in READING]
    program = (
        f"import sys, importlib\nfor name in {names}: importlib.import_module(name)\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert modules.isdisjoint({"sqlalchemy", "sqlmodel", "pydantic", "hotelcs.models", "textual"})


def test_the_first_frame_loads_no_form() -> None:
    program = "import sys, hotelcs.screens.desk_app, hotelcs.screens.sign_in; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = {name.removeprefix("hotelcs.screens.") for name in done.stdout.split()}
    assert "home" in modules
    assert not [name for name in modules if name.endswith(("act_form", "_forms", "_help", "turned_away"))]


LEAVES = {
    "__version__",
    "errors",
    "clock",
    "money",
    "text",
    "i18n",
    "config",
    "entry",
    "keymap",
    "command_words",
    "places",
    "program_log",
    "rotating_log",
    "terminal",
}


def is_leaf(name: str) -> bool:
    """Whether the module `name` belongs to the leaves or to Python."""
    top, _, rest = name.partition(".")
    return top in sys.stdlib_module_names or (top == "hotelcs" and rest.split(".")[0] in LEAVES)


def test_leaves_import_only_leaves_and_the_standard_library() -> None:
    leaves = {
        path: tree for path, tree in sources().items() if path.split("/")[1].removesuffix(".py") in LEAVES
    }
    assert leaves
    assert not [(path, name) for path, tree in leaves.items() for name in imports(tree) if not is_leaf(name)]


FORBIDDEN = {"subprocess", "webbrowser", "pickle", "marshal", "shelve", "ctypes"}
ALLOWED = {
    "hotelcs/workflows/feeds/take_apart.py": {"subprocess"},
    "hotelcs/workflows/paging/minutely.py": {"subprocess"},
    "hotelcs/workflows/machine/run_now.py": {"subprocess"},
    "hotelcs/workflows/machine/backup_target.py": {"subprocess"},
}
"""A stranger's calendar is taken apart (docs/adr/0018), pages are sent (docs/adr/0020), a job is run now (docs/adr/0028),
a disk that may hang is asked (docs/adr/0036) in a process of its own: our interpreter, our module,
no shell."""


def test_no_module_reaches_for_a_shell_a_browser_or_a_pickle() -> None:
    for path, tree in sources().items():
        reached = {name.split(".")[0] for name in imports(tree)}
        assert reached.isdisjoint(FORBIDDEN - ALLOWED.get(path, set())), path
        assert "shell=" not in (PACKAGE.parent / path).read_text("utf-8"), path
        assert set(calls(tree)).isdisjoint({"eval", "exec", "os.system", "os.popen", "__import__"}), path


def test_only_the_driver_imports_a_sqlite_library() -> None:
    libraries = {"sqlite3", "pysqlite3", "apsw"}
    importing = [
        path for path, tree in sources().items() if {n.split(".")[0] for n in imports(tree)} & libraries
    ]
    assert importing == ["hotelcs/storage/driver.py"]


NOW = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "datetime.datetime.now",
}


def test_only_the_clock_asks_for_the_time() -> None:
    assert [path for path, tree in sources().items() if NOW & set(calls(tree))] == ["hotelcs/clock.py"]


def test_there_is_one_stylesheet() -> None:
    for path, tree in sources().items():
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.Name) and node.id in {"DEFAULT_CSS", "CSS"}), path


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert not [path for path in PACKAGE.rglob("*") if path.stem in vague]


FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def outside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    """Everything in `tree` but what is inside of functions."""
    for node in ast.iter_child_nodes(tree):
        yield node
        if not isinstance(node, FUNCTION):
            yield from outside_functions(node)


def needs_a_sentence(node: ast.AST) -> bool:
    """Whether `node` is a class or a public function."""
    return isinstance(node, ast.ClassDef) or (isinstance(node, FUNCTION) and not node.name.startswith("_"))


def test_every_module_class_and_public_function_has_its_sentence() -> None:
    written = {path: tree for path, tree in sources().items() if tree.body}
    assert not [path for path, tree in written.items() if not ast.get_docstring(tree)]
    for path, tree in written.items():
        for node in filter(needs_a_sentence, outside_functions(tree)):
            assert ast.get_docstring(node), f"{path}:{node.lineno} {node.name}"


def test_every_function_says_what_it_returns() -> None:
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, FUNCTION):
                assert node.returns is not None, f"{path}:{node.lineno} {node.name}"


def test_no_file_is_longer_than_a_reader_keeps_in_mind() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400 and "versions" not in path.parts
    }
    assert not long
