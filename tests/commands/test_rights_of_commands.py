"""Every command as every post of a business hotel: nothing is reachable here that the tables do not give the post."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer import Typer

from hotelcs.commands.table import COMMANDS
from tests.acceptance.rights_table import posts_of, rights_of
from tests.commands.conftest import Program
from tests.conftest import POSTS, Hand

MAY, NEEDS = posts_of(), rights_of("command")
ROWS = {
    "rooms": "no,floor,type\n998,9,KNG\n",
    "guests": "name\nLi Na\n",
    "reservations": "guest,type,arrival,departure\nLi Na,KNG,2026-11-24,2026-11-25\n",
    "staff": "name,posts\nLi Na,REC\n",
    "roster": "staff,day,shift\nE002,2026-11-24,early\n",
    "rates": "plan,type,rate\nFLEX,KNG,300.00\n",
    "holidays": "day,kind\n2027-01-01,holiday\n",
}
EXPORTS = (
    "stays",
    "reservations",
    "guests",
    "folios",
    "folio-lines",
    "payments",
    "complaints",
    "incidents",
    "log",
    "turnaways",
    "ledger",
)
WORDS: dict[str, tuple[str, ...]] = {
    "backup": ("backup", "--out", "kept"),
    "restore": ("restore", "kept.db", "--to", "other.db"),
    "salvage": ("salvage", "kept.db", "--to", "salvaged.db"),
    "verify": ("verify",),
    "restore-drill": ("restore-drill", "--out", "kept"),
    "backup keys list": ("backup", "keys", "list"),
    "backup keys add": ("backup", "keys", "add", "owner", "age1"),
    "backup keys remove": ("backup", "keys", "remove", "owner"),
    "doctor": ("doctor",),
    "health": ("health",),
    "reminders": ("reminders", "--until", "2026-12-20"),
    "readiness run": ("readiness", "run", "--all"),
    "readiness sheet": ("readiness", "sheet", "G1"),
    **{f"import {kind}": ("import", kind, f"{kind}.csv") for kind in ROWS},
    "import calendar": ("import", "calendar", "--all"),
    "export calendar": ("export", "calendar", "--room", "101"),
    "print bill": ("print", "bill", "101"),
    "roll-call": ("roll-call",),
    "purge": ("purge",),
    "privacy report": ("privacy", "report"),
    "privacy breach-report": ("privacy", "breach-report", "N1"),
    "privacy export": ("privacy", "export", "P261123-001", "--reason", "letter"),
    "privacy erase": ("privacy", "erase", "P261123-001", "--reason", "letter"),
    "print card": ("print", "card", "101"),
    "report incident": ("report", "incident", "N1"),
    "report complaints": ("report", "complaints"),
    "transfer": ("transfer", "--to", "moved.db"),
    "report daily": ("report", "daily"),
    "report shift": ("report", "shift"),
    "report occupancy": ("report", "occupancy"),
    "report revenue": ("report", "revenue"),
    "report satisfaction": ("report", "satisfaction"),
    "report housekeeping": ("report", "housekeeping"),
    "report staff": ("report", "staff"),
    "report metric": ("report", "metric", "M-02"),
    "report foreigners": ("report", "foreigners"),
    "report degraded-pack": ("report", "degraded-pack", "--out", "kept"),
    **{f"export {kind}": ("export", kind, "--out", f"{kind}-kept.csv") for kind in EXPORTS},
    "night-audit": ("night-audit", "--auto", "--date", "2026-11-23"),
    "escalate": ("escalate",),
    "submit-registration": ("submit-registration", "--kind", "overseas", "--export", "registrations.csv"),
    "audit-log": ("audit-log",),
    "audit-log --verify": ("audit-log", "--verify"),
    "user add": ("user", "add", "--login", "anna", "--name", "Anna", "--post", "RAT"),
    "user list": ("user", "list"),
    "user role": ("user", "role", "--login", "rat", "--post", "RES"),
    "user disable": ("user", "disable", "--login", "rat"),
    "user enable": ("user", "enable", "--login", "rat"),
    "user unlock": ("user", "unlock", "--login", "rat"),
    "user sign-out": ("user", "sign-out", "--login", "rat"),
    "user reset-password": ("user", "reset-password", "--login", "rat"),
    "user reset-pin": ("user", "reset-pin", "--login", "rat"),
    "user review": ("user", "review"),
    "drill start": ("drill", "start", "--plan", "fire", "--floor", "8"),
    "drill end": ("drill", "end"),
    "drill due": ("drill", "due"),
    "page send": ("page", "send"),
    "page test": ("page", "test", "nobody"),
    "page list": ("page", "list"),
    "duties check": ("duties", "check"),
    "duties list": ("duties", "list"),
    "config set": ("config", "set", "hold_time", "19:00"),
    "config list --hotel": ("config", "list", "--hotel"),
    "config get": ("config", "get", "hold_time"),
    "config validate": ("config", "validate"),
}
"""How each command of the table is called."""
OF_NO_HOTEL = {"init", "demo", "verbs", "migrate", "gate", "ui", "plain", "do", "show", "config list",
               "backup new-key"}  # fmt: skip
"""Commands of whoever owns the machine, of the screens (which ask at the door), and those whose verb or view is asked."""


@pytest.fixture
def house(
    business_hotel: Path,
    home: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A copy of the business hotel in its home, with the files that commands read."""
    path = home / "hotel.db"
    shutil.copy(business_hotel, path)
    shutil.copytree(
        tmp_path_factory.getbasetemp() / "home" / "config" / "hotelcs", home / "config" / "hotelcs"
    )
    hand = Hand(path)
    hand.do("set-plan", code="FLEX")
    hand.do("raise-incident", type="water", place="cellar")
    hand.desk.close()
    path.chmod(0o600)
    monkeypatch.setenv("HOTELCS_DB", str(path))
    monkeypatch.chdir(home)
    for kind, rows in ROWS.items():
        (home / f"{kind}.csv").write_text(rows, "utf-8")
    return path


