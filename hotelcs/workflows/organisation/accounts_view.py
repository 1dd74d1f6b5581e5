"""Who may sign in, and for which post they act."""

from dataclasses import dataclass

from hotelcs.workflows.views import Asking

_ACCOUNTS = "SELECT login, name, post, lang, status, service FROM account ORDER BY id"


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account; a `service` account acts for jobs, not for a person."""

    login: str
    name: str
    post: str
    lang: str
    status: str
    service: bool


def accounts(asking: Asking) -> list[AccountRow]:
    """Every account in the order of its making; the first is the administrator."""
    return [
        AccountRow(login, name, post, lang, status, bool(service))
        for login, name, post, lang, status, service in asking.rows(_ACCOUNTS)
    ]
