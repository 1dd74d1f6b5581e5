"""Pages and channels: what waits, what went out and by what proof, what nobody was told; addresses are never shown."""

from dataclasses import dataclass

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.views import Asking

_PAGES = (
    "SELECT p.no, p.kind, p.ref, p.code, s.no, s.name, p.state, p.attempts, p.queued_at, p.next_try_at, p.sent_at, "
    "p.answered_at, coalesce(c.name, ''), p.proof FROM page p JOIN staff s ON s.id = p.staff_id "
    "LEFT JOIN paging_channel c ON c.id = p.channel_id {where} ORDER BY p.id DESC LIMIT :most"
)
_CHANNELS = (
    "SELECT c.name, coalesce(s.no, ''), coalesce(s.name, ''), coalesce(c.post, ''), c.service, c.rank, c.good_at, c.fault, c.ended_at "
    "FROM paging_channel c LEFT JOIN staff s ON s.id = c.staff_id {where} ORDER BY c.staff_id IS NULL, s.no, c.post, c.rank, c.name"
)
STATES = ("queued", "sending", "sent", "delivered", "given_up", "withdrawn", "open")
OPEN = "p.state IN ('queued','sending','given_up')"
MOST = 500


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: about what, for whom, how it stands. `proof` is the service and how it answered; times are the hotel's."""

    page: str
    kind: str
    case: str
    code: str
    staff: str
    name: str
    state: str
    attempts: int
    queued: str
    next_try: str
    sent: str
    answered: str
    channel: str
    proof: str


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """Where somebody, or whoever holds a post, is paged: the service, when it last worked, what was wrong the last time."""

    channel: str
    staff: str
    name: str
    post: str
    service: str
    rank: int
    worked: str
    fault: str
    ended: str


def pages(
    asking: Asking, state: str = "", case: str = "", staff: str = "", limit: int | str = 100
) -> list[PageRow]:
    """Pages, the newest first: all, those in a state (`open`: to be sent, or given up), of a case, for somebody. Raises Usage."""
    if state and state not in STATES:
        raise Usage(N_("{option} is {choices}."), option="state", choices=", ".join(STATES))
    wanted = {
        "state": OPEN if state == "open" else "p.state = :state",
        "case": "p.ref = :case",
        "staff": "s.no = :staff",
    }
    given = {"state": state, "case": case.upper(), "staff": staff.upper()}
    chosen = {name: text for name, text in given.items() if text}
    where = " AND ".join(wanted[name] for name in chosen)
    values = {name: text for name, text in chosen.items() if f":{name}" in where}
    sql = _PAGES.format(where=f"WHERE {where}" if where else "")
    return [
        PageRow(no, kind, ref, code, staff_no, name, now, tries, asking.local(queued),
                asking.local(following) if now in ("queued", "sending") else "", asking.local(sent), asking.local(answered),
                channel, proof)
        for no, kind, ref, code, staff_no, name, now, tries, queued, following, sent, answered, channel, proof
        in asking.rows(sql, most=max(0, min(int(limit), MOST)), **values)
    ]  # fmt: skip


def channels(asking: Asking, all: str | bool = "") -> list[ChannelRow]:
    """Channels in use, people's before posts', in the order in which they are tried; with `all` those that ended too."""
    every = str(all).casefold() in ("yes", "true", "1", "all")
    return [
        ChannelRow(channel, staff, name, post, service, rank, asking.local(good), fault, asking.local(ended))
        for channel, staff, name, post, service, rank, good, fault, ended
        in asking.rows(_CHANNELS.format(where="" if every else "WHERE c.ended_at IS NULL"))
    ]  # fmt: skip
