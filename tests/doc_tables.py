"""Tables of the reference, made from the program's own registries."""

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from hotelcs import errors, keymap, terminal
from hotelcs.command_words import WORDS
from hotelcs.commands import group
from hotelcs.commands.context import IN_FILE, VARIABLES
from hotelcs.commands.envelope import CODES
from hotelcs.commands.options import OPTIONS
from hotelcs.commands.reading import row_kind
from hotelcs.commands.table import COMMANDS
from hotelcs.keymap import CHECK_IN, CHECK_IN_FORM, GRAMMAR, HOME, ROOMS, Action, shown
from hotelcs.screens.plain.words import AGAIN, CLEAR, SAID
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.rights import SENTENCES
from hotelcs.workflows.verbs import VERBS, act_of
from hotelcs.workflows.views import VIEWS
from tests.acceptance.asvs import ASVS
from tests.acceptance.left_out import LEFT_OUT
from tests.commands.worked.examples import rows as worked
from tests.conftest import ABOUT_THE_FILE, HELD
from tests.faults import cases as faults
from tests.source_tree import ROOT
from tests.terminal.budgets import TASKS, sent

DEPARTMENTS = {
    "RES": "Reservations",
    "FD": "Reception",
    "HK": "Rooms",
    "MG": "The hotel",
    "PE": "People",
    "SH": "Shifts",
    "CI": "Complaints and emergencies",
}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a `|` inside a cell is escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def code(text: str) -> str:
    """`text` as code; nothing for nothing."""
    return f"`{text}`" if text else ""


def commands() -> str:
    """Every command with its sentence."""
    return table(("Command", "What it does"), ((code(f"hotelcs {row.name}"), row.help) for row in COMMANDS))


def command_options() -> str:
    """A section for each command: how it is written, then its options."""
    return "\n".join(
        part for row in COMMANDS for part in _sections(f"hotelcs {row.name}", group._loaded(row))
    )


WRITTEN = {
    "hotelcs do": "hotelcs do VERB [field=value …]",
    "hotelcs show": "hotelcs show [VIEW] [name=value | --name value …]",
}
"""How a command is written whose words are its own matter."""


def _sections(name: str, command: Any) -> Iterator[str]:
    below = getattr(command, "commands", {})
    for word, inner in below.items():
        yield from _sections(f"{name} {word}", inner)
    if below:
        return
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    written = WRITTEN.get(name) or " ".join([name, *map(_argument, arguments)])
    rows = [(code(_option(p)), p.help or "", _default(p)) for p in options]
    made = table(("Option", "What it says", "Default"), rows) if rows else "No options of its own.\n"
    yield f"### `{name}`\n\n```\n{written}{' [OPTIONS]' if options else ''}\n```\n\n{made}"


def _argument(parameter: Any) -> str:
    return parameter.metavar or parameter.name.upper()


def _option(parameter: Any) -> str:
    flag = max(parameter.opts, key=len)
    return flag if parameter.is_flag else f"{flag} {parameter.metavar or flag.lstrip('-').upper()}"


def _default(parameter: Any) -> str:
    if parameter.is_flag or parameter.default in (None, ""):
        return ""
    return code(str(parameter.default))


def global_options() -> str:
    """The options every command takes."""
    rows = ((code(f"--{o.name} {o.metavar}".rstrip()), o.help) for o in OPTIONS)
    return table(("Option", "What it says"), rows)


def error_codes() -> str:
    """Every code that an error or an end of a command carries, by exit code."""
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.HotelcsError)
    ]
    found = {(kind.exit, kind.code): (kind.__doc__ or "").partition("\n")[0].split(". ")[0] for kind in kinds}
    found.pop((errors.Refusal.exit, errors.Refusal.code), None)  # a refusal has a code of its own
    found.pop((errors.Denied.exit, errors.Denied.code), None)
    ends = {number: name for number, name in CODES.items() if (number, name) not in found}
    rows = [(str(number), code(name), told.rstrip(".")) for (number, name), told in found.items()]
    rows += [(str(number), code(name), ENDS[number]) for number, name in ends.items()]
    return table(("Exit", "Code", "When"), sorted(rows, key=lambda row: int(row[0])))


ENDS = {
    4: "The work was done, and a check of the hotel's rules found problems; or a batch stopped at a refusal",
    10: "Finished, some rows or lines rejected",
    11: "Finished, and something wants somebody's eyes",
    130: "Interrupted; nothing is half-written",
}
"""What the ends of a command mean that are not errors."""


def environment() -> str:
    """Every variable with the option and the key of the file that say the same."""
    in_file = {option: key for key, option in IN_FILE.items()}
    rows = [
        (code(name), code(f"--{option}"), code(in_file.get(option, ""))) for option, name in VARIABLES.items()
    ]
    rows.insert(1, (code("HOTELCS_CONFIG"), code("--config"), ""))
    rows += [
        ("", code(f"--{option}"), code(key)) for option, key in in_file.items() if option not in VARIABLES
    ]
    return table(("Variable", "Option", "Key in config.toml"), rows)


