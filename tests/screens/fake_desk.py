"""A desk in memory: a hotel of 210 rooms on one day. It answers the views and verbs that screens use."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from threading import Lock
from types import SimpleNamespace
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.workflows.guests.find_hits import Hit
from hotelcs.workflows.guests.guest_view import CardDocument, GuestCard
from hotelcs.workflows.home_view import Home, LogRow, QueueRow
from hotelcs.workflows.housekeeping.composite import CODES as ALL_CODES
from hotelcs.workflows.housekeeping.room_view import RoomDetail
from hotelcs.workflows.housekeeping.rooms_view import RoomRow
from hotelcs.workflows.night.day_view import BusinessDayNow
from hotelcs.workflows.organisation.room_types_view import RoomTypeRow
from hotelcs.workflows.reception.stay_view import StayDetail, StayNight
from hotelcs.workflows.reservations.arrivals_view import Arrival
from hotelcs.workflows.reservations.availability_view import NightType
from hotelcs.workflows.reservations.reservation_view import BookedGuest, ReservationDetail
from hotelcs.workflows.reservations.suggestions_view import Suggestion
from tests.screens.fake_incident import IncidentDetail, fire
from tests.screens.fake_people import FakePeople

TODAY, LATER = "2026-11-23", "2026-11-25"
TYPES = (("A", 75), ("B", 2), ("C", 13), ("D", 53), ("E", 33), ("F", 13), ("G", 9), ("H", 4), ("I", 8))
CODES = ("OC", "OD", "VI", "VD", "OC", "OC", "VD*", "OC", "OD", "VC", "VI", "OOO", "OD", "OC")
NAMES = (
    "Zhang Wei 张伟",
    "Li Na 李娜",
    "Chen Hao",
    "João Silva",
    "Иван Петров",
    "伊藤健二",
    "Wu Min",
    "O'Brien Una",
)
STATUS = {"clean": "VC", "dirty": "VD", "inspected": "VI", "cleaning": "VD*"}
OCCUPIED = {"clean": "OC", "dirty": "OD", "inspected": "OC", "cleaning": "OD"}


@dataclass(frozen=True)
class Done:
    """What an act answers."""

    verb: str
    key: str | None
    entry: int
    changed: int = 1
    result: dict[str, Any] = field(default_factory=dict)
    replayed: bool = False


def filled(kind: Any, **known: Any) -> Any:
    """A row of `kind` with `known` values and something plain in every other field."""
    plain = {"int": 0, "str": "", "bool": False, "int | None": None}
    made = {f.name: plain.get(str(getattr(f.type, "__name__", f.type)), ()) for f in fields(kind)}
    return kind(**{**made, **known})


def rooms() -> list[RoomRow]:
    """210 rooms on 15 floors of 14."""
    kinds = [kind for kind, count in TYPES for _ in range(count)]
    made = []
    for index in range(210):
        floor, place = divmod(index, 14)
        code = CODES[(index * 5 + floor) % 14]
        taken = code in ("OC", "OD")
        made.append(
            RoomRow(
                room=f"{floor + 1:02d}{place + 1:02d}",
                floor=floor + 1,
                type=kinds[index],
                code=code,
                guest=NAMES[index % len(NAMES)] if taken else "",
                departure=LATER if taken else "",
                arriving="Li Na" if index % 11 == 0 and not taken else "",
                flags=("ed",)
                if taken and index % 7 == 0
                else ("ea",)
                if index % 11 == 0 and not taken
                else (),
                note="lift noise, until 2026-11-25" if code == "OOO" else "",
                version=1,
            )
        )
    return made


def arrivals(names: tuple[str, ...], count: int = 37) -> list[Arrival]:
    """The day's bookings; every ninth has no guest yet."""
    made = []
    for index in range(count):
        missing = index % 9 == 8
        made.append(
            Arrival(
                reservation=f"R261123-{index + 1:03d}",
                guest="" if missing else names[index % len(names)],
                guest_no=f"G{index + 1:05d}",
                type=TYPES[index % 5][0],
                arrival=TODAY,
                departure=LATER,
                nights=2,
                eta=f"{14 + index % 8}:{index * 7 % 60:02d}",
                room="1208" if index == 0 else "",
                room_code="VI" if index == 0 else "",
                adults=1 if index % 3 == 0 else 2,
                children=0,
                status="confirmed",
                vip=int(index % 10 == 3),
                marks=("vip",) if index % 10 == 3 else (),
                guarantee="prepaid",
                rate_minor=37600,
                currency="CNY",
                requests="quiet please" if index == 0 else "",
                guest_missing=missing,
                party="",
                queued_minutes=None,
            )
        )
    return made


