"""The global options, taken out of the command line wherever they stand (handbook 05 §5.1).

They are read before typer is imported, so that the terminal screens start without it, and so that a wrong
word can already be answered in the right language and form.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hotelcs.errors import Usage
from hotelcs.i18n import N_


class GlobalOption(NamedTuple):
    """An option every command takes: `--name METAVAR`, or a bare flag when `metavar` is empty."""

    name: str
    metavar: str
    help: str


OPTIONS = (
    GlobalOption("db", "PATH", N_("The hotel's database: a file or a database URL (HOTELCS_DB).")),
    GlobalOption("config", "PATH", N_("The configuration file (HOTELCS_CONFIG).")),
    GlobalOption("lang", "en|zh", N_("Language of the words for people (HOTELCS_LANG).")),
    GlobalOption("json", "", N_("One JSON document on standard output, on failure too.")),
    GlobalOption("quiet", "", N_("No words on success.")),
    GlobalOption("no-color", "", N_("No colours (NO_COLOR).")),
    GlobalOption(
        "terminal", "local|ssh|console|dumb", N_("What this terminal is taken for (HOTELCS_TERMINAL).")
    ),
    GlobalOption("plain", "", N_("Line by line: for screen readers and terminals that cannot draw.")),
    GlobalOption("as", "LOGIN", N_("Who acts; for cron a service account (HOTELCS_USER).")),
    GlobalOption("dry-run", "", N_("Say what would happen and write nothing.")),
    GlobalOption("yes", "", N_("Answer yes to every question.")),
    GlobalOption("now", "INSTANT", N_("The instant to take for now, for tests.")),
    GlobalOption("lock-wait", "SECONDS", N_("How long to wait for another desk's writing (30).")),
    GlobalOption("log", "FILE", N_("Where the log of the program is (HOTELCS_LOG).")),
    GlobalOption("version", "", N_("Print the version.")),
)
_BY_FLAG = {f"--{option.name}": option for option in OPTIONS}


def hoist(words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The global options among `words` by name, and the words that are left, in order.

    A flag without a value reads "1"; the last of two wins; words after `--` are left alone.
    Raises Usage for a value that is missing or not wanted.
    """
    given: dict[str, str] = {}
    left: list[str] = []
    queue = list(reversed(words))
    while queue:
        word = queue.pop()
        if word == "--":
            return given, [*left, word, *reversed(queue)]
        flag, equals, value = word.partition("=")
        option = _BY_FLAG.get(flag)
        if option is None:
            left.append(word)
        elif not option.metavar:
            if equals:
                raise Usage(N_("The option {option} takes no value."), option=flag)
            given[option.name] = "1"
        else:
            if not equals and not queue:
                raise Usage(N_("The option {option} needs a value."), option=flag)
            given[option.name] = value if equals else queue.pop()
    return given, left