TAKEN_FOR = (
    ("local", "nothing of the below", {"TERM": "xterm"}),
    ("dumb", "`TERM` is empty, `dumb`, `unknown` or `emacs`", {"TERM": "dumb"}),
    ("ssh", "`SSH_CONNECTION`, `SSH_TTY` or `SSH_CLIENT` is set", {"TERM": "xterm", "SSH_TTY": "x"}),
    ("console", "`TERM` is `linux`, `linux-16color`, `cons25` or `fbterm`", {"TERM": "linux"}),
)
"""Profiles with what has to be so, and an environment in which it is."""


def terminals() -> str:
    """What each profile means."""
    rows = []
    for name, when, environment in (*TAKEN_FOR[1:], TAKEN_FOR[0]):
        found = terminal.choose(environment)
        assert found.name == name
        rows.append((code(name), when, str(found.colours or "-"), str(found.frames) if found.places_text else "-",
                     f"{found.escape_ms} ms" if found.places_text else "-", "yes" if found.bell else "no"))  # fmt: skip
    return table(
        ("Profile", "When", "Colours", "Frames a second", "`Esc` waits", "Bell in an emergency"), rows
    )


def line_words() -> str:
    """The words that only the line mode has."""
    rows = [(", ".join(map(code, one.names)), one.help) for one in SAID]
    rows += [
        (", ".join(map(code, AGAIN)), "Tell this screen once more"),
        (", ".join(map(code, CLEAR)), "Empty the field that is asked"),
    ]
    return table(("Word", "What it does"), rows)


def verbs() -> str:
    """Every verb by department: what it does, its right, what takes it back, its fields."""
    return "\n".join(_department(letters, name) for letters, name in DEPARTMENTS.items())


def _department(letters: str, name: str) -> str:
    rows = []
    for verb, entry in VERBS.items():
        if entry.department == letters:
            undo = code(entry.undo) if entry.undo else ""
            rows.append((code(verb), entry.title, code(entry.permission), undo, _fields(verb)))
    return f"### {name}\n\n" + table(("Verb", "What it does", "Right", "Taken back by", "Fields"), rows)


def _fields(verb: str) -> str:
    schema = act_of(verb).model_json_schema()
    needed = schema.get("required", [])
    others = [name for name in schema.get("properties", {}) if name not in needed]
    return " ".join([*(f"**{name}**" for name in needed), *others])


def rights() -> str:
    """Every right with the posts that have it in a new hotel, and the verbs and views that ask for it."""
    asking: dict[str, list[str]] = {}
    for verb, entry in VERBS.items():
        asking.setdefault(entry.permission, []).append(verb)
    for name, view in VIEWS.items():
        asking.setdefault(view.right, []).append(f"show {name}")
    rows = (
        (code(right), " ".join(sorted(posts)), ", ".join(asking.get(right, ())))
        for right, posts in templates.rights().items()
    )
    return table(("Right", "Posts", "Verbs and views that need it"), rows)


def rights_behind_a_field() -> str:
    """Every right that is asked for inside an act, with what is said to whoever lacks it in a new hotel."""
    held = templates.rights()
    rows = (
        (code(right), sentence.format(posts=", ".join(sorted(held[right]))))
        for right, sentence in SENTENCES.items()
    )
    return table(("Right", "What is said without it"), rows)


def views() -> str:
    """Every view: what it shows, its filters (needed ones in bold), its columns."""
    rows = []
    for name, view in VIEWS.items():
        asked = " ".join(f"**{word}**" if word in view.needs else word for word in view.filters)
        rows.append(
            (code(name), view.title, asked, " ".join(column.name for column in fields(row_kind(view))))
        )
    return table(("View", "What it shows", "Filters", "Columns"), rows)


def keys(actions: Sequence[Action]) -> Callable[[], str]:
    """A table of keys."""

    def made() -> str:
        return table(("Key", "What it does"), ((_keys(action.keys), action.help) for action in actions))

    return made


def _keys(names: tuple[str, ...]) -> str:
    if names[0].isdigit():
        return code(shown(names))
    return " or ".join(code(shown((name,))) for name in names)


def words() -> str:
    """The words of the `:` row, with their pinyin and Chinese."""
    rows = ((code(word.usage), code(word.names[1]), word.names[2], word.help) for word in WORDS)
    return table(("Word", "Pinyin", "Chinese", "What it does"), rows)


def left_out() -> str:
    """The rows of the peer scenarios that are not tests yet, with the reason."""
    return table(("Row", "Why"), ((row, why) for area in LEFT_OUT.values() for row, why in area.items()))


def proved(cases: dict[str, faults.Case], *columns: str) -> Callable[[], str]:
    """Faults, bad input or controls: what happens, what is expected, which files of tests prove it."""
    names = ("No", *(columns or ("What happens", "What is expected")), "Tests")
    rows = [
        (number, what, expected, " ".join(code(f"tests/{path}") for path in tests))
        for number, (what, expected, tests) in sorted(cases.items(), key=lambda each: int(each[0][1:]))
    ]
    return lambda: table(names, rows)