class FakeDesk(FakePeople):
    """The port of the screens, answered from lists."""

    post, terminal, tz, currency = "REC", "desk-1", "Asia/Shanghai", "CNY"

    def __init__(self, names: tuple[str, ...] = NAMES, count: int = 37) -> None:
        super().__init__()
        self.login = "zhang.wei"
        self.rooms = rooms()
        self.arrivals = arrivals(names, count)
        self.queue: list[QueueRow] = []
        self.acts: list[tuple[str, dict[str, Any], str | None]] = []
        self.refusals: dict[str, Exception] = {}
        self.asked: list[str] = []
        self.version = 1
        self.hotel = "Lakeside Hotel"
        self.known: dict[str, str] = {}
        self.deposit = 0
        self.balance = 0
        self.previewed: list[tuple[str, dict[str, Any]]] = []
        self.tried: dict[str, int] = {}
        self._lock = Lock()

    # --- reads

    def show(self, view: str, **filters: Any) -> Any:
        self.asked.append(view)
        see = getattr(self, f"_see_{view.replace('-', '_')}", None)
        return see(**filters) if see is not None else []

    def _see_incident(self, no: str) -> IncidentDetail:
        return fire(incident=no)

    def _see_business_day(self) -> BusinessDayNow:
        return BusinessDayNow(TODAY, "open", "2026-11-22T19:00:00Z", "2026-11-22", "2026-11-22T19:00:00Z", 2)

    def _see_home(self) -> Home:
        counted = dict.fromkeys(ALL_CODES, 0)
        for room in self.rooms:
            counted[room.code] += 1
        taken = counted["OC"] + counted["OD"]
        inside = sum(row.status == "checked_in" for row in self.arrivals)
        return Home(
            hotel=self.hotel,
            business_date=TODAY,
            arrivals_due=len(self.arrivals),
            arrivals_in=inside,
            arrivals_left=len(self.arrivals) - inside,
            waiting=len(self.queue),
            departures_due=48,
            departures_out=45,
            departures_left=3,
            in_house=taken,
            guests=taken + 29,
            minors=4,
            codes=counted,
            sellable=210 - counted["OOO"],
            sold_tonight=150,
            rooms_total=len(self.rooms),
            registrations_pending=1,
            queue=tuple(self.queue),
            log=tuple(
                LogRow(seq, "2026-11-23 15:03", "zhang.wei", verb, "1208")
                for seq, (verb, _, _) in reversed([*enumerate(self.acts)])
            ),
            guest_data_missing=sum(row.guest_missing for row in self.arrivals),
        )

    def _see_arrivals(self) -> list[Arrival]:
        return sorted(self.arrivals, key=lambda row: row.status == "checked_in")

    def _see_reservation(self, no: str) -> ReservationDetail:
        row = self._booking(no)
        shared = {f.name for f in fields(ReservationDetail)} & {f.name for f in fields(Arrival)}
        legal = ("check-in", "amend", "queue") if row.status == "confirmed" else ("check-out",)
        guests = (BookedGuest(row.guest, self.known.get(row.guest, "")),) if row.guest else ()
        told = {name: getattr(row, name) for name in shared}
        return filled(ReservationDetail, **told, deposit_minor=self.deposit, guests=guests, next=legal)

    def _booking(self, no: str) -> Arrival:
        found = next(
            (row for row in self.arrivals if row.reservation == no or row.reservation.endswith(no)), None
        )
        if found is None:
            raise Refusal("UNKNOWN_RESERVATION", "There is no booking {no}.", no=no)
        return found

    def _see_suggestions(self, **wanted: Any) -> list[Suggestion]:
        kind = wanted.get("type") or self._booking(wanted["reservation"]).type
        free = [r for r in self.rooms if r.code in ("VI", "VC") and r.type == kind]
        return [
            Suggestion(r.room, r.floor, r.type, r.code, 95 - 7 * n, ("quiet", "far from the lift"))
            for n, r in enumerate(free[:12])
        ]

    def _see_rooms(self, **_: Any) -> list[RoomRow]:
        return list(self.rooms)

    def _see_room(self, no: str) -> RoomDetail:
        row = next((r for r in self.rooms if r.room == no), None)
        if row is None:
            raise Refusal("UNKNOWN_ROOM", "There is no room {no}.", no=no)
        if (kept := next((one for one in self.arrivals if one.room == no), None)) is not None:
            row = replace(row, code=kept.room_code, type=kept.type)
        return filled(
            RoomDetail,
            room=row.room,
            floor=row.floor,
            type=row.type,
            type_name=f"Type {row.type}",
            code=row.code,
            cleanliness="clean",
            guest=row.guest,
            stay=f"S{row.room}" if row.guest else "",
            arrival=TODAY if row.guest else "",
            departure=row.departure,
            adults=1,
            balance_minor=self.balance,
            currency="CNY",
            arriving=row.arriving,
            block_reason="lift noise" if row.code == "OOO" else "",
            block_until=LATER if row.code == "OOO" else "",
            features="quiet, far from lift",
            history=("09:40 cleaned", "09:55 inspected"),
        )

    def _see_stay(self, no: str) -> StayDetail:
        row = next(r for r in self.rooms if f"S{r.room}" == no)
        nights = tuple(StayNight(night, row.room, 37600) for night in (TODAY, "2026-11-24"))
        return filled(StayDetail, stay=no, reservation=self.arrivals[0].reservation, room=row.room, type=row.type, guest=row.guest,
                      currency="CNY", nights=nights)  # fmt: skip

    def _see_room_types(self) -> list[RoomTypeRow]:
        return [filled(RoomTypeRow, type=kind, rooms=count, rate_minor=37600 + 5000 * at, currency="CNY")
                for at, (kind, count) in enumerate(TYPES)]  # fmt: skip

    def _see_find(self, text: str, limit: int = 30) -> list[Hit]:
        wanted = text.casefold()
        hits = [
            Hit("reservation", row.reservation, row.guest, f"{row.type} {row.nights}n")
            for row in self._see_arrivals()
            if row.status == "confirmed"
            if wanted in row.guest.casefold()
            or wanted in initials(row.guest)
            or row.reservation.endswith(text)
        ]
        hits += [Hit("room", r.room, r.guest, r.code) for r in self.rooms if r.room.startswith(text)]
        return hits[:limit]

    def _see_guest(self, no: str) -> GuestCard:
        papers = (CardDocument(1, "id_cn", "1101**********002X", ""),)
        told = {"phone": "138****5678", "stays": 4, "note": "two\npillows", "documents": papers}
        return filled(GuestCard, guest=no, name="Zhang Wei 张伟", **told)

    def _see_availability(self, **_: Any) -> list[NightType]:
        return [NightType(TODAY, kind, n, n // 2, 0, n - n // 2, n - n // 2) for kind, n in TYPES]

    # --- writes

    def do(self, verb: str, fields: dict[str, Any], key: str | None = None) -> Done:
        with self._lock:
            self.acts.append((verb, dict(fields), key))
            if verb in self.refusals:
                raise self.refusals.pop(verb)
            result = getattr(self, "_do_" + verb.replace("-", "_"), lambda _: {})(fields)
            return Done(verb, key or "", len(self.acts), result=result)

    def preview(self, verb: str, fields: dict[str, Any]) -> Done:
        """What `do` would answer: for a check-out the balance paid, without counting as an act."""
        self.previewed.append((verb, dict(fields)))
        if verb in self.refusals:
            raise self.refusals.pop(verb)
        paid = {"paid_minor": max(self.balance, 0), "refunded_minor": max(-self.balance, 0)}
        return Done(verb, "", None, result=self.tried or paid)

    def undo(self, entry: int) -> Done:
        self.acts.append(("undo", {"entry": entry}, None))
        return Done("undo", "", len(self.acts))

    def _do_check_in(self, fields: dict[str, Any]) -> dict[str, Any]:
        booking = self._booking(fields["reservation"])
        self.arrivals = [replace(r, status="checked_in") if r is booking else r for r in self.arrivals]
        self._recode(fields["room"], "OC", booking.guest)
        return {"stay": "S261123-001", "room": fields["room"]}

    def _do_walk_in(self, fields: dict[str, Any]) -> dict[str, Any]:
        self._recode(fields.get("room") or "0101", "OC", fields["guest"])
        return {"stay": "S261123-002", "room": fields.get("room") or "0101", "reservation": "R261123-900"}

    def _do_queue(self, fields: dict[str, Any]) -> dict[str, Any]:
        booking = self._booking(fields["reservation"])
        self.queue.append(
            QueueRow(f"T{len(self.queue) + 1}", booking.guest, booking.type, 0, booking.room, "VD")
        )
        return {"ticket": f"T{len(self.queue)}"}

    def _do_set_room_status(self, fields: dict[str, Any]) -> dict[str, Any]:
        room = next(r for r in self.rooms if r.room == fields["room"])
        self._recode(room.room, (OCCUPIED if room.guest else STATUS)[fields["status"]], room.guest)
        return {"room": room.room}

    def _do_assign_room(self, fields: dict[str, Any]) -> dict[str, Any]:
        booking = self._booking(fields["reservation"])
        self.arrivals = [replace(r, room=fields["room"]) if r is booking else r for r in self.arrivals]
        return {"room": fields["room"]}

    def _recode(self, room: str, code: str, guest: str) -> None:
        self.rooms = [replace(r, code=code, guest=guest) if r.room == room else r for r in self.rooms]

    def changed(self) -> int:
        return self.version

    def checked(self, known: Sequence[Any] = ()) -> list[Any]:
        return list(known)

    def backup_is_old(self) -> bool:
        return False

    def before_audit(self) -> Any:
        return SimpleNamespace(blocks=(), warnings=())

    def close(self) -> None:
        self.asked.append("closed")


def initials(name: str) -> str:
    """zw for Zhang Wei."""
    return "".join(word[0] for word in name.casefold().split() if word[0].isascii())
