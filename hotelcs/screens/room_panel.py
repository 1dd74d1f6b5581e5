"""A room in words: one sentence for the status row, three lines for its panel."""

from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.codes import meaning
from hotelcs.screens.paint import Line, cell
from hotelcs.screens.widgets.rack import marks


def told_of(row: Any) -> str:
    """The room in one sentence."""
    if row.guest:
        return tr(
            N_("{room} {meaning}: {guest} to {departure}  {marks}"),
            room=row.room,
            meaning=meaning(row.code),
            guest=row.guest,
            departure=row.departure,
            marks=marks(row),
        )
    return tr(N_("{room} {meaning}  {marks}"), room=row.room, meaning=meaning(row.code), marks=marks(row))


def detail_lines(row: Any, detail: Any, width: int) -> list[Line]:
    """Three lines: what is known from the rack, or everything when the room was opened with Enter."""
    if row is None:
        return []
    if detail is None or detail.room != row.room:
        return [(cell(" " + tr(N_("Enter shows the room: stay, next guest, features, history.")), width),)]
    return [(cell(f" {told}", width),) for told in _told(detail)]


def _told(detail: Any) -> list[str]:
    """Stay, next guest and features, history."""
    if detail.guest:
        first = tr(
            N_("{meaning}. {guest}, {arrival} to {departure}, adults {adults}, {stay}"),
            meaning=meaning(detail.code),
            guest=detail.guest,
            arrival=detail.arrival,
            departure=detail.departure,
            adults=detail.adults,
            stay=detail.stay,
        )
    elif detail.block_reason:
        first = tr(
            N_("{meaning} to {until}: {reason}"),
            meaning=meaning(detail.code),
            until=detail.block_until,
            reason=detail.block_reason,
        )
    else:
        first = tr(N_("{meaning}."), meaning=meaning(detail.code))
    coming = (
        tr(N_("Next: {guest}."), guest=detail.arriving) if detail.arriving else tr(N_("No arrival planned."))
    )
    second = tr(
        N_("{coming} {type}. {features}"),
        coming=coming,
        type=detail.type_name,
        features=_listed(detail.features),
    )
    return [first, second, "; ".join((*detail.notes, *detail.history))]


def _listed(features: Any) -> str:
    return features if isinstance(features, str) else ", ".join(map(str, features or ()))
