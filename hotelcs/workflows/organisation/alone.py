"""The alarm when one person did alone what two people do: whoever decides has to read it."""

from datetime import timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, spoken_in
from hotelcs.workflows import rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.actors import who_may
from hotelcs.workflows.notices.notice_acts import PostNotice

DAYS = 30
"""How long the notice asks to be read."""


def told_of_restore(work: Work, backup: str, lost: int, reason: str) -> str:
    """The number of the notice; empty while nobody holds a post that decides."""
    language = work.property.locale
    title = spoken_in(language, N_("{who} brought a backup back alone"), who=work.actor.login)
    body = spoken_in(language, N_("{backup}; entries that are missing since: {lost}. Why: {reason}"),
                     backup=backup, lost=lost, reason=reason or "-")  # fmt: skip
    until = work.business_date + timedelta(days=DAYS)
    changed, nested = work.changed, work.session.begin_nested()
    try:
        told = PostNotice(
            title=title, body=body, to=who_may(work.reader, rights.SECOND), must_read=True, until=until
        )
        number = told.perform(work).notice
    except Refusal:
        nested.rollback()
        work.changed = changed
        return ""
    nested.commit()
    return number
