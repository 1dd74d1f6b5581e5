"""Who works in the demo hotel: a roster, passwords, a night that was handed over, lines in the log, a notice."""

from datetime import date, timedelta

from hotelcs.demo import cases, resort
from hotelcs.demo.crew import Crew

PASSWORD, PIN = "seaside-demo-hotel", "246801"
"""What everybody in the demo hotel signs in with; the sign-in screen says the same."""
FLOAT = "1500.00"
DAYS = 10
"""Days of the roster."""
RESPONDERS = ("supervisor", "second", "technician")
"""Logins of the rapid response team."""
HIRED = timedelta(days=700)
"""So long ago the team's people were taken on."""
NIGHT_LINES = (
    {"text": "Fire patrol done, all doors closed", "category": "safety"},
    {
        "text": "Ice machine on floor 2 makes noise; look at it by day",
        "category": "maintenance",
        "carry_over": True,
    },
)
MORNING_LINES = (
    {"text": "Coach at 15:30: keep the drive free", "category": "notice", "carry_over": True},
    {"text": "两位客人询问游泳池开放时间，已答复 07:00", "category": "guest"},
)


def open_doors(crew: Crew) -> None:
    """Everybody has the same password and PIN; each is hashed once."""
    from sqlmodel import col, select

    from hotelcs.models.people import Account
    from hotelcs.storage import keys
    from hotelcs.workflows.door import passwords

    desk = crew.desk("manager")
    own = keys.load(desk.uid)
    password, pin = passwords.hashed(own, PASSWORD), passwords.hashed(own, PIN)
    with desk.file.write() as session:
        for account in session.exec(select(Account).where(col(Account.service).is_(False))):
            account.password, account.pin, account.must_change = password, pin, False


def staff(crew: Crew, first: date) -> None:
    """The rapid response team, the roster from `first` on, the plans for emergencies."""
    for login in RESPONDERS:
        crew.do("manager", "change-staff", staff=login, hired_on=(first - HIRED).isoformat())
        for kind in ("first_aid", "rapid_response"):
            crew.do(
                "manager", "qualify", staff=login, kind=kind, issued=(first - timedelta(days=90)).isoformat()
            )
        crew.do("manager", "join-team", staff=login, first=(first - timedelta(days=30)).isoformat())
    for login in (login for login, *_ in resort.STAFF if login != "cron"):
        crew.do(login, "sign-duties")
    crew.do("manager", "fill-roster", first=first.isoformat(), days=DAYS)
    cases.approve_plans(crew, first)


def night(crew: Crew) -> None:
    """The night manager has the desk."""
    crew.do("night", "open-shift", float_=FLOAT)
    for line in NIGHT_LINES:
        crew.do("night", "log", **line)
    cases.night(crew)


def morning(crew: Crew, today: date) -> None:
    """The night is handed over to the receptionist, who begins the day."""
    crew.do(
        "night",
        "hand-over",
        counted=FLOAT,
        keys="4 cards",
        note="Quiet night. The lift was checked at 04:00.",
    )
    crew.do("demo", "accept-handover")
    for line in MORNING_LINES:
        crew.do("demo", "log", **line)
    crew.do("manager", "post-notice", title="Breakfast from 06:30 this week", to=["all"],
            body="The early coach groups eat at 06:30. Reception opens the restaurant door at 06:15.",
            until=(today + timedelta(days=6)).isoformat())  # fmt: skip
    for login in ("demo", "night", "house"):
        crew.do(login, "read-notice", notice=_notice(crew))


def _notice(crew: Crew) -> str:
    ((number,),) = crew.rows("SELECT no FROM notice ORDER BY id DESC LIMIT 1")
    return str(number)
