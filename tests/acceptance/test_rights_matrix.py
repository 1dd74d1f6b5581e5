"""Every verb, view and command as every post of a business hotel, against the tables that the hotel publishes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hotelcs import keymap
from hotelcs.errors import Denied, HotelcsError
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.organisation.grants import RIGHTS
from hotelcs.workflows.verbs import VERBS
from hotelcs.workflows.views import VIEWS
from tests.acceptance.rights_table import UNSIGNED, posts_of, rights_of
from tests.conftest import POSTS, Hand, opened
from tests.workflows.one_of_each import READY, ready
from tests.workflows.test_every_view import NEEDS

NOBODY = ""
MAY = posts_of()
OF_VERB, OF_VIEW = rights_of("verb"), rights_of("view")


def login_of(post: str) -> str:
    """Whoever holds `post` alone."""
    return post.lower() if post else NOBODY


def may(post: str, right: str) -> bool:
    """What the tables say."""
    return right in UNSIGNED if post == NOBODY else post in MAY[right]


@pytest.fixture
def house(business_hotel: Path, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """The manager's hands, and a desk for each post and for nobody."""
    path = tmp_path / "hotel.db"
    shutil.copy(business_hotel, path)
    hand = Hand(path)
    desks: dict[str, Desk] = {}

    def desk(post: str) -> Desk:
        if post not in desks:
            desks[post] = Desk(opened(path), login_of(post), f"t-{post}", lambda: hand.now)
        return desks[post]

    yield SimpleNamespace(hand=hand, desk=desk, path=path)
    for one in (*desks.values(), hand.desk):
        one.close()


def refused_for(right: str, call: Any, *arguments: Any, **fields: Any) -> bool:
    """Whether `call` is refused because the right of the whole thing is missing."""
    try:
        call(*arguments, **fields)
    except Denied as error:
        return (
            error.code in {"DENIED", "SIGN_IN_FIRST"}
            and str(error.slots.get("permission")) == right
            and error.field is None
        )
    except HotelcsError:
        return False
    return False


def test_the_tables_name_every_verb_and_every_view_and_no_other() -> None:
    assert set(OF_VERB) == set(VERBS)
    assert set(OF_VIEW) == set(VIEWS)


def test_the_tables_name_the_rights_that_the_program_knows() -> None:
    assert set(MAY) == set(RIGHTS)
    needed = {*OF_VERB.values(), *OF_VIEW.values(), *rights_of("command").values()}
    assert {right for joined in needed for right in joined.split("+")} <= set(MAY)


def test_every_verb_and_every_view_needs_a_right() -> None:
    assert all(OF_VERB.values())
    assert all(OF_VIEW.values())


DONE = sorted(set(OF_VERB) - {"import"})


def told_apart(verb: str) -> tuple[str, ...]:
    """A post that may, one that may not, and nobody; verbs of a right take turns with its posts."""
    right, turn = OF_VERB[verb], DONE.index(verb)
    sides = [[post for post in POSTS if may(post, right) is side] for side in (True, False)]
    return (*(posts[turn % len(posts)] for posts in sides if posts), NOBODY)


def everybody(_: str) -> tuple[str, ...]:
    """Every post, and nobody."""
    return (*POSTS, NOBODY)


SAME_RIGHT = 3
"""Of verbs in the order of their names every third is tried by default, all of them by every post in the soak."""
TRIED = [
    *(pytest.param(verb, told_apart, id=verb) for verb in DONE[::SAME_RIGHT]),
    *(pytest.param(verb, everybody, id=f"{verb}-every", marks=pytest.mark.soak) for verb in DONE),
]


@pytest.mark.parametrize(("verb", "asked"), TRIED)
def test_a_verb_is_for_the_posts_of_the_table_and_no_others(
    house: SimpleNamespace, verb: str, asked: Callable[[str], tuple[str, ...]]
) -> None:
    assert verb in READY
    fields = ready(house.hand, verb)
    right = OF_VERB[verb]
    posts = asked(verb)
    refused = {post: refused_for(right, house.desk(post).preview, verb, fields) for post in posts}
    assert refused == {post: not may(post, right) for post in posts}


@pytest.mark.parametrize("view", sorted(OF_VIEW))
def test_a_view_is_for_the_posts_of_the_table_and_no_others(house: SimpleNamespace, view: str) -> None:
    house.hand.check_in(house.hand.book())
    right = OF_VIEW[view]
    refused = {
        post: refused_for(right, house.desk(post).show, view, **NEEDS.get(view, {}))
        for post in (*POSTS, NOBODY)
    }
    assert refused == {post: not may(post, right) for post in (*POSTS, NOBODY)}


@pytest.mark.parametrize("post", POSTS)
def test_the_screens_know_the_rights_of_whoever_sits_there(house: SimpleNamespace, post: str) -> None:
    me = house.desk(post).show("me")
    assert set(me.rights) == {right for right, posts in MAY.items() if post in posts}
    assert {right: set(posts) for right, posts in me.who.items()} == {
        right: set(posts) for right, posts in MAY.items() if posts
    }


def test_keys_and_words_of_the_screens_are_for_verbs_that_are_there() -> None:
    actions = [
        one
        for found in vars(keymap).values()
        if isinstance(found, tuple)
        for one in found
        if hasattr(one, "verb")
    ]
    assert len(actions) > 60
    assert {one.verb for one in actions} - {""} <= set(VERBS)


def test_somebody_with_two_posts_may_what_either_may(house: SimpleNamespace) -> None:
    house.hand.do("give-post", staff=house.desk("MNT").show("me").staff, post="RES")
    me = house.desk("MNT").show("me")
    assert set(me.rights) == {right for right, posts in MAY.items() if {"MNT", "RES"} & posts}
    assert me.posts == ("MNT", "RES")


def test_a_post_that_ended_gives_nothing_any_more(house: SimpleNamespace) -> None:
    staff = house.desk("SUP").show("me").staff
    house.hand.do("give-post", staff=staff, post="RAT")
    house.hand.do("end-post", staff=staff, post="SUP")
    house.hand.do("close-day")
    house.hand.now = house.hand.now.replace(day=house.hand.now.day + 1)
    me = house.desk("SUP").show("me")
    assert set(me.rights) == {right for right, posts in MAY.items() if "RAT" in posts}
