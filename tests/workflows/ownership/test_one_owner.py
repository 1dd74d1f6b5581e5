"""Whatever is done and whenever it is asked: every open item has exactly one owner, who works here and is here."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from tests.conftest import Hand, laid_anew
from tests.invariants import check
from tests.workflows.shifts.crew import Crew

PEOPLE = ("admin", "desk", "night", "chief", "second")
CHAINS = {"duty": ("NM", "SUP", "GM"), "above": ("SUP", "NM", "GM")}
POSTS = {"admin": "GM", "desk": "REC", "night": "NM", "chief": "SUP", "second": "REC"}
HELD = {"own", "absent", "offered", "bounced", "unassigned"}
TODAY = date(2026, 11, 23)
"""The business date, which nobody closes here."""
BEGINS = {"early": "07:00", "late": "15:00", "night": "23:00"}
FIVE = timedelta(minutes=5)
ITEM = st.integers(min_value=1, max_value=2).map(lambda number: f"J261123-{number:03d}")
WHO, TO = st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)
ACTS = st.one_of(
    st.tuples(WHO, st.just("transfer-item"), st.builds(lambda no, to: {"item": no, "to": to, "reason": "why"}, ITEM, TO)),
    st.tuples(WHO, st.just("transfer-item"), st.builds(lambda no, to: {"item": no, "to": to, "reason": "why"}, ITEM, TO)),
    st.tuples(WHO, st.sampled_from(["accept-item", "decline-item", "take-item"]), ITEM.map(lambda no: {"item": no})),
    st.tuples(WHO, st.sampled_from(["accept-item", "decline-item"]), ITEM.map(lambda no: {"item": no})),
    st.tuples(WHO, st.just("assign-item"), st.builds(lambda no, to: {"item": no, "to": to}, ITEM, TO)),
    st.tuples(st.just("admin"), st.just("leave-staff"), st.sampled_from(["desk", "second", "chief"]).map(lambda who: {"staff": who})),
    st.tuples(WHO, st.sampled_from(["finish-log", "reopen-log"]), ITEM.map(lambda no: {"entry": no})),
    st.tuples(st.just(""), st.just("wait"), st.sampled_from(
        [FIVE, FIVE - timedelta(seconds=1), timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=8)]).map(lambda span: {"span": span})),
)  # fmt: skip
ROSTER = st.lists(
    st.tuples(st.sampled_from(["admin", "night", "chief", "desk"]), st.sampled_from(["early", "late", "night"]),
              st.sampled_from(["2026-11-23", "2026-11-24"]), st.booleans()), max_size=5,
)  # fmt: skip


@dataclass
class Offered:
    """An offer under way: who has the item meanwhile, to whom it goes, until when."""

    holder: str
    receiver: str
    until: datetime


@dataclass
class Model:
    """Who has what, told from the acts that were done and nothing else."""

    owners: dict[str, str] = field(default_factory=dict)
    offers: dict[str, Offered] = field(default_factory=dict)
    roster: list[tuple[str, datetime, datetime, bool]] = field(default_factory=list)
    gone: dict[str, Any] = field(default_factory=dict)

    def works(self, login: str, day: date = TODAY) -> bool:
        return login not in self.gone or day <= self.gone[login]

    def shifts(self) -> list[tuple[str, datetime, datetime, bool]]:
        """The roster without what fell off it with somebody's last day."""
        return [one for one in self.roster if self.works(one[0], one[1].date())]

    def first(self, chain: str, wall: datetime) -> str:
        """The first of a chain who is here, else on call, else at all."""
        posts = CHAINS[chain]
        here = [(on_call, posts.index(POSTS[login]), login) for login, begins, ends, on_call in self.shifts()
                if begins <= wall < ends and POSTS[login] in posts]  # fmt: skip
        anybody = [(True, posts.index(POSTS[login]), login) for login in PEOPLE
                   if POSTS[login] in posts and self.works(login, wall.date())]  # fmt: skip
        return min(here or anybody)[2]

    def away(self, login: str, wall: datetime) -> bool:
        """Whether a roster is kept for the day, and somebody is not on it now."""
        here = [one for one, begins, ends, _ in self.shifts() if begins <= wall < ends]
        planned = here or any(begins.date() == wall.date() for _, begins, _, _ in self.shifts())
        return bool(planned) and login not in here

    def whose(self, item: str) -> str:
        """Whose it is explicitly; nothing while it is nobody's in particular."""
        login = self.offers[item].holder if item in self.offers else self.owners.get(item, "")
        return login if login and self.works(login) else ""

    def of(self, item: str, now: datetime, wall: datetime) -> tuple[str, str]:
        offer, owner = self.offers.get(item), self.whose(item)
        if offer and now > offer.until:
            return self.first("above", wall), "bounced"
        duty = self.first("duty", wall)
        answers = owner if owner and not self.away(owner, wall) else duty
        if offer:
            return answers, "offered"
        return answers, "unassigned" if not owner else "own" if answers == owner else "absent"

    def done(self, login: str, verb: str, fields: dict[str, Any], now: datetime, wall: datetime) -> None:
        """An act that was not refused."""
        item = fields.get("item", "")
        if verb == "transfer-item":
            held = self.of(item, now, wall)
            holder = self.whose(item) if held[1] != "bounced" else ""
            self.offers[item] = Offered(holder or held[0], fields["to"], now + FIVE)
        elif verb in ("accept-item", "take-item"):
            self.owners[item] = login
        elif verb == "assign-item":
            self.owners[item] = fields["to"]
        elif verb == "decline-item":
            self.owners[item] = self.first("above", wall)
        elif verb == "leave-staff":
            self.gone[fields["staff"]] = TODAY
            self.owners = {kept: owner for kept, owner in self.owners.items() if owner != fields["staff"]}
        if verb in ("accept-item", "take-item", "assign-item", "decline-item"):
            self.offers.pop(item, None)


