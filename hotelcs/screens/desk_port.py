"""What the screens ask of a desk. `hotelcs.workflows.desk.Desk` is the real one; tests have one in memory."""

from typing import Any, Protocol


class Done(Protocol):
    """What an act answers: the ledger entry, whether anything changed, references of what was made."""

    @property
    def entry(self) -> int | None:
        """The number of the ledger entry; None for a preview."""

    @property
    def result(self) -> dict[str, Any]:
        """References of what was made or changed."""


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

    def do(self, verb: str, fields: dict[str, Any], key: str | None = None) -> Done:
        """Perform an act once. Raises Refusal and other HotelcsErrors."""

    def preview(self, verb: str, fields: dict[str, Any]) -> Done:
        """What an act would answer; nothing is written. Raises as `do`."""

    def undo(self, entry: int) -> Done:
        """Take back the act of a ledger entry."""

    def changed(self) -> int:
        """A number that differs when another process has changed the hotel."""

    def close(self) -> None:
        """End the connections."""