def required() -> str:
    """Requirements of the security standard, and which files of tests prove them."""
    rows = [
        (number, what, " ".join(code(f"tests/{path}") for path in tests))
        for number, (what, tests) in ASVS.items()
    ]
    return table(("No", "What is asked for", "Tests"), rows)


def budgets() -> str:
    """Every task with the keys it may take and those it takes."""
    rows = [
        (task.number, task.name, f"{task.control} / {task.data}", f"{task.spent[0]} / {task.spent[1]}", code(" ".join("<Space>" if key == " " else key for key in sent(task.keys))))
        for task in TASKS
    ]  # fmt: skip
    return table(("#", "Task", "Allowed K / D", "Taken K / D", "Typed"), rows)


def only_in_a_file() -> str:
    """Every test that is about the file of a hotel, with its reason."""
    rows: list[tuple[str, str]] = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text("utf-8")
        if "sqlite_only(" not in text:
            continue
        place = code(path.relative_to(ROOT).as_posix())
        for node in ast.parse(text).body:
            if isinstance(node, ast.Assign):
                rows += [(f"{place}: all", why) for why in _only(ast.walk(node.value))]
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                said = node.name.removeprefix("test_").replace("_", " ")
                rows += [(f"{place}: {said}", why) for why in _only(node.decorator_list)]
    rows += [(f"`{folder}`: all", why) for folder, why in ABOUT_THE_FILE.items()]
    rows.append(("whatever asks for the fixture `writer`", HELD))
    rows.append(("whatever asks `EXPLAIN QUERY PLAN` or a `PRAGMA`", "asks the library of the file"))
    return table(("Tests", "Why"), rows)


def _only(nodes: Iterable[ast.expr]) -> Iterator[str]:
    """The reasons that are given in `nodes`."""
    for node in nodes:
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.sqlite_only"):
            yield str(ast.literal_eval(node.args[0]))


TABLES: dict[str, Callable[[], str]] = {
    "faults": proved(faults.FAULTS),
    "asvs": required,
    "bad-input": proved(faults.BAD),
    "fault-controls": proved(faults.CONTROLS, "What is left out", "What comes of it"),
    "only-in-a-file": only_in_a_file,
    "budgets": budgets,
    "commands": commands,
    "command-options": command_options,
    "global-options": global_options,
    "error-codes": error_codes,
    "environment": environment,
    "terminals": terminals,
    "line-words": line_words,
    "verbs": verbs,
    "rights": rights,
    "rights-behind-a-field": rights_behind_a_field,
    "views": views,
    "keys": keys(GRAMMAR),
    "in-house-keys": keys(keymap.IN_HOUSE),
    "departures-keys": keys(keymap.DEPARTURES),
    "reservations-keys": keys(keymap.RESERVATIONS),
    "overbooking-keys": keys(keymap.OVERBOOKING),
    "folio-keys": keys(keymap.FOLIO),
    "group-keys": keys(keymap.GROUP),
    "group-check-in-keys": keys(keymap.GROUP_CHECK_IN),
    "home-keys": keys(HOME),
    "check-in-keys": keys(CHECK_IN),
    "form-keys": keys(CHECK_IN_FORM),
    "rooms-keys": keys(ROOMS),
    "door-keys": keys(keymap.DOOR),
    "shift-log-keys": keys(keymap.SHIFT_LOG),
    "items-keys": keys(keymap.ITEMS),
    "roster-keys": keys(keymap.ROSTER),
    "duties-keys": keys(keymap.DUTIES),
    "notices-keys": keys(keymap.NOTICES),
    "users-keys": keys(keymap.USERS),
    "ledger-keys": keys(keymap.LEDGER),
    "plans-keys": keys(keymap.PLANS_AND_DRILLS[0]),
    "plan-keys": keys(keymap.PLAN),
    "drills-keys": keys(keymap.PLANS_AND_DRILLS[1]),
    "drill-keys": keys(keymap.OF_DRILL[0]),
    "readiness-keys": keys(keymap.PLANS_AND_DRILLS[4]),
    "complaints-keys": keys(keymap.COMPLAINTS),
    "follow-ups-keys": keys(keymap.FOLLOW_UPS),
    "visitors-keys": keys(keymap.REGISTERS[0]),
    "incidents-keys": keys(keymap.INCIDENTS),
    "incident-keys": keys(keymap.INCIDENT),
    "incident-medical-keys": keys(
        tuple(action for action in keymap.INCIDENT_MEDICAL if action not in keymap.INCIDENT)
    ),
    "luggage-keys": keys(keymap.REGISTERS[1]),
    "wake-calls-keys": keys(keymap.REGISTERS[3]),
    "messages-keys": keys(keymap.REGISTERS[4]),
    "whereabouts-keys": keys(keymap.REGISTERS[5]),
    "roll-call-keys": keys(keymap.ROLL_CALL),
    "reports-keys": keys(keymap.REPORTS),
    "metric-keys": keys(keymap.METRIC),
    "words": words,
    "left-out": left_out,
    "worked-examples": lambda: table(("Measure", "Worked example", "Where it is shown"), worked()),
}
"""Name of a table in a page → the text of it."""
