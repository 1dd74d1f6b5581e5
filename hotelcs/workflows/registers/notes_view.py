"""What the registers hold for one booking, in sentences: for the card of a stay and the panel of a room."""

from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import value
from hotelcs.workflows.registers.luggage_view import luggage
from hotelcs.workflows.registers.messages_view import messages
from hotelcs.workflows.registers.visitors_view import visitors
from hotelcs.workflows.registers.wake_view import wake_calls
from hotelcs.workflows.registers.whereabouts_view import whereabouts
from hotelcs.workflows.views import Asking

_STAY = "SELECT s.no FROM stay s JOIN reservation r ON r.id = s.reservation_id WHERE r.no = :no AND s.status = 'in_house'"
WOKEN = {"phone": N_("Wake-up call {at}"), "knock": N_("Knock to wake them {at}")}


def notes(asking: Asking, reservation: str) -> tuple[str, ...]:
    """Where they are, messages, wake-up calls, visitors, luggage and parcels of a booking; nothing for no booking."""
    if not reservation:
        return ()
    stay = str(value(asking.reader, _STAY, no=reservation) or "")
    told = _of_stay(asking, stay) if stay else []
    for kept in luggage(asking, reservation=reservation):
        words = (
            N_("Parcel {tag}, {pieces}, {location}")
            if kept.kind == "parcel"
            else N_("Luggage {tag}, {pieces}, {location}")
        )
        told.append(tr(words, tag=kept.tag, pieces=kept.pieces, location=kept.location or "-"))
    return (*_messages(asking, reservation), *told)


def _messages(asking: Asking, reservation: str) -> list[str]:
    words = {
        True: N_("! Message of {at} from {sender}: {text}"),
        False: N_("Message of {at} from {sender}: {text}"),
    }
    return [
        tr(words[row.urgent], at=row.at[-5:], sender=row.sender or "-", text=" ".join(row.text.split()))
        for row in messages(asking, reservation=reservation)
    ]


def _of_stay(asking: Asking, stay: str) -> list[str]:
    told = [
        tr(N_("They are here until {until}: {place}"), until=row.until[-5:], place=row.place)
        for row in whereabouts(asking, stay=stay)
    ]
    told += [tr(WOKEN[row.kind], at=row.at[5:]) for row in wake_calls(asking, stay=stay)]
    told += [
        tr(
            N_("Visitor {name}, since {since}, leaves by {until}"),
            name=row.name,
            since=row.since[-5:],
            until=row.until[-5:],
        )
        for row in visitors(asking, stay=stay)
    ]
    return told
