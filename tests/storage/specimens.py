"""One sound row of every table, and how to make another that breaks nothing; the tests of rules start here."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, UniqueConstraint
from sqlmodel import SQLModel

from hotelcs.models import every_table
from hotelcs.models.approvals import Approval
from hotelcs.models.beds import Bed
from hotelcs.models.bill_rules import LineSource, MasterRoute, Routing
from hotelcs.models.callouts import Callout, CalloutAnswer
from hotelcs.models.calls import GuestCall
from hotelcs.models.companies import AccountCharge, AccountReceipt, CompanyAccount
from hotelcs.models.doors import Draft, SignedIn, Throttle
from hotelcs.models.drawer import DrawerMove
from hotelcs.models.duties import Duty, DutyAck, DutyAssignment, DutyText
from hotelcs.models.extras import Package, PlanPackage, ReservationPackage, Tax
from hotelcs.models.feeds import CalendarBlock, CalendarEvent, CalendarFeed
from hotelcs.models.folios import Deposit, Folio, FolioLine, Payment
from hotelcs.models.groups import GroupBooking, GroupMember, GroupNight, GroupRoom
from hotelcs.models.guests import Guest, IdDocument, SearchTerm
from hotelcs.models.hints import HintTold
from hotelcs.models.hotel import BusinessDay, NumberSequence, Property
from hotelcs.models.incident_parts import (
    AuthorityCall,
    IncidentEvent,
    IncidentGuest,
    IncidentSignoff,
    IncidentStep,
    SearchCell,
)
from hotelcs.models.incidents import Incident
from hotelcs.models.inventory import RoomNight, RoomSlot, TypeNight
from hotelcs.models.invoices import InvoiceRequest, InvoiceTitle
from hotelcs.models.ledger import LedgerEntry, LedgerReference
from hotelcs.models.notices import Notice, NoticeAddressee, NoticeRead
from hotelcs.models.organisation import Department, OrganisationVersion, Post, PostDeputy, PostGrant
from hotelcs.models.ownership import Ownership, Transfer
from hotelcs.models.paging import Page, PagingChannel
from hotelcs.models.people import Account, Qualification, Staff, StaffPost
from hotelcs.models.policies import Calendar, CalendarDay, CalendarWindow, SlaPolicy
from hotelcs.models.price_list import ServiceItem, ServicePrice
from hotelcs.models.rates import (
    PlanLength,
    PlanPrice,
    RatePlan,
    ReservationTerms,
    SaleRule,
    Season,
    SeasonSpan,
)
from hotelcs.models.registers import GuestMessage, Luggage, Visitor, WakeCall, Whereabouts
from hotelcs.models.report_runs import ReportRun
from hotelcs.models.reservations import QueueTicket, Reservation, ReservationNight
from hotelcs.models.rollcall import RollCall, RollCallEntry, RollCallMark, RollCallTick
from hotelcs.models.rooms import Room, RoomBlock, RoomStatusChange, RoomType
from hotelcs.models.roster import RosterEntry, Rotation, Shift, StaffingLeast, Team, TeamMember
from hotelcs.models.shift_log import CashCount, Handover, HandoverLine, LogEntry, LogMark, LogOpen, ShiftRun
from hotelcs.models.stays import KeyCard, Registration, Stay, StayGuest
from hotelcs.models.transfers import ImportedFile
from hotelcs.models.turnaways import Turnaway
from hotelcs.models.walks import PartnerHold, PartnerHotel, RoomPromise, WalkRecord
from tests.storage import (
    broken_machine,
    broken_plans,
    specimens_of_audits,
    specimens_of_clocks,
    specimens_of_privacy,
)
from tests.storage.specimens_of_complaints import OTHER_COMPLAINTS, complaints, of_complaints

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
NEXT = DAY + timedelta(days=1)


def specimens() -> list[list[SQLModel]]:
    """Rows in the order in which they can be inserted, each list after the one before."""
    return [
        [
            Property(uid="cafe", name_en="Lakeside", name_zh="湖畔"),
            BusinessDay(day=DAY, opened_at=NOW),
            NumberSequence(prefix="R", day=DAY, last=3),
            RoomType(id=1, code="KNG", name_en="King", name_zh="大床"),
            RoomType(id=2, code="TWN", name_en="Twin", name_zh="双床"),
            Guest(id=1, no="G1", name="Zhang Wei", sex="m", source="csv", source_ref="g1", created_at=NOW),
            Guest(id=2, no="G2", name="Li Na", created_at=NOW),
            entry(1, None),
            entry(2, 1),
            Department(code="FD", name_en="Front desk", name_zh="前台"),
            Department(code="HK", name_en="Housekeeping", name_zh="客房"),
            *(Staff(id=key, no=f"E00{key}", name=name, hired_on=DAY) for key, name in enumerate(("Wang", "Chen", "Lin"), 1)),
            RatePlan(id=1, code="BAR", name_en="Flexible", name_zh="灵活"),
            RatePlan(id=2, code="NRF", name_en="No refund", name_zh="不可退", base_id=1),
            Season(id=1, code="SUMMER", name_en="Summer", name_zh="夏季"),
            Tax(id=1, code="CITY", name_en="City tax", name_zh="城市税"),
            Package(id=1, code="BKF", name_en="Breakfast", name_zh="早餐"),
            Package(id=2, code="CLEAN", name_en="Cleaning", name_zh="清洁", kind="other"),
            Calendar(code="open", name_en="Open hours", name_zh="开放时间"),
            Shift(code="early", name_en="Early", name_zh="早班", from_minute=420, to_minute=900),
            Shift(code="late", name_en="Late", name_zh="中班", from_minute=900, to_minute=1380),
            PartnerHotel(id=1, code="GRAND", name_en="Grand", name_zh="大饭店"),
            Team(code="rrt", kind="rapid_response", name_en="Rapid response", name_zh="快速响应"),
            CompanyAccount(id=1, code="SUN", name="阳光", tax_id="9" * 18, credit_minor=100, opened_at=NOW),
            CompanyAccount(id=2, code="MOON", name="月光", opened_at=NOW),
            ServiceItem(code="COLA", category="minibar", name_en="Cola", name_zh="可乐"),
            *broken_plans.first_plans(),
            *broken_machine.first_jobs(),
        ],
        [
            Post(code="GM", department="FD", name_en="Manager", name_zh="经理", level=5),
            Post(code="REC", department="FD", name_en="Receptionist", name_zh="接待员", reports_to="GM"),
            Post(code="HKS", department="HK", name_en="Housekeeper", name_zh="客房主管", reports_to="GM"),
        ],
        [
            *people(),
            *work(),
            Room(id=1, no="101", floor=1, type_id=1),
            Room(id=2, no="102", floor=1, type_id=1),
            Room(id=3, no="103", floor=1, type_id=1),
            Room(id=4, no="104-1", floor=1, type_id=1),
            Room(id=5, no="104", floor=1, type_id=2),
            *rates(),
            IdDocument(id=1, guest_id=1, kind="cn_id", sealed=b"s", blind="b", checked_by="desk", checked_at=NOW),
            SearchTerm(term="zhang", guest_id=1),
            InvoiceTitle(guest_id=1, kind="personal"),
            ServicePrice(item="COLA", from_date=DAY, price_minor=1000),
            AccountReceipt(id=1, no="D9", company_id=1, business_date=DAY, at=NOW, method="cash", amount_minor=5, actor="desk"),
            AccountReceipt(id=2, no="D8", company_id=1, business_date=DAY, at=NOW, method="cash", amount_minor=-5, corrects_id=1,
                           actor="desk"),
            TypeNight(night=DAY, type_id=1, sold=1, cap=2),
            GroupBooking(id=1, no="G1", name="Tours", arrival=DAY, departure=NEXT, cutoff_date=DAY, booked_date=DAY, created_at=NOW),
            GroupNight(group_id=1, type_id=1, night=DAY, rooms=2, held=1, rate_minor=37600),
            ImportedFile(id=1, kind="guests", source="csv", sha256="0", rows=1, added=1, rejected=0, at=NOW, ledger_seq=1),
        ],
        [
            Bed(room_id=4, of_room_id=5),
            booking(1, room_id=1, guest_id=1, source="web", source_ref="w1"),
            booking(2),
            booking(3),
            booking(4, departure=DAY, kind="day_use"),
            RoomBlock(id=1, room_id=2, kind="ooo", from_date=DAY, to_date=NEXT, reason="leak"),
            RoomBlock(id=2, room_id=3, kind="oos", from_date=DAY, to_date=NEXT, reason="paint"),
            CalendarFeed(id=1, name="channel", room_id=1),
            RoomStatusChange(id=1, room_id=1, at=NOW, from_state="dirty", to_state="clean", cause="hk", actor="desk"),
        ],
        [
            ReservationNight(reservation_id=1, night=DAY, type_id=1, rate_minor=37600),
            CalendarEvent(feed_id=1, uid="a", kind="stay", arrival=DAY, departure=NEXT, digest="d", state="held", reservation_id=1),
            ReservationTerms(reservation_id=1, plan_id=1, cancel_fee="first_night", no_show_fee="first_night"),
            ReservationPackage(reservation_id=1, package_id=1, unit_minor=5000),
            QueueTicket(id=1, reservation_id=2, since=NOW),
            GroupRoom(reservation_id=1, group_id=1),
            GroupMember(id=1, group_id=1, key="zhang wei", name="Zhang Wei", reservation_id=1),
            RoomNight(night=DAY, room_id=1, reservation_id=1),
            RoomNight(night=DAY, room_id=2, block_id=1),
            RoomSlot(reservation_id=4, room_id=3, day=DAY, from_minute=600, to_minute=780),
            stay(1, room_id=1),
            *what_follows(),
        ],
        registers(),
        complaints(),
        roll_call(),
        paging(),
        specimens_of_clocks.clocks(),
        specimens_of_clocks.on_clocks(),
        specimens_of_audits.runs(),
        specimens_of_audits.steps(),
        [
            CalendarBlock(block_id=1, feed_id=1, uid="a"),
            StayGuest(id=1, stay_id=1, guest_id=1, document_id=1, name="Zhang Wei", joined_at=NOW),
            KeyCard(id=1, stay_id=1, issued_at=NOW),
            Folio(id=1, no="F1", reservation_id=1, kind="master", company_id=1),
            Folio(id=2, no="F2", reservation_id=1, stay_id=1),
            Routing(reservation_id=1, kind="room", window=2),
            Deposit(id=1, stay_id=1, method="cash", amount_minor=50000, receipt_no="D1"),
        ],
        [
            Registration(id=1, stay_guest_id=1, kind="domestic", deadline=NOW),
            *sent_elsewhere(),
            *in_an_emergency(),
            line(1, 37600, auto_key="room:1"),
            line(2, -37600, corrects_id=1),
            payment(1, 37600),
            payment(2, -37600, corrects_id=1),
            MasterRoute(folio_id=1, kind="room"),
            InvoiceRequest(id=1, no="V1", folio_id=1, kind="personal", business_date=DAY, requested_at=NOW, requested_by="desk"),
        ],
        [
            AccountCharge(payment_id=1, company_id=1, due_date=DAY),
            LineSource(line_id=1, origin_id=2, reservation_id=1, item="COLA"),
            *of_complaints(),
            *broken_plans.then_drills(),
            *broken_machine.then_tickets(),
            *specimens_of_privacy.of_privacy(),
        ],
    ]  # fmt: skip


def rates() -> list[SQLModel]:
    """Prices and rules of sale."""
    return [
        SeasonSpan(first=DAY, until=NEXT, season_id=1),
        PlanPrice(id=1, plan_id=1, type_id=1, rate_minor=30000),
        PlanPrice(id=2, plan_id=1, type_id=1, season_id=1, rate_minor=40000),
        PlanLength(plan_id=1, nights=7, percent_off=10),
        PlanPackage(plan_id=1, package_id=1),
        SaleRule(id=1, night=DAY, type_id=1, closed=True),
        SaleRule(id=2, night=DAY, type_id=1, plan_id=1, least=2),
    ]


def people() -> list[SQLModel]:
    """What hangs on posts and staff."""
    return [
        PostGrant(post="GM", permission="settings"),
        PostDeputy(post="GM", place=1, deputy="REC"),
        OrganisationVersion(id=1, label="First", at=NOW, business_date=DAY, actor="admin", snapshot="{}"),
        Account(id=1, login="admin", staff_id=1),
        Account(id=2, login="desk", staff_id=2),
        Account(id=3, login="cron", name="Jobs", post="HKS", service=True),
        StaffPost(id=1, staff_id=1, post="GM", main=True, valid_from=DAY),
        StaffPost(id=2, staff_id=2, post="REC", main=True, valid_from=DAY, valid_to=NEXT),
        Qualification(id=1, staff_id=1, kind="first_aid", issued_date=DAY),
        TeamMember(id=1, team="rrt", staff_id=1, valid_from=DAY),
        StaffingLeast(id=1, shift="early", post="REC", people=1),
        StaffingLeast(id=2, shift="early", qualification="first_aid", people=1),
        RosterEntry(id=1, staff_id=1, day=DAY, shift="early", post="GM", begins=f"{DAY}T07:00", ends=f"{DAY}T15:00"),
        Rotation(id=1, no="RO1", staff_id=1, from_post="GM", to_post="REC", mentor_id=2, from_date=DAY, to_date=NEXT,
                 proposed_by="desk"),
    ]  # fmt: skip


def work() -> list[SQLModel]:
    """What people at work write."""
    return [
        LedgerReference(ref="R1", seq=1),
        Throttle(scope="account", name="5e8f", seen_at=NOW, latest_at=NOW, quiet_from=NOW),
        Duty(code="DU-01", department="FD"),
        Notice(id=1, no="N1", title="Water", department="FD", at=NOW, author="admin"),
        ShiftRun(id=1, day=DAY, shift="early", department="FD", lead_id=1, opened_at=NOW),
        ShiftRun(id=2, day=DAY, shift="early", department="HK", lead_id=1, opened_at=NOW, status="closed", closed_at=NOW),
        Ownership(kind="log", ref="L1", staff_id=1, since=NOW),
        Transfer(id=1, kind="log", ref="L1", from_id=1, to_id=2, reason="home", at=NOW, until=NOW, actor="admin"),
        Approval(id=1, no="P1", verb="book", digest="d", needs="[]", fields=b"s", reason="full", asked_by="desk", terminal="t",
                 asked_at=NOW, until=NOW, business_date=DAY),
        CalendarWindow(calendar="open", weekday=1, from_minute=540, to_minute=1080),
        CalendarDay(calendar="open", day=DAY, kind="holiday"),
        SlaPolicy(id=1, kind="complaint", level="A", metric="answer", minutes=10, calendar="open"),
    ]  # fmt: skip


def what_follows() -> list[SQLModel]:
    """What hangs on an account, a duty, a notice, a shift, a handover or a room."""
    return [
        SignedIn(id="s1", account_id=1, terminal="t", opened_at=NOW),
        Draft(account_id=1, record="book", screen="book", sealed=b"s", saved_at=NOW),
        HintTold(account_id=1, hint="jump 05", told_at=NOW),
        DutyText(duty="DU-01", version=1, name_en="Keys", name_zh="钥匙", at=NOW, actor="admin"),
        DutyAssignment(id=1, duty="DU-01", post="GM", raci="A", valid_from=DAY),
        DutyAssignment(id=2, duty="DU-01", post="REC", raci="R", valid_from=DAY),
        DutyAck(duty="DU-01", version=1, staff_id=1, at=NOW),
        NoticeAddressee(notice_id=1, kind="post", code="REC"),
        NoticeRead(notice_id=1, staff_id=1, at=NOW),
        LogEntry(id=1, no="L1", at=NOW, business_date=DAY, run_id=1, words="Leak", room_id=1, author="desk"),
        LogEntry(id=2, no="L2", at=NOW, business_date=DAY, words="No leak", author="desk", amends_id=1),
        LogMark(id=1, entry_id=1, kind="read", at=NOW, actor="admin"),
        LogOpen(entry_id=1, kind="carry"),
        ReportRun(id=1, kind="export", name="stays", format="csv", at=NOW, business_date=DAY, actor="admin"),
        DrawerMove(
            id=1,
            run_id=1,
            business_date=DAY,
            at=NOW,
            kind="paid_out",
            amount_minor=-5,
            reason="taxi",
            actor="desk",
        ),
        DrawerMove(
            id=2,
            run_id=1,
            business_date=DAY,
            at=NOW,
            kind="paid_out",
            amount_minor=5,
            reason="slip",
            corrects_id=1,
            actor="desk",
        ),
        CashCount(id=1, run_id=1, at=NOW, actor="desk", counted_minor=100, expected_minor=100),
        Handover(id=1, no="H1", run_id=1, started_at=NOW),
        HandoverLine(handover_id=1, line=1, kind="log", ref="L1", owner_id=1),
        Incident(
            id=1,
            no="I1",
            type="fire",
            place="101",
            room_id=1,
            at=NOW,
            business_date=DAY,
            terminal="t",
            level="l2",
            commander_id=1,
            offered_id=2,
            evac=True,
            no_reentry=True,
            told_at=NOW,
            cctv_until=NEXT,
        ),
    ]


def sent_elsewhere() -> list[SQLModel]:
    """What hangs on a partner hotel, or on a booking that got no room."""
    return [
        PartnerHold(id=1, partner_id=1, night=DAY, rooms=3, rate_minor=40000, actor="admin", at=NOW),
        WalkRecord(id=1, reservation_id=2, partner_id=1, business_date=DAY, cost_minor=40000, transport="taxi", folio_id=1,
                   agreed_at=NOW, return_id=3, actor="night", follow_due_at=NOW),
        RoomPromise(reservation_id=1, reason="an old guest", actor="admin", at=NOW),
        Turnaway(id=1, at=NOW, business_date=DAY, type_id=1, arrival=DAY, departure=NEXT, kind="denial", reason="sold_out", actor="desk"),
        GuestCall(id=1, reservation_id=1, kind="hold", day=DAY, outcome="confirmed", actor="desk", at=NOW),
    ]  # fmt: skip


def registers() -> list[SQLModel]:
    """What the desk notes for guests."""
    return [
        Visitor(id=1, no="V1", stay_id=1, name="Fan Ying", person="fan ying 001X", doc_last4="001X", in_at=NOW, due_at=NOW,
                actor="desk", guest_id=None),
        Visitor(id=2, no="V2", stay_id=1, name="Li Na", person="li na ", in_at=NOW, due_at=NOW, out_at=NOW, outcome="registered",
                guest_id=2, actor="desk"),
        Luggage(id=1, tag="X1", reservation_id=1, in_at=NOW, until=NOW, actor="desk"),
        WakeCall(id=1, no="Y1", stay_id=1, at=NOW, day=DAY, due_at=NOW, set_at=NOW, actor="desk"),
        GuestMessage(id=1, no="M1", reservation_id=1, words="call home", at=NOW, actor="desk"),
        Whereabouts(id=1, stay_id=1, place="pool", at=NOW, until=NOW, actor="desk"),
    ]  # fmt: skip


def in_an_emergency() -> list[SQLModel]:
    """What belongs to an emergency."""
    return [
        IncidentStep(incident_id=1, seq=1, text_en="look", text_zh="查看", post="SEC", target_seconds=60, done_at=NOW, done_by="desk"),
        IncidentEvent(id=1, incident_id=1, at=NOW, logged_at=NOW, actor="desk", kind="observe", text="smoke"),
        AuthorityCall(id=1, incident_id=1, number="119", at=NOW, actor="night"),
        IncidentGuest(id=1, incident_id=1, guest_id=1, stay_id=1, follow_due_at=NOW),
        IncidentSignoff(incident_id=1, side="money", actor="admin", post="GM", at=NOW),
        SearchCell(incident_id=1, cell="2F", claimed_by="desk", claimed_at=NOW, cleared_by="desk", cleared_at=NOW),
    ]  # fmt: skip


def roll_call() -> list[SQLModel]:
    """A roll call with somebody on it, before its list is frozen, and one that is over."""
    return [
        RollCall(id=1, incident_id=1, assembly="Assembly A", opened_at=NOW),
        RollCall(id=2, incident_id=1, assembly="Assembly A", opened_at=NOW, frozen=0, closed_at=NOW, closed_by="desk"),
        RollCallEntry(id=1, roll_call_id=1, seq=1, kind="visitor", source="visitor:1", name="Fan Ying", room="101"),
        RollCallTick(id=1, entry_id=1, before="unknown", status="safe", at=NOW, actor="desk"),
        RollCallMark(id=1, roll_call_id=1, kind="opened", at=NOW, actor="desk"),
    ]  # fmt: skip


def paging() -> list[SQLModel]:
    """Somebody's channel, a page, a call-out with the one who leads."""
    return [
        PagingChannel(id=1, name="wang", staff_id=1, service="ntfys", address=b"sealed", since=NOW),
        Page(id=1, no="T1", kind="callout", ref="U1", staff_id=1, code="call_out", slots="{}", lang="en", queued_at=NOW,
             next_try_at=NOW),
        Callout(id=1, no="U1", team="rrt", reason="fire", case_kind="incident", case_ref="N1", raised_at=NOW, business_date=DAY,
                terminal="t", answer_due_at=NOW),
        CalloutAnswer(callout_id=1, staff_id=1, answer="lead", at=NOW),
    ]  # fmt: skip


