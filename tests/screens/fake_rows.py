"""The rows a desk shows, as the views of the hotel give them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class QueueRow:
    ticket: str
    guest: str
    type: str
    minutes: int
    room: str
    room_code: str


@dataclass(frozen=True)
class LogRow:
    at: str
    who: str
    text: str


@dataclass(frozen=True)
class Home:
    hotel: str
    business_date: str
    arrivals_due: int
    arrivals_in: int
    arrivals_left: int
    waiting: int
    departures_due: int
    departures_out: int
    departures_left: int
    in_house: int
    guests: int
    minors: int
    codes: dict[str, int]
    sellable: int
    sold_tonight: int
    rooms_total: int
    registrations_pending: int
    queue: tuple[QueueRow, ...]
    log: tuple[LogRow, ...]
    guest_data_missing: int


@dataclass(frozen=True)
class Arrival:
    reservation: str
    guest: str
    guest_no: str
    type: str
    arrival: str
    departure: str
    nights: int
    eta: str
    room: str
    room_code: str
    adults: int
    children: int
    status: str
    vip: bool
    marks: tuple[str, ...]
    guarantee: str
    rate_minor: int
    currency: str
    requests: str
    guest_missing: bool
    party: str
    queued_minutes: int | None = None


@dataclass(frozen=True)
class Suggestion:
    room: str
    floor: str
    type: str
    code: str
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class RoomRow:
    room: str
    floor: str
    type: str
    code: str
    guest: str
    departure: str
    arriving: str
    flags: tuple[str, ...]
    note: str
    version: int = 1


@dataclass(frozen=True)
class RoomDetail:
    room: str
    floor: str
    type: str
    type_name: str
    code: str
    cleanliness: str
    service: str
    guest: str
    stay: str
    arrival: str
    departure: str
    adults: int
    balance_minor: int
    arriving: str
    arriving_reservation: str
    block_reason: str
    block_until: str
    features: str
    history: tuple[str, ...]
    version: int = 1


@dataclass(frozen=True)
class Hit:
    kind: str
    no: str
    title: str
    detail: str


@dataclass(frozen=True)
class NightType:
    night: str
    type: str
    rooms: int
    sold: int
    blocked: int
    free: int


@dataclass(frozen=True)
class GuestCard:
    guest: str
    name: str
    phone: str
    vip: bool
    stays: int
    notes: str


@dataclass(frozen=True)
class Done:
    verb: str
    key: str
    entry: int
    changed: int = 1
    result: dict[str, object] = field(default_factory=dict)
    replayed: bool = False
