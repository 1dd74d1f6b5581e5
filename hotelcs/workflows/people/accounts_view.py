"""Who may sign in, and for which posts they act."""

from dataclasses import dataclass

from hotelcs.workflows.actors import begun_after
from hotelcs.workflows.people.held_text import POSTS
from hotelcs.workflows.views import Asking

_ACCOUNTS = (
    f"SELECT a.login, coalesce(s.name, a.name), s.no, coalesce({POSTS.format(day=':today')}, a.post, ''), "
    "a.lang, a.status, a.service, a.password <> '', a.must_change, a.pin <> '', a.signed_in_at, "
    "(SELECT group_concat(terminal, ',') FROM (SELECT DISTINCT i.terminal FROM signed_in i WHERE i.account_id = a.id "
    "AND i.closed_at IS NULL AND i.opened_at > :since ORDER BY i.terminal)) "
    "FROM account a LEFT JOIN staff s ON s.id = a.staff_id ORDER BY a.id"
)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account; a `service` account acts for jobs, not for a person. `posts` are joined by +, the main one first.

    `password` is none, once (handed out, to be changed at the first sign-in) or own. `signed_in` is the hotel's wall
    clock of the last sign-in, `terminals` where it is signed in now.
    """

    login: str
    name: str
    staff: str
    posts: str
    lang: str
    status: str
    service: bool
    password: str
    pin: bool
    signed_in: str
    terminals: str


def accounts(asking: Asking) -> list[AccountRow]:
    """Every account in the order of its making; the first is the administrator."""
    listed = []
    for login, name, staff, posts, lang, status, service, has, must, pin, at, terminals in asking.rows(
        _ACCOUNTS, today=asking.business_date(), since=begun_after(asking.now)
    ):
        password = "none" if not has else "once" if must else "own"
        listed.append(
            AccountRow(login, name, staff or "", posts, lang, status, bool(service), password, bool(pin),
                       asking.local(at), terminals or "")
        )  # fmt: skip
    return listed
