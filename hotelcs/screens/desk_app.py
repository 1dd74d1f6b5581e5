"""The Textual app: it carries keys to the counter and lines to the page, and nothing else."""

import gc
import os
import signal
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from threading import Timer
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen

from hotelcs import terminal
from hotelcs.clock import Clock
from hotelcs.i18n import N_, tr
from hotelcs.screens import frame, pressing_words
from hotelcs.screens.counter import Counter
from hotelcs.screens.desk_port import DeskPort
from hotelcs.screens.first_run import Founding
from hotelcs.screens.gateway import Answer, Gateway
from hotelcs.screens.home import Home
from hotelcs.screens.output_filter import OutputFilter
from hotelcs.screens.page import Page, tightened
from hotelcs.screens.presses import Press, paste_of, presses_of
from hotelcs.screens.suspending import Suspending
from hotelcs.screens.trouble import log_file, report

POLL_SECONDS = 1.0
DRAFT_SECONDS = 4.0
"""What was typed longer ago than this is on disk."""
SLOW_SECONDS = 0.3
"""After this long a person wants to know what is going on."""
EXIT_SECONDS = 4.0
"""How long a signal waits for a clean end before the process ends anyway (a dead terminal blocks writes)."""
FRAMES_AHEAD = 3
"""Frames that may wait for a slow terminal; while more do, nothing is drawn, so that no key waits behind a picture."""
CATCH_UP_SECONDS = 0.1