def entry(seq: int, undoes: int | None) -> LedgerEntry:
    """A ledger entry."""
    return LedgerEntry(
        seq=seq, at=NOW, business_date=DAY, actor="admin", terminal="t", verb="book", act_key=f"k{seq}", digest="d",
        changed=1, result="{}", undoes=undoes, prev="p", hash="h",
    )  # fmt: skip


def booking(key: int, **fields: Any) -> Reservation:
    """A booking of one king room for tonight."""
    asked = {"departure": NEXT, **fields}
    return Reservation(
        id=key, no=f"R{key}", tail=key, type_id=1, arrival=DAY, booked_date=DAY, created_at=NOW, **asked
    )


def stay(key: int, **fields: Any) -> Stay:
    """A stay in house."""
    return Stay(
        id=key,
        no=f"S{key}",
        reservation_id=1,
        guest_id=1,
        arrived_at=NOW,
        due_out=NEXT,
        date_in=DAY,
        **fields,
    )


def line(key: int, amount: int, **fields: Any) -> FolioLine:
    """A charge for the night."""
    return FolioLine(
        id=key, folio_id=1, business_date=DAY, at=NOW, kind="room", unit_minor=amount, amount_minor=amount,
        actor="desk", **fields,
    )  # fmt: skip


def payment(key: int, amount: int, **fields: Any) -> Payment:
    """Money in or out."""
    kind = "payment" if amount > 0 else "refund"
    return Payment(
        id=key,
        folio_id=1,
        business_date=DAY,
        at=NOW,
        method="cash",
        kind=kind,
        amount_minor=amount,
        actor="desk",
        **fields,
    )


