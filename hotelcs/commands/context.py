"""What a command runs with: flag over environment over file over default, each value with its origin."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from hotelcs import config, terminal
from hotelcs.clock import Clock, fixed, parse_instant, system_clock
from hotelcs.errors import NotReady, Usage
from hotelcs.i18n import LANGUAGES, N_

VARIABLES = {
    "db": "HOTELCS_DB",
    "lang": "HOTELCS_LANG",
    "as": "HOTELCS_USER",
    "log": "HOTELCS_LOG",
    "no-color": "NO_COLOR",
    "terminal": "HOTELCS_TERMINAL",
}
"""The environment variable that can give each option."""

IN_FILE = {
    "db": "db",
    "lang": "lang",
    "user": "as",
    "log": "log",
    "lock_wait": "lock-wait",
    "terminal": "terminal",
}
"""Keys of config.toml and the option each gives."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that surrounds a command. `origin` says of each option: flag, environment, file or default."""

    db: str
    config: Path
    lang: str
    login: str | None
    log: Path
    json: bool = False
    quiet: bool = False
    no_color: bool = False
    dry_run: bool = False
    yes: bool = False
    now: datetime | None = None
    lock_wait: float = 30.0
    terminal: str = ""
    plain: bool = False
    origin: Mapping[str, str] = field(default_factory=dict)

    @property
    def clock(self) -> Clock:
        """The machine's clock, or the one `--now` stopped."""
        return fixed(self.now) if self.now else system_clock


class _Sources:
    """The four places a value can come from; `pick` remembers which one answered."""

    def __init__(self, given: Mapping[str, str], environ: Mapping[str, str], file: Mapping[str, str]) -> None:
        self.places = {
            "flag": given,
            "environment": {name: environ.get(variable, "") for name, variable in VARIABLES.items()},
            "file": file,
        }
        self.origin: dict[str, str] = {}

    def pick(self, name: str, default: str = "") -> str:
        """The value of the option `name`; an empty one counts as not given."""
        for place, values in self.places.items():
            if value := values.get(name):
                self.origin[name] = place
                return value
        self.origin[name] = "default"
        return default


def build(given: Mapping[str, str], environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this run. Raises Usage for a wrong value, NotReady for an unreadable file."""
    named = given.get("config") or environ.get("HOTELCS_CONFIG")
    path = Path(named).expanduser() if named else config.config_home() / "config.toml"
    sources = _Sources(given, environ, _read(path, named is not None))
    pick = sources.pick
    return Settings(
        db=pick("db", config.database()),
        config=path,
        lang=_language(pick("lang"), sources.origin["lang"]),
        login=pick("as").encode("utf-8", "replace").decode() or None,  # bytes of another encoding name nobody
        log=Path(pick("log", str(config.state_home() / "hotelcs.log"))).expanduser(),
        json=bool(pick("json")),
        quiet=bool(pick("quiet")),
        no_color=bool(pick("no-color")),
        dry_run=bool(pick("dry-run")),
        yes=bool(pick("yes")),
        now=_instant(pick("now")),
        lock_wait=_seconds(pick("lock-wait", "30")),
        terminal=_terminal(pick("terminal")),
        plain=bool(pick("plain")),
        origin={**sources.origin, "config": _origin_of_file(given, named)},
    )


def _origin_of_file(given: Mapping[str, str], named: str | None) -> str:
    return "flag" if given.get("config") else "environment" if named else "default"


def _read(path: Path, named: bool) -> dict[str, str]:
    """The options given by the file at `path`; a file nobody named may be absent."""
    try:
        content = _parse(path.read_text("utf-8"))
    except FileNotFoundError:
        if not named:
            return {}
        raise NotReady(N_("There is no configuration file {path}."), path=path) from None
    except (OSError, ValueError, RecursionError) as error:
        raise NotReady(
            N_("The configuration file {path} cannot be read: {why}"), path=path, why=error
        ) from None
    if unknown := sorted(set(content) - set(IN_FILE)):
        raise NotReady(
            N_("The configuration file {path} has an unknown key: {key}"), path=path, key=unknown[0]
        )
    return {IN_FILE[key]: str(value) for key, value in content.items()}


def _parse(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)


def _language(text: str, origin: str) -> str:
    if origin == "flag" and text not in LANGUAGES:
        raise Usage(
            N_("There is no language {lang}; choose {choices}."), lang=text, choices=" ".join(LANGUAGES)
        )
    return config.language(text or None)


def _terminal(text: str) -> str:
    """The name of a profile; nothing lets the environment decide."""
    if text and text not in terminal.NAMES:
        raise Usage(N_("{option} is {choices}."), option="--terminal", choices=", ".join(terminal.NAMES))
    return text


def _instant(text: str) -> datetime | None:
    try:
        return parse_instant(text) if text else None
    except ValueError:
        raise Usage(
            N_("{option} wants an instant with a zone, like {example}; it was given {value}."),
            option="--now",
            example="2026-11-23T03:01:00Z",
            value=text,
        ) from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3600:  # also refuses "nan"
        raise Usage(
            N_("{option} wants seconds from 0 to 3600; it was given {value}."),
            option="--lock-wait",
            value=text,
        )
    return seconds
