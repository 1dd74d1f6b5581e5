"""A hotel in which a guest left a trace in every place where one can, and the two people who may let it go."""

from contextlib import closing
from pathlib import Path
from typing import Any

from hotelcs.storage import driver
from hotelcs.text import fold
from tests.conftest import IDS, Hand

NAME, LATIN, PHONE, MAIL = (
    "Aurelia Brandt",
    "Aurelija Brandtova",
    "+8613800138000",
    "aurelia.brandt@example.org",
)
SPELLED = (
    "AURELIA BRANDT",
    "Brandt,  Aurelia",
    "aurelia\u00a0brandt",
    "Aure\u0301lia Brandt",
    "Ａｕｒｅｌｉａ Ｂｒａｎｄｔ",
)
"""The name as people write it."""
NEEDLES = (NAME, *SPELLED, LATIN, "13800138000", MAIL, IDS[0], "aureliabrandt")
"""What no byte may say afterwards: the last is a search term."""
OLDER = {
    "guest": ("created_at",),
    "reservation": ("arrival", "departure"),
    "stay": ("date_in", "date_out", "due_out", "arrived_at", "departed_at"),
    "stay_guest": ("joined_at", "left_at"),
    "id_document": ("checked_at",),
    "visitor": ("in_at", "due_at", "out_at"),
    "luggage": ("in_at", "until", "out_at"),
    "guest_message": ("at", "closed_at"),
    "whereabouts": ("at", "until", "ended_at"),
    "complaint": ("at", "business_date", "closed_at"),
    "turnaway": ("at", "business_date"),
    "approval": ("asked_at", "until", "business_date"),
    "handover": ("started_at", "submitted_at", "accepted_at"),
    "roll_call": ("opened_at", "closed_at"),
    "incident": ("at", "business_date", "ended_at"),
    "invoice_request": ("business_date",),
}
"""Tables of which everything can be made older, and their columns of time."""


def trace(rec: Hand, gm: Hand) -> dict[str, str]:
    """A stay from booking to departure with words in every place; the numbers of guest, booking, stay, complaint."""
    reservation = rec.book(NAME, phone=PHONE, requests=f"{SPELLED[0]} likes quiet rooms", booker=NAME)
    guest = str(
        rec.value(
            "SELECT g.no FROM guest g JOIN reservation r ON r.guest_id = g.id WHERE r.no = :no",
            no=reservation,
        )
    )
    rec.do(
        "update-guest",
        guest=guest,
        name_latin=LATIN,
        email=MAIL,
        note=f"{NAME} eats no nuts",
        company="Brandt KG",
    )
    stay = gm.check_in(reservation)
    visitor = rec.do("visitor-in", stay=stay, name=f"Brother of {NAME}", last4="1234", approved=True).result[
        "visitor"
    ]
    rec.do("visitor-out", visitor=visitor)
    rec.do("take-luggage", whose="101", tag="7", note=f"red case of {NAME}")
    rec.do("hand-luggage", tag="7", to=NAME)
    message = rec.do("take-message", whose="101", words=f"for {NAME}: call home", sender="Otto").result[
        "message"
    ]
    rec.do("deliver-message", message=message)
    rec.do("locate", stay=stay, place=f"pool, says {SPELLED[1]}")
    complaint = _complained(gm)
    rec.do("log", text=f"{SPELLED[1]} asked for a taxi; reach her at 138 0013 8000", room="101")
    rec.do("log", text=f"{SPELLED[2]} and {SPELLED[3]} and {SPELLED[4]}; mail {MAIL.upper()}, id {IDS[0]}")
    rec.do("log", text="Lamp in 102 mended")
    rec.do("turn-away", arrival="2026-11-23", reason="sold_out", contact=PHONE, note=f"asked by {NAME}")
    rec.do("post-charge", stay=stay, kind="minibar", amount=1500, description=f"Water for {NAME}")
    rec.do("request-invoice", stay=stay, kind="personal", title=NAME, email=MAIL)
    gm.do("check-out", stay=stay, settle="cash")
    invoice = str(gm.value("SELECT no FROM invoice_request"))
    gm.do("issue-invoice", invoice=invoice, issued_no="0001")
    return {"guest": guest, "reservation": reservation, "stay": stay, "complaint": complaint}


def _complained(gm: Hand) -> str:
    asked = {
        "code": "noise",
        "words": f"I, {NAME}, cannot sleep",
        "whose": "101",
        "facts": f"heard by {SPELLED[0]}",
    }
    number = str(
        gm.do(
            "take-complaint", acknowledge=True, understood=f"{NAME} wants quiet", wants="fix", **asked
        ).result["complaint"]
    )
    gm.do("note-complaint", complaint=number, words=f"{SPELLED[2]} called twice")
    gm.do("on-site", complaint=number, note=f"went up to {NAME}")
    gm.do("resolve-complaint", complaint=number, told=True)
    gm.do("close-complaint", complaint=number, reason=f"{NAME} said yes")
    return number


def years_ago(path: Path, years: int = 4) -> None:
    """Make everything that can be made older so much older; what is only appended is left as it is."""
    with closing(driver.connect(str(path))) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table, columns in OLDER.items():
            told = ", ".join(
                f"{name} = CAST(CAST(substr({name}, 1, 4) AS INTEGER) - {years} AS TEXT) || substr({name}, 5)"
                for name in columns
            )
            connection.execute(f"UPDATE {table} SET {told}")


def bytes_of(path: Path) -> bytes:
    """The database and its log as they lie on the disk, letters made small."""
    found = b""
    for tail in ("", "-wal", "-journal"):
        place = path.with_name(path.name + tail)
        found += place.read_bytes() if place.exists() else b""
    return found.lower()


def told_in(blob: bytes, *needles: str) -> list[str]:
    """Which of `needles` stand in `blob`: as typed, folded, in any case."""
    return [
        needle
        for needle in needles
        for form in {needle, fold(needle)}
        if form.lower().encode() in blob or form.encode() in blob
    ]


def code_of(hand: Hand) -> str:
    """The code that the person asking sees."""
    return str(hand.desk.show("erasures")[0].confirm_code)


def erase(asks: Hand, says_yes: Hand, guest: str) -> dict[str, Any]:
    """Both steps; the answer of the second."""
    number = asks.do("plan-erasure", guest=guest, reason="letter").result["erasure"]
    return dict(says_yes.do("confirm-erasure", erasure=number, code=code_of(asks)).result)


def purge(asks: Hand, says_yes: Hand, **fields: Any) -> dict[str, int]:
    """All steps; what went by part."""
    number = asks.do("plan-purge", **fields).result["erasure"]
    says_yes.do("confirm-purge", erasure=number, code=code_of(asks))
    while (done := says_yes.do("purge-on", erasure=number).result)["left"]:
        pass
    return dict(done["done"])
