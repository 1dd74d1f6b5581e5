"""What the child processes of these tests do. A fork server imports this once, so that a child costs a fork."""

import gc
import os
import sys
import time
import traceback
from contextlib import suppress
from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.orm import configure_mappers
from sqlmodel import Session, select

from hotelcs.cli import main
from hotelcs.clock import fixed, system_clock
from hotelcs.commands.group import ROWS
from hotelcs.errors import HotelcsError
from hotelcs.models.inventory import RoomNight, TypeNight
from hotelcs.storage import driver, migrate, restore
from hotelcs.storage.backup import Wish, back_up
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.verbs import VERBS, act_of
from hotelcs.workflows.views import VIEWS
from tests.storage.later_schema import LATER, later_program

for verb in VERBS:
    act_of(verb)
for view in VIEWS.values():
    view.load()
ROWS["do"].load()
configure_mappers()
gc.freeze()  # no child goes through all this for garbage, or copies it

PATIENCE = 60.0
"""Seconds that a racing desk waits for the writer's turn: on a loaded machine the first round of sixteen takes long."""

Answer = tuple[str, Any, float]
"""("done", Done), ("refused", code) or ("crash", traceback), and how long it took in seconds."""


def race(
    path: Path, terminal: str, surroundings: dict[str, str], now: datetime, barrier: Any, line: Connection
) -> None:
    """A desk that waits for orders (verb, fields, key), acts when all the others do, and answers."""
    os.environ.update(surroundings)
    desk = open_desk(path, "desk", terminal, clock=fixed(now), wait=PATIENCE)
    _ = desk.performer
    while (order := line.recv()) is not None:
        verb, fields, key = order
        barrier.wait(60)
        started = time.perf_counter()
        line.send((*_attempt(lambda: desk.do(verb, fields, key=key)), time.perf_counter() - started))  # noqa: B023
    desk.close()


def _attempt(act: Any) -> tuple[str, Any]:
    try:
        return "done", act()
    except HotelcsError as error:
        return "refused", error.code
    except BaseException:
        return "crash", traceback.format_exc()


def race_naively(
    path: Path, terminal: str, surroundings: dict[str, str], now: datetime, barrier: Any, line: Connection
) -> None:
    """The same desk as SQLAlchemy's defaults make it: no BEGIN of ours, the driver's legacy transactions."""
    engine = create_engine(f"sqlite:///{path}", module=driver.MODULE, connect_args={"timeout": 30})
    while (order := line.recv()) is not None:
        _, fields, _ = order
        barrier.wait(60)
        started = time.perf_counter()
        line.send((*_attempt(lambda: _book_naively(engine, terminal, fields)), time.perf_counter() - started))  # noqa: B023
    engine.dispose()


def _book_naively(engine: Any, terminal: str, fields: dict[str, Any]) -> str:
    """Look whether the room is free, then take it: what nearly every hotel program does."""
    night = date.fromisoformat(fields["arrival"])
    with Session(engine) as session:
        counter = session.exec(select(TypeNight).where(TypeNight.night == night)).one()
        held = session.exec(select(RoomNight).where(RoomNight.night == night)).all()
        if counter.sold >= counter.cap or held:
            return "SOLD_OUT"
        session.add(RoomNight(night=night, room_id=1, reservation_id=int(terminal.removeprefix("desk-"))))
        counter.sold += 1
        session.commit()
    return "booked"


def batch(
    path: Path, surroundings: dict[str, str], now: str, orders: Connection, answers: Connection
) -> None:
    """`hotelcs do --batch -`, its standard input and output being pipes; it is killed at some moment."""
    os.environ.update(surroundings)
    os.dup2(orders.fileno(), 0)
    os.dup2(answers.fileno(), 1)
    sys.stdin = os.fdopen(0)  # a child of multiprocessing has none
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")  # the inherited one believes it is a file
    with suppress(OSError):
        orders.close()
        answers.close()
    os._exit(main(["do", "--batch", "-", "--db", str(path), "--as", "admin", "--now", now]))


def migrate_later(path: Path, folder: Path, line: Connection) -> None:
    """`hotelcs migrate` as the later release would do it, without the backup; told what came of it."""
    with later_program(folder):
        line.send("ready")
        line.recv()
        line.send(_attempt(lambda: migrate.run(path, LATER)))


def migrate_now(path: Path, line: Connection) -> None:
    """`hotelcs migrate` as this release does it, without the backup; told what came of it."""
    line.send("ready")
    line.recv()
    line.send(_attempt(lambda: migrate.run(path)))


def back_up_for_ever(path: Path, folder: Path, line: Connection) -> None:
    """Make backups until somebody puts an end to it."""
    line.send("ready")
    number = 0
    while True:
        number += 1
        made, _ = back_up(Wish(path, folder, f"{os.getpid()}-{number:04d}", system_clock))
        line.send(str(made))


def restore_for_ever(backups: list[Path], live: Path, line: Connection) -> None:
    """Bring one backup back after the other, into a live hotel."""
    found = [restore.look_at(path) for path in backups]
    line.send("ready")
    while True:
        for each in found:
            restore.into_live(each, live, seconds=10)
            line.send(each.path.name)