class Answered(Message, bubble=False):
    """An answer from the desk has come."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Room(Screen[None], inherit_bindings=False):
    """The one Textual screen. Keys come here in the order typed, and no binding takes one away."""

    def on_key(self, event: events.Key) -> None:
        """A key for the counter."""
        event.stop()
        for press in presses_of(event.key, event.character):
            self.app.take(press)  # type: ignore[attr-defined]

    def on_paste(self, event: events.Paste) -> None:
        """Text in one piece for the counter."""
        event.stop()
        self.app.take(paste_of(event.text))  # type: ignore[attr-defined]


class DeskApp(App[int], inherit_bindings=False):
    """The desk's terminal."""

    CSS_PATH = Path(__file__).parent.parent / "hotelcs.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "hotelcs"
    BINDINGS: ClassVar[list[Any]] = []

    def __init__(
        self, open_desk: Callable[[], DeskPort], clock: Clock, founding: Callable[[], Founding] | None = None
    ) -> None:
        super().__init__(ansi_color=True)
        self._founding = founding
        self._filter = OutputFilter()
        self._clock = clock
        self._zone: Any = UTC
        self._noticed = 0
        self._behind = False
        self._rung: frozenset[str] = frozenset()
        self.gateway = Gateway(open_desk, self._deliver)
        self.counter = Counter(self.gateway, self._leave)
        self.page = Page(colours=terminal.current().colours)

    # --- Textual's questions

    def get_default_screen(self) -> Screen[None]:
        """Our one screen."""
        return Room()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The output filter; colours are chosen by the page."""
        return (self._filter,)

    def get_system_commands(self, screen: Screen[Any]) -> Any:
        """None: Textual's screenshot would write guests' names to a file."""
        del screen
        return ()

    def compose(self) -> ComposeResult:
        """One widget."""
        yield self.page

    def on_mount(self) -> None:
        """The first frame, then the desk."""
        self.counter.show_sheet(Home(self.counter))
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._signalled)
        Suspending(self._driver, self.call_later, self._draw_anew).watch()
        self.draw()
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        gc.freeze()
        gc.enable()
        self.gateway.open(self._opened, self._not_opened)

    def _opened(self, desk: DeskPort) -> None:
        from zoneinfo import ZoneInfo

        self._zone = ZoneInfo(desk.tz)
        self.counter.instant = self._clock()
        self.counter.now = self.counter.instant.astimezone(self._zone)
        self.counter.opened(desk)
        self.set_interval(POLL_SECONDS, self._poll)
        self.set_interval(DRAFT_SECONDS, self.counter.keep_drafts)
        self.counter.house_copy.start(desk)
        self.set_timer(POLL_SECONDS / 2, self.gateway.warm)

    def _not_opened(self, failure: Any) -> None:
        founding = self._founding() if self._founding is not None else None
        if founding is not None and founding.missing():
            self.counter.first_run(founding, self._open)
        else:
            self.counter.not_opened(failure)

    # --- in and out

    def take(self, press: Press) -> None:
        """One key. An error of ours is reported; the form stays."""
        try:
            self.counter.press(press)
        except Exception as error:  # the screen's edge: reported, shown, and the desk goes on
            self.counter.bug(report(error))
        if self.counter.waiting and self.counter.awaited != self._noticed:
            self._noticed = awaited = self.counter.awaited
            self.set_timer(SLOW_SECONDS, lambda: self._slow(awaited))
        self.draw()

    def _slow(self, awaited: int) -> None:
        self.counter.still_waiting(awaited)
        self.draw()

    def on_answered(self, message: Answered) -> None:
        """An answer from the desk."""
        try:
            self.gateway.receive(message.answer)
        except Exception as error:  # the screen's edge, as above
            self.counter.bug(report(error))
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """The terminal has another size, or had one for a moment: what it cut away meanwhile is sent again."""
        self.page.forget()
        self.draw(event.size.width, event.size.height)

    def draw(self, width: int = 0, height: int = 0) -> None:
        """Show the counter's lines; only what changed is sent. A terminal that is behind gets the last picture alone."""
        if not self.counter.sheets or self._is_behind():
            return
        columns, rows = width or self.size.width, height or self.size.height
        try:
            lines = self.counter.lines(columns, rows)
        except (
            Exception
        ) as error:  # a sheet that cannot be drawn: say so, and the other screens stay reachable
            self.counter.bug(report(error))
            lines = frame.without_body(self.counter, columns, rows)
        self.page.show(lines, columns)
        self._ring()

    def _is_behind(self) -> bool:
        """Whether frames wait for the terminal, or it reads no more; then what is there is drawn once it has caught up."""
        writer = getattr(self._driver, "_writer_thread", None)
        if writer is None or (writer.is_alive() and writer._queue.qsize() <= FRAMES_AHEAD):  # noqa: SLF001 - no public way
            return False
        if not self._behind and writer.is_alive():
            self._behind = True
            self.set_timer(CATCH_UP_SECONDS, self._catch_up)
        return True

    def _draw_anew(self) -> None:
        """Send every cell: what the terminal shows is not known."""
        self.page.forget()
        self.draw()

    def _catch_up(self) -> None:
        self._behind = False
        self.draw(self.size.width, self.size.height)

    def _ring(self) -> None:
        """An emergency that was not there before rings once (handbook 04 §4.1 rule 9)."""
        raised = pressing_words.raised(self.counter)
        if raised - self._rung and terminal.current().bell and self.counter.rings:
            self.bell()
        self._rung = raised

    def _poll(self) -> None:
        self.counter.instant = self._clock()
        minute = self._clock().astimezone(self._zone).replace(second=0, microsecond=0)
        if minute != self.counter.now:
            self.counter.now = minute
            self.counter.refresh()
            self.draw()
            self.gateway.escalate()
        if self.counter.dialog is not None and self.counter.dialog.second():
            self.draw()
        if self.counter.sitting.idle():
            self.counter.sitting.lock()
            self.draw()
        self.gateway.poll(self.counter.refresh, self.counter.file_replaced)
        if self.counter.cover is None and self.counter.sheet.ticks:
            self.draw()

    def _deliver(self, answer: Answer) -> None:
        """From any thread: the answer becomes a message."""
        self.post_message(Answered(answer))

    # --- the end

    def _leave(self) -> None:
        self.counter.house_copy.stop()
        self.exit(0)

    def _signalled(self, number: int, _: Any) -> None:
        """SIGTERM and SIGHUP leave cleanly; when the terminal is gone, soon and in any case."""
        last = Timer(EXIT_SECONDS, os._exit, (128 + number,))
        last.daemon = True
        last.start()
        self.call_later(self._hung_up, 128 + number)

    def _hung_up(self, code: int) -> None:
        """Nobody is there any more: drafts are kept and the session ends before the terminal, which may never answer, is asked."""
        self.counter.keep_drafts()
        self.counter.house_copy.stop()
        self.gateway.close()
        self.exit(code, code)

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, tightened(self.page, renderable))

    def _set_pointer_shape(self, shape: str) -> None:
        """No mouse, no pointer: nothing is sent."""

    def _fatal_error(self) -> None:
        """Textual's last resort prints local variables; staff get a number, the log gets the places."""
        error = self._exception
        reference = report(error) if error is not None else ""
        told = tr(
            N_("hotelcs stopped. Error number {reference}; details: {path}"),
            reference=reference,
            path=log_file(),
        )
        self._exit_renderables.append(Text(told))
        self._close_messages_no_wait()
