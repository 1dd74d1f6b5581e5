"""Who somebody is today, and what a view keeps back from whoever lacks the right to it."""

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from hotelcs.commands import grid
from hotelcs.errors import Denied, HotelcsError
from hotelcs.i18n import Word
from hotelcs.screens import handover_words
from hotelcs.workflows.actors import Actor, actor_of, nobody, require, who_may
from hotelcs.workflows.masking import KEPT_BACK, masked
from hotelcs.workflows.views import VIEWS
from tests.conftest import Hand
from tests.workflows.door.doors import Hotel, code_of, refused


@dataclass(frozen=True)
class Leaf:
    """A row with something of everybody's and something of a guest's."""

    room: str
    guest: str
    phone: str
    balance_minor: int | None
    requests: tuple[str, ...] | None = ("quiet",)
    guest_no: str | None = None


@dataclass(frozen=True)
class Tree:
    """Rows inside of a row."""

    guest: str
    leaves: list[Leaf]
    pair: tuple[Leaf, ...]
    nothing: tuple[Leaf, ...] = ()


LEAF = Leaf("101", "Zhang Wei", "+8613800138000", 4200, ("quiet",), "G7")
TREE = Tree("Li Na", [LEAF], (LEAF, LEAF))
BLANK = Leaf("101", "", "", 4200, None, "")


def somebody(*rights: str) -> Actor:
    """An actor with these rights only."""
    return Actor("x", "REC", "t", frozenset(rights))


def test_whoever_has_every_right_sees_the_rows_themselves() -> None:
    for found in (LEAF, [LEAF], TREE, (), None, 7, "text"):
        assert masked(found, somebody(*KEPT_BACK), "read") is found


def test_whoever_lacks_a_right_sees_blanks_at_every_depth() -> None:
    actor = somebody("folio.read")
    assert masked(LEAF, actor, "read") == BLANK
    assert masked([LEAF, LEAF], actor, "read") == [BLANK, BLANK]
    assert masked(TREE, actor, "read") == Tree("", [BLANK], (BLANK, BLANK))
    assert masked(LEAF, somebody(), "read") == Leaf("101", "", "", None, None, "")


@pytest.mark.parametrize("balance", [4200, 0, -1])
def test_a_number_that_is_kept_back_is_none_and_no_nought(balance: int) -> None:
    """Nought would say that nothing is owed."""
    assert masked(Leaf("101", "", "", balance), somebody("guest.read"), "read").balance_minor is None


def test_a_view_that_asked_for_the_right_itself_keeps_nothing_back_by_it() -> None:
    """Whoever got past the view's own right may see what it is about."""
    assert masked(LEAF, somebody("folio.read"), "guest.read") == LEAF


def test_what_is_blank_already_stays_of_its_kind() -> None:
    assert masked(Leaf("101", "", "", 0), somebody(), "read") == Leaf("101", "", "", None, None, None)


def cleaner(hand: Hand) -> Any:
    """Somebody from maintenance: neither guests nor money."""
    staff = hand.do("add-staff", name="Sun Qi", posts=["MNT"]).result["staff"]
    hand.do("add-account", login="sun", staff=staff)
    return hand.at("sun").desk


PLANTED = "Quillfeather Ozymandias"
PHONE = "+86 139 1122 3344"


def shown(desk: Any, view: str, filters: dict[str, Any]) -> str:
    """What somebody sees in a view, as JSON; or the sentence it is refused with."""
    try:
        found = desk.show(view, **filters)
    except HotelcsError as error:
        return str(error)
    rows = found if isinstance(found, list | tuple) else [found]
    return json.dumps([asdict(row) for row in rows], default=str, ensure_ascii=False)


def test_no_view_shows_a_guest_or_a_debt_to_somebody_who_may_see_neither(hand: Hand) -> None:
    """Every view that such a person may open, in a hotel where every room has a guest with a telephone and a debt."""
    stay = hand.check_in(hand.book(PLANTED, phone=PHONE))
    hand.book(PLANTED + " II", phone=PHONE, type="TWN")
    hand.do("post-charge", stay=stay, kind="minibar", amount=987_654)
    sun = cleaner(hand)
    needed = {"no": "101", "room": "101", "stay": stay, "reservation": hand.value("SELECT min(no) FROM reservation"),
              "guest": "G1", "words": PLANTED, "text": PLANTED, "arrival": "2026-11-23", "departure": "2026-11-25",
              "type": "KNG", "entry": 1}  # fmt: skip
    opened = []
    for name, view in VIEWS.items():
        filters = {word: needed.get(word, "101") for word in view.needs}
        text = shown(sun, name, filters)
        opened += [name] if text.startswith("[") else []
        for kept_back in (PLANTED, "987654", "3911223344"):
            assert kept_back not in text, name
    sun.close()
    assert {"rooms", "home"} & set(opened)


def test_whoever_may_see_guests_sees_them_in_the_same_views(hand: Hand) -> None:
    hand.check_in(hand.book(PLANTED))
    assert PLANTED in str(hand.desk.show("rooms"))
    sun = cleaner(hand)
    assert PLANTED not in str(sun.show("rooms"))
    assert "101" in str(sun.show("rooms"))
    sun.close()


def test_a_debt_that_is_kept_back_is_neither_a_number_nor_a_sum(hand: Hand) -> None:
    stay = hand.check_in(hand.book(PLANTED))
    hand.do("post-charge", stay=stay, kind="minibar", amount=987_654)
    sun = cleaner(hand)
    room = sun.show("room", no="101")
    assert (hand.desk.show("room", no="101").balance_minor, room.balance_minor) == (987_654, None)
    assert not [line for line in grid.card(room, "CNY") if line.startswith("Balance")]
    sun.close()