def _words(family: Typer) -> list[str]:
    """The words of every command below `family`."""
    below = [f"{one.name} {word}" for one in family.registered_groups for word in _words(one.typer_instance)]
    return [str(one.name) for one in family.registered_commands] + below


def leaves() -> set[str]:
    """Every command that does something, with the words that call it."""
    found: set[str] = set()
    for row in COMMANDS:
        thing = row.load()
        family = _words(thing) if isinstance(thing, Typer) else []
        if (
            isinstance(thing, Typer)
            and getattr(thing.registered_callback, "invoke_without_command", 0) is True
        ):
            found.add(row.name)
        found |= {
            f"{row.name} {word}".removeprefix(f"{word} " if word == row.name else "") for word in family
        } or {row.name}
    return found


def test_every_command_is_in_the_table_or_needs_no_hotel() -> None:
    named = {" ".join(word for word in name.split() if not word.startswith("--")) for name in NEEDS}
    imports = {f"import {kind}" for kind in (*ROWS, "calendar")}
    assert leaves() - OF_NO_HOTEL == (named - imports | {"import"}) - {"config list"}
    assert set(WORDS) == set(NEEDS)


@pytest.fixture
def kept(house: Path, program: Program) -> Callable[[], None]:
    """A backup to bring back."""

    def made() -> None:
        assert program("backup", "--out", "kept").code == 0
        (copy,) = (path for path in Path("kept").iterdir() if path.suffix == ".db")
        shutil.copy(copy, "kept.db")
        for beside in Path("kept").glob(f"{copy.name}*"):
            shutil.copy(beside, Path("kept.db" + beside.name.removeprefix(copy.name)))

    return made


@pytest.mark.parametrize("name", WORDS)
def test_a_command_is_for_the_posts_of_the_table_and_no_others(
    house: Path, program: Program, kept: Callable[[], None], name: str
) -> None:
    if name in {"restore", "restore-drill", "salvage"}:
        kept()
    refused = set()
    for post in POSTS:
        ended = program(*WORDS[name], "--as", post.lower(), "--json", "--dry-run")
        if ended.code == 6:
            error = ended.lines[-1]["error"]
            assert error["code"] == "DENIED", error
            refused.add(post)
        else:
            assert ended.code in (0, 1, 4), ended.out
    may = frozenset.intersection(*(MAY[right] for right in NEEDS[name].split("+")))
    assert refused == set(POSTS) - may
