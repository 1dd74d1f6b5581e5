"""The people of the hotel in memory: who sits there, what they may, what presses, sessions and drafts."""

from dataclasses import dataclass, field
from typing import Any

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.organisation.grants import RIGHTS
from hotelcs.workflows.people.me_view import Door, Me
from hotelcs.workflows.pressing import Pressing


@dataclass(frozen=True)
class Welcome:
    """Who was let in."""

    login: str
    session: str = "session"
    must_change: bool = False
    has_pin: bool = True


@dataclass(frozen=True)
class Kept:
    """A draft on disk."""

    record: str
    fields: dict[str, Any]
    screen: str = ""
    saved_at: str = ""


@dataclass
class Drafts:
    """The drafts of whoever sits there."""

    kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    def mine(self) -> list[Kept]:
        """Every draft."""
        return [Kept(record, fields) for record, fields in self.kept.items()]

    def drop(self, record: str) -> None:
        """Remove one."""
        self.kept.pop(record, None)


class FakePeople:
    """The part of a desk that knows who sits there."""

    login: str
    demo = False
    session: str | None = None

    def __init__(self) -> None:
        self.rights = frozenset(RIGHTS)
        self.who: dict[str, tuple[str, ...]] = {}
        self.pressing: list[Pressing] = []
        self.passwords = {"zhang.wei": "correct horse battery staple", "wang.li": "another horse entirely"}
        self.pins = {"zhang.wei": "271828"}
        self.hints: list[str] = []
        self.must_change = False
        self.must_reads = 0
        self.drafts = Drafts()
        self.incidents: tuple[Any, ...] = ()
        self.handover: Any = None

    # --- reads

    def _see_me(self) -> Me:
        return Me(
            self.login, "Zhang Wei", "E002", ("REC",), "FD", self.rights, self.who, 5000, 6000, 5, self.must_change,
            has_pin=True, must_reads=self.must_reads, unsigned_duties=0, rostered=True, roster_kept=True, idle_minutes=3,
            password_least=15, currency="CNY",
        )  # fmt: skip

    def _see_door(self) -> Door:
        return Door("2026-11-23", "Early", len(self.passwords), self.incidents, shift_open=True)

    def _see_pressing(self) -> list[Pressing]:
        return list(self.pressing)

    def _see_handover(self, no: str = "", department: str = "FD") -> Any:
        if self.handover is None:
            raise Refusal("NO_SHIFT", "No shift is open here.", field="department")
        del no, department
        return self.handover

    # --- the door

    def sign_in(self, login: str, password: str) -> Welcome:
        """By password."""
        if self.passwords.get(login) != password:
            raise Denied("WRONG_PASSWORD", "Login or password is wrong.", field="password")
        self.login, self.session = login, "session"
        return Welcome(login, must_change=self.must_change)

    def unlock(self, login: str, pin: str) -> Welcome:
        """By PIN."""
        if self.pins.get(login) != pin:
            raise Denied("WRONG_PIN", "This PIN is wrong.", field="pin")
        self.login = login
        return Welcome(login)

    def sign_out(self, why: str = "out") -> None:
        """Nobody sits here."""
        del why
        self.login, self.session = "", None

    def leave_all(self, why: str) -> None:
        """The terminal ends."""
        del why

    def raise_alarm(self, kind: str, place: str, *, signed_in: bool) -> Any:
        """An emergency."""
        return self.do("raise-incident", {"type": kind, "place": place, "signed_in": signed_in})  # type: ignore[attr-defined]

    def _do_raise_incident(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"incident": "N261123-001"}

    def approve_here(self, approval: str, login: str, password: str) -> Any:
        """A second person says yes."""
        if self.passwords.get(login) != password:
            raise Denied("WRONG_PASSWORD", "Login or password is wrong.", field="password")
        return self.do("decide-approval", {"approval": approval, "by": login})  # type: ignore[attr-defined]

    def _do_ask_approval(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"approval": "P261123-001"}

    def first_hint(self, hint: str) -> bool:
        """True the first time."""
        fresh = hint not in self.hints
        self.hints.append(hint)
        return fresh

    def keep_draft(self, record: str, screen: str, fields: dict[str, Any]) -> bool:
        """Keep it."""
        del screen
        self.drafts.kept[record] = fields
        return True