@pytest.fixture(scope="module")
def peopled(model_hotel, tmp_path_factory) -> Any:
    """The small hotel with a supervisor, a second receptionist and two carried-over lines."""
    path = tmp_path_factory.mktemp("peopled") / "hotel.db"
    shutil.copy(model_hotel, path)
    crew = Crew(Hand(path))
    for login in ("chief", "second"):
        crew.hire(login, POSTS[login])
    for _ in range(2):
        crew.log("desk", carry_over=True)
    crew.hand.desk.close()
    return path


@pytest.fixture
def place(tmp_path) -> Iterator[Any]:
    """Where each example puts its copy."""
    return tmp_path / "hotel.db"


def played(crew: Crew, model: Model, acts: list[tuple[str, str, dict[str, Any]]]) -> None:
    """Do the acts one after the other and compare the owners after each."""
    for login, verb, fields in acts:
        if verb == "wait":
            crew.now += fields["span"]
        else:
            with suppress(Refusal):
                crew.do(login, verb, **fields)
                model.done(login, verb, fields, crew.now, wall_of(crew))
        expected = {
            item.item: model.of(item.item, crew.now, wall_of(crew)) for item in crew.show("admin", "items")
        }
        seen = [(item.item, item.login, item.held) for item in crew.show("admin", "items")]
        assert len(seen) == len(expected), "an item is listed once"
        assert all(login and held in HELD for _, login, held in seen)
        assert all(model.works(login) for _, login, _ in seen)
        assert {item: (login, held) for item, login, held in seen} == expected, (login, verb, fields)


def wall_of(crew: Crew) -> datetime:
    return crew.now.astimezone(ZoneInfo("Asia/Shanghai")).replace(tzinfo=None)


BOUNCED_AGAIN = [
    ("chief", "assign-item", {"item": "J261123-001", "to": "desk"}),
    ("desk", "transfer-item", {"item": "J261123-001", "to": "second", "reason": "why"}),
    ("", "wait", {"span": timedelta(minutes=6)}),
    ("chief", "transfer-item", {"item": "J261123-001", "to": "second", "reason": "why"}),
]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
          phases=(Phase.explicit, Phase.reuse, Phase.generate))  # fmt: skip
@given(ROSTER, st.lists(ACTS, min_size=10, max_size=30))
@example([], BOUNCED_AGAIN)
def test_every_open_item_has_exactly_one_owner_who_works_here(peopled, place, planned, acts):
    for leftover in place.parent.glob("hotel.db-*"):
        leftover.unlink()
    laid_anew(peopled, place)
    crew, model = Crew(Hand(place)), Model()
    try:
        for login, shift, day, on_call in planned:
            with suppress(Refusal):
                crew.do("admin", "roster", staff=login, day=day, shift=shift, on_call=on_call)
                begins = datetime.fromisoformat(
                    f"{day}T{ {'early': '07', 'late': '15', 'night': '23'}[shift] }:00"
                )
                model.roster.append((login, begins, begins + timedelta(hours=8), on_call))
        played(crew, model, acts)
        check(crew.hand)
    finally:
        crew.hand.desk.close()