MONEY = (
    "float_minor",
    "in_minor",
    "out_minor",
    "received_minor",
    "paid_out_minor",
    "dropped_minor",
    "expected_minor",
    "counted_minor",
    "difference_minor",
    "moves",
    "counts",
    "suspects",
)


def test_the_drawer_is_open_to_whoever_reads_bills_and_to_nobody_else(hand: Hand) -> None:
    stay = hand.check_in(hand.book(PLANTED))
    hand.do("open-shift", float_=50_000)
    hand.do("take-payment", stay=stay, amount=7_700, method="cash")
    hand.do("count-cash", counted=50_000)
    hand.do("edit-handover", difference_reason="the old notes of Li")
    sun = cleaner(hand)
    kept, whole = sun.show("handover"), hand.desk.show("handover")
    assert {getattr(kept, name) for name in MONEY} == {None}
    assert kept.difference_reason == ""
    assert (whole.expected_minor, whole.difference_minor) == (57_700, -7_700)
    assert whole.moves[0].folio not in json.dumps(asdict(kept))
    for number in ("50000", "57700", "7700"):
        assert number not in json.dumps(asdict(kept))
    assert not [line for line in grid.card(kept, "CNY") if "77.00" in line or "500.00" in line]
    assert (handover_words.drawer(kept), handover_words.suspects(kept)) == ("", [])
    assert [*handover_words.recounted(kept), *handover_words.counts(kept)] == []
    assert not handover_words.differs(kept)
    sun.close()


def test_nobody_but_a_bill_reader_sees_in_a_list_how_a_drawer_differed(hand: Hand) -> None:
    hand.do("open-shift", float_=50_000)
    hand.do("hand-over", counted=49_000, difference_reason="change given twice")
    sun = cleaner(hand)
    assert [row.difference_minor for row in hand.desk.show("handovers")] == [-1_000]
    assert [row.difference_minor for row in sun.show("handovers")] == [None]
    sun.close()


def names_of(kind: Any) -> set[str]:
    """The names of the fields of a row, and of the rows inside it."""
    names: set[str] = set()
    if is_dataclass(kind):
        names |= {field.name for field in fields(kind)}
        for hint in get_type_hints(kind).values():
            names |= names_of(hint)
    for inner in get_args(kind):
        names |= names_of(inner)
    return names


def test_names_that_are_kept_back_are_names_of_fields_that_views_have() -> None:
    """A field renamed in a view would be shown to everybody."""
    known: set[str] = set()
    for view in VIEWS.values():
        known |= names_of(get_type_hints(view.load())["return"])
    assert frozenset().union(*KEPT_BACK.values()) - known == set()


def test_somebody_is_the_sum_of_the_posts_held_today(hotel: Hotel) -> None:
    desk = hotel.terminal("t", "desk")
    with desk.file.read() as reader:
        one = actor_of(reader, "desk", "t")
    assert (one.post, one.posts, one.staff_no, one.name, one.terminal) == (
        "REC",
        ("REC",),
        "E002",
        "Front desk",
        "t",
    )
    hotel.do("give-post", staff="desk", post="HKS")
    with desk.file.read() as reader:
        both, hks = (
            actor_of(reader, "desk", "t"),
            {row[0] for row in reader.rows("SELECT permission FROM post_grant WHERE post = 'HKS'")},
        )
    assert (both.post, set(both.posts)) == ("REC", {"REC", "HKS"})
    assert both.grants == one.grants | hks
    assert both.level >= one.level
    hotel.do("end-post", staff="desk", post="HKS")
    hotel.do("close-day")
    with desk.file.read() as reader:
        assert actor_of(reader, "desk", "t").grants == one.grants


def test_a_right_that_is_taken_away_is_gone_with_the_next_key(hotel: Hotel) -> None:
    desk = hotel.inside()
    assert desk.show("arrivals") == []
    hotel.write("DELETE FROM post_grant WHERE post = 'REC' AND permission IN ('read', 'log.write')")
    assert code_of(desk.show, "rooms") == "DENIED"
    assert refused(desk.do, "log", {"text": "x"}).code == "DENIED"


def test_nobody_is_granted_the_door_and_the_alarm(hotel: Hotel) -> None:
    with hotel.terminal().file.read() as reader:
        assert actor_of(reader, "", "t") == nobody("t")
    assert nobody("t").grants == {"door", "incident.raise", "escalation.run"}


@pytest.mark.parametrize("login", ["phantom", "DESK", " desk", "desk\u0000", "' OR '1'='1"])
def test_a_login_that_is_not_there_acts_and_reads_nothing(hotel: Hotel, login: str) -> None:
    desk = hotel.terminal("t", login)
    assert desk.post == ""
    assert refused(desk.do, "log", {"text": "x"}).code == "UNKNOWN_LOGIN"
    assert refused(desk.show, "rooms").code == "UNKNOWN_LOGIN"


def test_a_refusal_names_the_posts_that_may(hotel: Hotel) -> None:
    with hotel.terminal().file.read() as reader:
        assert set(who_may(reader, "day.close")) == {"GM", "INF", "NM"}
        assert who_may(reader, "day.close")[-1] == "GM", "lowest first"
        assert who_may(reader, "fly") == ()
        with pytest.raises(Denied) as caught:
            require(reader, actor_of(reader, "desk", "t"), "fly", Word("Fly"))
    assert (caught.value.code, caught.value.items) == ("DENIED", ())
    assert "no post has" in str(caught.value)
    error = refused(hotel.terminal("t", "desk").do, "close-day", {})
    assert set(error.items) == {"GM", "INF", "NM"}
    assert str(error).startswith("REC may not do this")
