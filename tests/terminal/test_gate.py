"""`hotelcs gate`, the one door for whoever comes by SSH: a hostile environment, orders sent along, a real sshd."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotelcs.commands.surroundings import GATE, KEPT, allowed
from tests.conftest import Hand
from tests.source_tree import ROOT
from tests.terminal.conftest import Start
from tests.terminal.pty_harness import Terminal

SECRET, ONCE = "kettle orbit walnut fjord", "bidak-mofet-ruvis"
SSHD = next(
    (place for place in ("/usr/sbin/sshd", shutil.which("sshd") or "") if place and Path(place).exists()), ""
)


@pytest.fixture
def hotel(hand: Hand) -> Hand:
    """A hotel whose receptionist has a password."""
    hand.do("reset-password", login="desk", secret=ONCE)
    person = hand.at("desk")
    person.do("set-password", current=ONCE, password=SECRET)
    person.desk.close()
    return hand


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder of code that leaves a mark when anything of it is imported."""
    folder = tmp_path / "trap"
    folder.mkdir()
    marking = f"open({str(folder / 'sprung')!r}, 'a').write(__name__ + '\\n')\n"
    for name in ("sitecustomize", "usercustomize", "driver", "textual", "hotelcs", "json", "startup"):
        (folder / f"{name}.py").write_text(marking, "utf-8")
    return folder


def hostile(trap: Path, other: Path) -> dict[str, str]:
    """Everything somebody could send along."""
    return {
        "PYTHONPATH": str(trap), "PYTHONSTARTUP": str(trap / "startup.py"), "PYTHONHOME": "", "PYTHONINSPECT": "1",
        "PYTHONUSERBASE": str(trap), "PYTHONBREAKPOINT": "driver.x", "PYTHONWARNINGS": "error::driver.X",
        "TEXTUAL_DRIVER": "driver:Driver", "TEXTUAL_LOG": str(trap / "log"), "TEXTUAL_DEVTOOLS": "1",
        "HOTELCS_DB": str(other), "HOTELCS_USER": "admin", "HOTELCS_CONFIG": str(trap / "config.toml"),
        "HOTELCS_LOG": str(trap / "log"), "PATH": str(trap), "VIRTUAL_ENV": str(trap), "EDITOR": "sh", "PAGER": "sh",
    }  # fmt: skip


def settled(hotel: Path) -> Path:
    """The configuration of this machine, with the hotel's key beside it."""
    folder = hotel.parent / "configuration"
    if not folder.exists():
        shutil.copytree(Path(os.environ["XDG_CONFIG_HOME"]) / "hotelcs", folder)
    (folder / "config.toml").touch()
    return folder / "config.toml"


def gate(start: Start, db: Path, **environment: str) -> Terminal:
    """The gate as a forced command starts it."""
    return start("-I", "-m", "hotelcs", "gate", "--db", str(db), "--config", str(settled(db)), **environment)