OTHER: dict[str, dict[str, Any]] = {
    **OTHER_COMPLAINTS,
    "business_day": {"day": "2026-11-22", "status": "closed", "closed_at": "2026-11-23T18:00:00Z"},
    "number_sequence": {"prefix": "S"},
    "post_grant": {"permission": "read"},
    "search_term": {"term": "wei"},
    "type_night": {"night": "2026-11-24"},
    "reservation_night": {"night": "2026-11-24"},
    "room_night": {"night": "2026-11-24"},
    "group_night": {"night": "2026-11-24"},
    "group_room": {"reservation_id": 2},
    "room_slot": {"reservation_id": 3, "from_minute": 420, "to_minute": 540},
    "queue_ticket": {"reservation_id": 3},
    "stay": {"reservation_id": 2, "room_id": 2},
    "stay_guest": {"guest_id": 2},
    "registration": {"kind": "departure"},
    "folio": {"reservation_id": 2},
    "account_receipt": {"corrects_id": None, "amount_minor": 7},
    "account_charge": {"payment_id": 2},
    "company_account": {"tax_id": ""},
    "drawer_move": {"corrects_id": None, "amount_minor": -7},
    "invoice_title": {"guest_id": 2},
    "line_source": {"line_id": 2},
    "master_route": {"kind": "minibar"},
    "routing": {"kind": "minibar"},
    "service_item": {"code": "WATER"},
    "service_price": {"from_date": "2026-11-24"},
    "folio_line": {"corrects_id": None},
    "payment": {"corrects_id": None},
    "ledger": {"undoes": None, "seq": 9},
    "ledger_reference": {"ref": "R2"},
    "department": {"code": "RES"},
    "post": {"code": "NM"},
    "post_deputy": {"place": 2},
    "account": {"staff_id": 3},
    "staff_post": {"post": "REC", "main": 0},
    "staffing_least": {"shift": "late", "post": "REC"},
    "roster_entry": {
        "day": "2026-11-24",
        "shift": "early",
        "begins": "2026-11-24T07:00",
        "ends": "2026-11-24T15:00",
    },
    "shift": {"code": "night"},
    "team": {"code": "fire"},
    "duty": {"code": "DU-02"},
    "duty_text": {"version": 2},
    "duty_assignment": {"post": "HKS", "raci": "I"},
    "duty_ack": {"version": 2},
    "throttle": {"name": "77aa"},
    "visitor": {"person": "li na 001X"},
    "luggage": {"tag": "X2"},
    "roll_call": {"closed_at": "2026-11-23T07:00:00Z", "closed_by": "desk"},
    "roll_call_entry": {"seq": 2},
    "wake_call": {"at": "2026-11-24T07:00:00Z"},
    "whereabouts": {"ended_at": "2026-11-23T07:00:00Z"},
    "signed_in": {"id": "s2"},
    "draft": {"record": "walk-in"},
    "hint_told": {"hint": "jump 06"},
    "notice_addressee": {"code": "GM"},
    "notice_read": {"staff_id": 2},
    "shift_run": {"department": "HK"},
    "log_entry": {"amends_id": None},
    "log_open": {"kind": "report"},
    "handover": {"run_id": 2},
    "handover_line": {"line": 2},
    "ownership": {"ref": "L2"},
    "transfer": {"ref": "L2"},
    "calendar": {"code": "desk"},
    "walk_record": {"reservation_id": 3},
    "room_promise": {"reservation_id": 2},
    "calendar_event": {"uid": "b", "reservation_id": None},
    "calendar_block": {"block_id": 2},
    "calendar_window": {"weekday": 2},
    "calendar_day": {"day": "2026-11-24"},
    "season_span": {"first": "2026-12-01", "until": "2026-12-02"},
    "plan_price": {"weekday": 6},
    "plan_length": {"nights": 14},
    "plan_package": {"package_id": 2},
    "sale_rule": {"night": "2026-12-01"},
    "reservation_terms": {"reservation_id": 2},
    "reservation_package": {"package_id": 2},
    "bed": {"room_id": 3},
    "incident_step": {"seq": 2},
    "incident_guest": {"guest_id": 2},
    "incident_signoff": {"side": "record"},
    "search_cell": {"cell": "3F"},
    "callout": {"case_ref": "N2"},
    "callout_answer": {"staff_id": 2, "answer": "joined"},
}
OTHER |= broken_plans.OTHER
OTHER |= specimens_of_audits.OTHER
OTHER |= broken_machine.OTHER
OTHER |= specimens_of_privacy.OTHER
"""What another row of a table has to have different, beside its id and its unique texts."""


def another(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """`row` changed so that it could stand beside itself: its key, its unique columns."""
    fresh = dict(row)
    if "id" in fresh and table.name != "property":
        fresh["id"] = None
    for rule in table.constraints | table.indexes:
        if isinstance(rule, UniqueConstraint):
            for column in rule.columns:
                if isinstance(fresh[column.name], str):
                    fresh[column.name] += "'"
    return fresh | (OTHER | specimens_of_clocks.OTHER).get(table.name, {})


def tables() -> dict[str, Table]:
    """Every table of the models by name."""
    return dict(every_table().tables)  # type: ignore[attr-defined]
