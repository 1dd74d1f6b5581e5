"""The samples for cron and systemd, each line run against a hotel; and the manual page, read by its own program."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotelcs.workflows.machine.noted_jobs import JOBS
from tests import man_page
from tests.commands.conftest import Program, rows
from tests.source_tree import ROOT

SAMPLES = ROOT / "data" / "samples"


def cron_lines() -> Iterator[tuple[list[str], list[str]]]:
    """Times and words of each job."""
    for line in (SAMPLES / "hotelcs.cron").read_text("utf-8").splitlines():
        words = line.split()
        if words and words[0][0] in "0123456789*":
            assert words[5:7] == ["hotelcs", "hotelcs"], line
            yield words[:5], words[7:]


def here(words: list[str], home: Path) -> list[str]:
    """A job whose folders lie in the home of the test, made as the sample says."""
    for folder in ("print", "reports"):
        (home / folder).mkdir(exist_ok=True)
    return [word.replace("/srv/hotel", str(home)) for word in words]


def test_each_line_of_cron_ends_well_and_says_what_it_may(program: Program, lakeside, home) -> None:
    lakeside.chmod(0o600)
    for _, line in cron_lines():
        words = here(line, home)
        ended = program(*words)
        late = words[0] == "doctor"  # warns in a hotel of a day
        assert ended.code == (11 if late else 0), (words, ended)
        if "--quiet" in words:
            assert ended.out == "", words
        elif not late:
            assert len(ended.out.splitlines()) <= 3, (words, ended.out)
    assert len(list((home / "print").iterdir())) == 1
    assert (home / "reports" / "daily.md").read_text("utf-8").startswith("#")


def test_what_the_handbook_lets_cron_run_is_run_and_each_run_is_noted(
    program: Program, lakeside, home
) -> None:
    lines = [line for _, line in cron_lines()]
    for wanted in (
        "report degraded-pack", "report daily", "verify --invariants --chain", "verify --restore-test", "verify --all", "restore-drill",
        "purge --preview --dry-run", "backup --verify", "night-audit --auto", "escalate", "reminders",
    ):  # fmt: skip
        assert any(" ".join(line).startswith(wanted) for line in lines), wanted
    for line in lines:
        program(*here(line, home))
    noted = {command for (command,) in rows(lakeside, "SELECT DISTINCT command FROM job_run")}
    asked = {
        next((job for job in JOBS if " ".join([*line, ""]).startswith(f"{job} ")), "")
        for line in lines
        if "--dry-run" not in line
    }
    assert asked - {""} <= noted
    assert [line[0] for line in lines if not any(" ".join(line).startswith(f"{job} ") for job in JOBS)] == [
        "doctor"
    ]


def test_a_line_that_fails_says_a_message_and_a_hint_and_no_traceback(
    program: Program, lakeside, home
) -> None:
    for _, line in cron_lines():
        words = here(line, home)
        ended = program(*words, "--db", str(home / "none.db"))
        assert ended.code == 3, words
        assert ended.out == ""
        assert 1 <= len(ended.err.splitlines()) <= 2, ended.err
        assert "Traceback" not in ended.err


def test_times_are_times_and_the_night_audit_has_a_second_chance() -> None:
    top = (59, 23, 31, 12, 7)
    for times, words in cron_lines():
        for text, most in zip(times, top, strict=True):
            assert text == "*" or all(
                0 <= int(part) <= most for part in text.removeprefix("*/").split(",")
            ), words
    assert sum(words[0] == "night-audit" for _, words in cron_lines()) == 2


def test_what_systemd_starts_is_a_job_and_its_timer_is_there() -> None:
    for service in SAMPLES.glob("*.service"):
        text = service.read_text("utf-8")
        words = next(line for line in text.splitlines() if line.startswith("ExecStart=")).split()[1:]
        assert words[0] in JOBS
        assert "OnCalendar=" in service.with_suffix(".timer").read_text("utf-8")


def test_the_manual_page_is_of_this_program() -> None:
    assert man_page.PAGE.read_text("utf-8") == man_page.made(), "python -m tests.man_page"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not here")
def test_the_manual_page_is_read_without_a_complaint_and_names_every_command() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-P-cbou", "-ww", str(man_page.PAGE)], capture_output=True, check=True
    )
    assert done.stderr == b""
    from hotelcs.commands.table import COMMANDS

    text = done.stdout.decode()
    for row in COMMANDS:
        assert row.name.split("-")[0] in text