def test_a_hostile_environment_changes_nothing_and_runs_nothing(
    start: Start, hotel: Hand, trap: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    shutil.copy(hotel.path, other)
    terminal = gate(start, hotel.path, **hostile(trap, other), SSH_CONNECTION="10.0.0.7 50000 10.0.0.1 22")
    assert terminal.wait_for("Sign in"), terminal.text()
    assert "Lakeside Hotel" in terminal.text()
    terminal.send("desk", "<Enter>")
    terminal.settle(0.1)
    terminal.send(SECRET, "<Enter>")
    assert terminal.wait_for("In house"), terminal.text()
    assert not (trap / "sprung").exists()
    assert hotel.rows("SELECT actor, terminal FROM ledger WHERE verb = 'sign-in'") == [
        ("desk", "ssh 10.0.0.7")
    ]
    running = Path(f"/proc/{terminal.pid}/environ")
    if running.exists():
        names = {line.partition("=")[0] for line in running.read_text("utf-8").split("\0") if line}
        assert names <= KEPT | {"PATH", GATE}


def test_a_command_that_is_sent_along_is_refused_and_nothing_opens(start: Start, hotel: Hand) -> None:
    terminal = gate(
        start, hotel.path, SSH_ORIGINAL_COMMAND="hotelcs --as admin do reset-password login=admin"
    )
    terminal.settle(1.0)
    assert terminal.exit_code(5.0) == 6
    assert "runs no commands" in terminal.text()
    assert hotel.rows("SELECT count(*) FROM ledger WHERE verb = 'reset-password'") == [(1,)]


def test_without_a_terminal_it_opens_nothing(hotel: Hand) -> None:
    command = [sys.executable, "-I", "-m", "hotelcs", "gate", "--db", str(hotel.path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 3
    assert "terminal" in done.stderr


def test_a_key_can_open_lines_which_need_no_terminal_and_take_no_orders(hotel: Hand) -> None:
    command = [
        sys.executable,
        "-I",
        "-m",
        "hotelcs",
        "gate",
        "--plain",
        "--db",
        str(hotel.path),
        "--lang",
        "en",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, input=":quit\n")
    assert done.returncode == 0, done.stderr
    assert "Login*:" in done.stdout
    ordered = {**os.environ, "SSH_ORIGINAL_COMMAND": "hotelcs do close-day"}
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, input="", env=ordered
    )
    assert done.returncode == 6
    assert "Login" not in done.stdout


def test_who_acts_is_decided_at_the_door_and_never_by_an_option(start: Start, hotel: Hand) -> None:
    terminal = start("-I", "-m", "hotelcs", "gate", "--db", str(hotel.path), "--as", "admin")
    assert terminal.wait_for("Sign in"), terminal.text()
    assert "admin" not in terminal.text()


def test_a_key_makes_no_hotel_where_there_is_none(start: Start, hotel: Hand, tmp_path: Path) -> None:
    """A misplaced file, or a disk that is not there, must not be an invitation to be the administrator."""
    missing = tmp_path / "elsewhere" / "hotel.db"
    terminal = start(
        "-I", "-m", "hotelcs", "gate", "--db", str(missing), "--config", str(settled(hotel.path))
    )
    assert terminal.wait_for("There is no hotel"), terminal.text()
    assert "A new hotel" not in terminal.text()
    terminal.send("q")
    terminal.settle(0.5)
    assert not missing.parent.exists()


def test_whoever_has_the_machine_is_asked_for_a_hotel_where_there_is_none(
    start: Start, hotel: Hand, tmp_path: Path
) -> None:
    place = ("--db", str(tmp_path / "new.db"), "--config", str(settled(hotel.path)))
    terminal = start("-m", "hotelcs", *place)
    assert terminal.wait_for("A new hotel"), terminal.text()


def test_only_what_a_terminal_says_about_itself_is_kept() -> None:
    given = dict.fromkeys(KEPT, "x") | {
        "LD_PRELOAD": "x",
        "PYTHONPATH": "x",
        "BASH_ENV": "x",
        "IFS": "x",
        "HOTELCS_DB": "x",
    }
    kept = allowed(given)
    assert set(kept) == KEPT | {"PATH"}
    assert kept["PATH"] == "/usr/local/bin:/usr/bin:/bin"
    assert not {name for name in KEPT if name.startswith(("PYTHON", "TEXTUAL", "LD_", "XDG"))}


# --- a real sshd


@pytest.fixture
def sshd(hotel: Hand, tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A daemon of our own on this machine, whose one key opens the gate; its port and the folder of its keys."""
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    for name in ("host", "desk"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    forced = f'restrict,pty,command="{sys.executable} -I -m hotelcs gate --db {hotel.path} --config {settled(hotel.path)}"'
    (folder / "authorized").write_text(f"{forced} {(folder / 'desk.pub').read_text('utf-8')}", "utf-8")
    (folder / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile {folder}/pid\nStrictModes no\n"
        f"AuthorizedKeysFile {folder}/authorized\nPasswordAuthentication no\nUsePAM no\nAcceptEnv *\nPermitRootLogin yes\n",
        "utf-8",
    )
    Path("/run/sshd").mkdir(exist_ok=True, mode=0o755) if os.geteuid() == 0 else None
    daemon = subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "config")], stderr=subprocess.PIPE)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port, folder
    daemon.terminate()
    daemon.communicate(timeout=5)


def ssh(port: int, folder: Path, *more: str) -> list[str]:
    return [
        "ssh", "-tt", "-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={folder}/known",
        "-o", "IdentitiesOnly=yes", "-o", "SendEnv=*", "-i", str(folder / "desk"), "-p", str(port),
        f"{getpass.getuser()}@127.0.0.1", *more,
    ]  # fmt: skip


@pytest.mark.skipif(not SSHD or not shutil.which("ssh") or sys.platform != "linux", reason="no sshd here")
def test_a_key_opens_the_screens_and_nothing_else(
    sshd: tuple[int, Path], hotel: Hand, trap: Path, tmp_path: Path
) -> None:
    port, folder = sshd
    sent = hostile(trap, tmp_path / "other.db") | {"PATH": os.environ["PATH"]}
    with Terminal(ssh(port, folder), environment=sent) as terminal:
        assert terminal.wait_for("Sign in"), terminal.text()
        terminal.send("desk", "<Enter>")
        terminal.settle(0.2)
        terminal.send(SECRET, "<Enter>")
        assert terminal.wait_for("In house"), terminal.text()
    assert not (trap / "sprung").exists()
    assert hotel.rows("SELECT terminal FROM ledger WHERE verb = 'sign-in'") == [("ssh 127.0.0.1",)]
    with Terminal(ssh(port, folder, "sh", "-c", "id"), environment={"PATH": os.environ["PATH"]}) as terminal:
        assert terminal.wait_for("runs no commands"), terminal.text()
        assert "uid=" not in terminal.text()
