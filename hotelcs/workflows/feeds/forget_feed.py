"""Read a calendar feed no more. What was booked and blocked because of it stays as it is."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.feeds import CalendarFeed
from hotelcs.models.rooms import Room
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Mark


@dataclass(frozen=True, slots=True)
class FeedForgotten:
    """The feed that is not read any more, and its room."""

    feed: str
    room: str


class ForgetFeed(Act):
    """Read a calendar feed no more; named with its room again, it goes on where it was."""

    feed: Mark

    def perform(self, work: Work) -> FeedForgotten:
        """Its address is forgotten too."""
        query = select(CalendarFeed).where(CalendarFeed.name == self.feed, col(CalendarFeed.active))
        feed = work.session.exec(query).first()
        if feed is None:
            raise Refusal("FEED_UNKNOWN", N_("There is no calendar feed {reference}."), field="feed", next=("show feeds",),
                          reference=self.feed)  # fmt: skip
        feed.active, feed.place, feed.fault = False, "", ""
        work.changed += 1
        return FeedForgotten(feed.name, lookup.by_id(work, Room, feed.room_id).no)
