"""What speaks for a room and what against it, each with its words for the desk."""

from collections.abc import Iterator
from dataclasses import dataclass

from hotelcs.i18n import N_, tr
from hotelcs.workflows.reservations.candidates import Candidate

READY = {"VI": (35, N_("inspected, ready now")), "VC": (30, N_("clean, ready now"))}
NOT_YET = {"VD": (-15, N_("to be cleaned first")), "VD*": (-5, N_("being cleaned"))}
SAME_TYPE = 100
OTHER_TYPE = 35


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a room is wanted for: type and its price, dates (ISO), where the party is, rooms slept in before."""

    type: str
    rate_minor: int
    today: str
    first: str
    floors: frozenset[int] = frozenset()
    party_rooms: frozenset[str] = frozenset()
    known_rooms: frozenset[str] = frozenset()
    lift_known: bool = False


def score(room: Candidate, wanted: Wanted, distance: int) -> tuple[int, tuple[str, ...]]:
    """Points and reasons; `distance` counts the types between the one booked and the room's."""
    told = [
        *_type(room, wanted, distance),
        *_readiness(room, wanted),
        *_place(room, wanted),
        *_calendar(room),
    ]
    return sum(points for points, _ in told), tuple(words for _, words in told if words)


def _type(room: Candidate, wanted: Wanted, distance: int) -> Iterator[tuple[int, str]]:
    if room.type == wanted.type:
        yield SAME_TYPE, ""
    elif room.rate_minor > wanted.rate_minor:
        yield OTHER_TYPE - 5 * distance, tr(N_("upgrade to {type}"), type=room.type)
    else:
        yield OTHER_TYPE - 5 * distance, tr(N_("type {type} instead"), type=room.type)
    if room.out_of_service:
        yield -80, tr(N_("out of service"))


def _readiness(room: Candidate, wanted: Wanted) -> Iterator[tuple[int, str]]:
    """Whether it can be given now; for another day only that it is empty meanwhile."""
    if wanted.first > wanted.today:
        return
    if room.due_out:
        yield -25, tr(N_("guest leaves today")) if room.due_out <= wanted.today else tr(N_("still occupied"))
        return
    points, words = {**READY, **NOT_YET}.get(room.code, (0, ""))
    yield points, tr(words)
    if room.code in READY and room.vacant_since and room.vacant_since < wanted.today:
        yield 0, tr(N_("empty since {day}"), day=room.vacant_since)


def _place(room: Candidate, wanted: Wanted) -> Iterator[tuple[int, str]]:
    """Where it is: beside the party, quiet, away from the lift, known to the guest."""
    if room.connecting_to and room.connecting_to in wanted.party_rooms:
        yield 15, tr(N_("connects to {room}"), room=room.connecting_to)
    elif room.floor in wanted.floors:
        yield 12, tr(N_("same floor as the party"))
    if room.room in wanted.known_rooms:
        yield 8, tr(N_("the guest's room before"))
    if "quiet" in room.features:
        yield 8, tr(N_("quiet"))
    if "near_lift" in room.features:
        yield -3, tr(N_("near the lift"))
    elif wanted.lift_known:
        yield 3, tr(N_("away from the lift"))


def _calendar(room: Candidate) -> Iterator[tuple[int, str]]:
    """How well the nights fill the room's calendar."""
    if room.before and room.after:
        yield 10, tr(N_("fills a gap exactly"))
    elif room.after:
        yield 4, tr(N_("next guest arrives that day"))
    elif room.before:
        yield 4, tr(N_("follows another stay"))
