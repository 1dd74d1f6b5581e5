"""Which duty has an owner on a shift, and which has none: the rule, on plain values (handbook 01 S-13, S-57).

The owner is whoever holds the post that answers (A): here, or else on call; failing that its deputies, in their order.
A shift is looked at in pieces, because people come and go in the middle of it: one piece without an owner is a gap.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody and the posts they hold, each from a day to a day (both included, None without an end)."""

    id: int
    no: str
    name: str
    posts: tuple[tuple[str, date, date | None], ...]

    def holds(self, post: str, day: date) -> bool:
        """Whether the post is held on `day`."""
        return any(
            code == post and first <= day and (last is None or day <= last)
            for code, first, last in self.posts
        )


@dataclass(frozen=True, slots=True)
class Time:
    """When somebody is on the roster, on the hotel's wall clock."""

    person: int
    begins: datetime
    ends: datetime
    on_call: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for a post during a piece of a shift: by which post, and whether only by telephone."""

    person: int
    post: str
    on_call: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a shift of `day` in which nobody comes or goes."""

    day: date
    begins: datetime
    ends: datetime
    here: tuple[int, ...]
    on_call: tuple[int, ...]


class House:
    """The people, and who stands in for which post."""

    def __init__(self, people: Iterable[Person], deputies: Mapping[str, Sequence[str]]) -> None:
        self.people = {person.id: person for person in people}
        self.deputies = deputies

    def answer(self, post: str, piece: Piece) -> Answer | None:
        """Who answers for `post` in a piece; None is a gap. Posts count by the shift's day, past midnight too."""
        for code in (post, *self.deputies.get(post, ())):
            for on_call, group in ((False, piece.here), (True, piece.on_call)):
                held = [person for person in group if self.people[person].holds(code, piece.day)]
                if held:
                    return Answer(min(held, key=lambda person: self.people[person].no), code, on_call)
        return None

    def pieces(self, begins: datetime, ends: datetime, times: Sequence[Time]) -> list[Piece]:
        """The shift from `begins` to `ends` in pieces; `times` are those that touch it."""
        touching = [
            time for time in times if time.begins < ends and begins < time.ends and time.person in self.people
        ]
        edges = {begins, ends}
        for time in touching:
            edges |= {edge for edge in (time.begins, time.ends) if begins < edge < ends}
        marks = sorted(edges)
        return [
            Piece(
                begins.date(),
                first,
                last,
                *(self._on(touching, first, on_call=on_call) for on_call in (False, True)),
            )
            for first, last in pairwise(marks)
        ]

    @staticmethod
    def _on(times: Sequence[Time], at: datetime, *, on_call: bool) -> tuple[int, ...]:
        return tuple({
            time.person: None for time in times if time.on_call == on_call and time.begins <= at < time.ends
        })  # fmt: skip

    def posts_without_owner(
        self, posts: Iterable[str], begins: datetime, ends: datetime, times: Sequence[Time]
    ) -> dict[str, Piece]:
        """The posts for which nobody answers in some piece of a shift, with the first such piece."""
        open_posts: dict[str, Piece] = {}
        wanted = list(dict.fromkeys(posts))
        for piece in self.pieces(begins, ends, times):
            for post in wanted:
                if post not in open_posts and self.answer(post, piece) is None:
                    open_posts[post] = piece
        return open_posts
