"""What the screens ask of a desk. `hotelcs.workflows.desk.Desk` is the real one; tests have one in memory."""

from collections.abc import Sequence
from typing import Any, Protocol


class Done(Protocol):
    """What an act answers: the ledger entry, whether anything changed, references of what was made."""

    @property
    def entry(self) -> int | None:
        """The number of the ledger entry; None for a preview."""

    @property
    def result(self) -> dict[str, Any]:
        """References of what was made or changed."""


class DraftPort(Protocol):
    """Drafts on disk, of whoever sits here."""

    def mine(self) -> list[Any]:
        """What there is: rows with record, screen, fields, saved_at."""

    def drop(self, record: str) -> None:
        """Remove one."""


class DeskPort(Protocol):
    """A desk: reads from any thread, writes from one."""

    @property
    def hotel(self) -> str:
        """The hotel's name in the current language."""

    @property
    def login(self) -> str:
        """Who is signed in."""

    @property
    def post(self) -> str:
        """The post of the person signed in, as its code (REC)."""

    @property
    def tz(self) -> str:
        """The hotel's time zone, for the wall clock in the title."""

    def show(self, view: str, **filters: Any) -> Any:
        """Frozen rows of a view. Raises HotelcsError."""

    def escalate(self) -> int:
        """Tell whom it concerns what nobody took in time; how many steps ran."""

    def checked(self, known: Sequence[Any] = ()) -> list[Any]:
        """How the machine is now, check by check; with `known` as it was found then, beside what was noted since."""

    def backup_is_old(self) -> bool:
        """Whether no verified backup of the last day is known."""

    def before_audit(self) -> Any:
        """The check list of the night audit as it stands: blocks and warnings."""

    @property
    def demo(self) -> bool:
        """Whether this is the demo hotel."""

    @property
    def looks_only(self) -> bool:
        """Whether nothing can be saved here: the disk can only be read."""

    @property
    def session(self) -> str | None:
        """The session of whoever signed in; None for who is let in without (a demo, a test)."""

    def sign_in(self, login: str, password: str) -> Any:
        """Let somebody in by password. Raises Denied."""

    def unlock(self, login: str, pin: str) -> Any:
        """Let somebody in by PIN who signed in here for this shift. Raises Denied."""

    def sign_out(self, why: str = "out") -> None:
        """Nobody sits here any more."""

    def leave_all(self, why: str) -> None:
        """The terminal ends."""

    def raise_alarm(self, kind: str, place: str, *, signed_in: bool) -> Done:
        """Raise an emergency, in the name of who sits here or of nobody."""

    @property
    def drafts(self) -> DraftPort:
        """The drafts on disk."""

    def keep_draft(self, record: str, screen: str, fields: dict[str, Any]) -> bool:
        """Keep what is typed into a form; whether it could be kept."""

    def first_hint(self, hint: str) -> bool:
        """Note that a faster way is told; false when it was told before."""

    def do(self, verb: str, fields: dict[str, Any], key: str | None = None) -> Done:
        """Perform an act once. Raises Refusal and other HotelcsErrors."""

    def preview(self, verb: str, fields: dict[str, Any]) -> Done:
        """What an act would answer; nothing is written. Raises as `do`."""

    def undo(self, entry: int) -> Done:
        """Take back the act of a ledger entry."""

    def undoing(self, entry: int) -> tuple[str, dict[str, Any]]:
        """Verb and fields of the act that takes a ledger entry back."""

    def approve_here(self, approval: str, login: str, password: str) -> Done:
        """Let a second person say yes at this terminal, by password. Raises Denied."""

    def check_ledger(self) -> Any:
        """Whether the ledger is whole: entries, anchors, unkeyed. Raises Corrupt."""

    def changed(self) -> int:
        """A number that differs when another process has changed the hotel."""

    def close(self) -> None:
        """End the connections."""
