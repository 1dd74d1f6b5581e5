"""Two desks edited one record: the later one is told what the other wrote, and who it was."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from hotelcs.errors import Stale
from hotelcs.i18n import N_, Word
from hotelcs.workflows.act import Work, plain
from hotelcs.workflows.last_hand import RECENT, last_hand

_SOMEBODY = N_("Somebody")
Was = Annotated[
    dict[str, Any],
    Field(
        max_length=20,
        description="fields as they were when one looked: of what has changed since one is told",
    ),
]
"""What the fields of a rule were on the screen, as its act has them, for rows that have no version of their own."""


def refuse_stale(
    work: Work, reference: str, seen: int | None, now: int, fields: Iterable[tuple[str, Any, Any]]
) -> None:
    """Refuse when the version `seen` is not the version `now`; `fields` are (field, mine, theirs) as asked for.

    Raises Stale with the fields in which both differ, as JSON has them.
    """
    if seen is None or seen == now:
        return
    differing = tuple((name, plain(mine), plain(theirs)) for name, mine, theirs in fields if mine != theirs)
    raise _stale(work, reference, "version", differing, now - seen, version=now)


def refuse_moved(
    work: Work, reference: str, was: dict[str, Any] | None, fields: Iterable[tuple[str, Any, Any]]
) -> None:
    """Refuse when a field is not what it `was`, nor what is asked for; `fields` are (field, mine, as it is now).

    Fields that `was` does not name were not looked at. Raises Stale with the fields that differ, as JSON has them.
    """
    looked = was or {}
    moved = tuple(
        (name, plain(mine), plain(now))
        for name, mine, now in fields
        if name in looked and not _same(plain(now), looked[name]) and not _same(plain(now), plain(mine))
    )
    if moved:
        raise _stale(work, reference, "was", moved, RECENT)


def _stale(
    work: Work, reference: str, field: str, items: tuple[Any, ...], changes: int, **slots: int
) -> Stale:
    """The sentence, with who it was, where and when; there were so many `changes` since one looked."""
    told: dict[str, Any] = {
        "field": field,
        "next": ("show", "save-again"),
        "items": items,
        "reference": reference,
        **slots,
    }
    hand = last_hand(work, reference, max(1, changes))
    if hand is None:
        return Stale("STALE", N_("{who} changed {reference} in the meantime; compare both before saving."),
                     who=Word(_SOMEBODY), **told)  # fmt: skip
    return Stale("STALE", N_("{who} changed {reference} in the meantime ({terminal}, {at}); compare both before saving."),
                 who=hand.login, terminal=hand.terminal, at=hand.when(work), **told)  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    """No, no words and nothing said are the same; a nought is a number."""
    return bool(one == other and (one is False) == (other is False)) or (_blank(one) and _blank(other))


def _blank(value: Any) -> bool:
    return value is None or value is False or value in ("", [])
