"""Where people are paged: set up by whoever looks after the hotel's machines, sealed at once, tried with a test."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, PrivateAttr
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.paging import PagingChannel
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Before, Work
from hotelcs.workflows.fields import Mark, Ref, Secret
from hotelcs.workflows.paging.sending import context_of
from hotelcs.workflows.people import finding

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """The channel, whose it is (a number of staff or a post), its service; never its address."""

    channel: str
    staff: str
    post: str
    service: str
    rank: int


class SetChannel(Act):
    """Page somebody, or whoever holds a post, at an address of a service; a channel of that name is changed.

    `address` is as the services of Apprise are written: mailtos://…, ntfys://…, wecombot://…
    """

    channel: Mark
    staff: Ref | None = None
    post: Ref | None = None
    address: Secret
    rank: Annotated[int, Field(ge=1, le=9)] = 1
    _service: str = PrivateAttr(default="")

    def prepare(self, before: Before) -> None:
        """Whether the address is one: the library is looked at before the hotel is held."""
        if not before.keys.present:
            raise Refusal("KEY_MISSING", N_("The key file of this hotel is missing, so addresses cannot be kept."),
                          hint=N_("Put the key file back from the recovery sheet, then try again."), field="address")  # fmt: skip
        self._service = self._named()

    def _named(self) -> str:
        """The service of the address. Raises Refusal for one that is none."""
        from hotelcs.workflows.paging import transport

        address = self.address.get_secret_value()
        if len(address) > LONGEST or not address.isprintable():
            address = ""
        return transport.service_of(address)

    def perform(self, work: Work) -> ChannelChanged:
        """Of one person or one post."""
        if not self._service:  # tried inside another act, which prepares nothing
            self._service = self._named()
        if (self.staff is None) == (self.post is None):
            raise Refusal("FIELD_MISSING", N_("A channel is of somebody, or of a post."), field="staff")
        person = finding.present(work, self.staff) if self.staff else None
        post = finding.post(work, self.post) if self.post else None
        row = work.session.exec(select(PagingChannel).where(PagingChannel.name == self.channel)).first()
        sealed = work.keys.seal(self.address.get_secret_value(), context_of(self.channel))
        if row is None:
            row = PagingChannel(name=self.channel, service=self._service, address=sealed, since=work.now)
        row.staff_id, row.post = person.id if person else None, post.code if post else None
        row.service, row.address, row.rank = self._service, sealed, self.rank
        row.ended_at, row.good_at, row.fault = None, None, ""
        work.add(row)
        return changed(work, row)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Nobody is paged there."""
        from hotelcs.workflows.verbs import act_of

        return act_of("end-channel").parse({"channel": result["channel"]})


class EndChannel(Act):
    """Nobody is paged there any more; the address is forgotten."""

    channel: Mark

    def perform(self, work: Work) -> ChannelChanged:
        """What waits goes by another channel, or is given up."""
        row = channel_of(work, self.channel)
        row.ended_at, row.address = work.now, b""
        work.touch(row)
        return changed(work, row)


def changed(work: Work, row: PagingChannel) -> ChannelChanged:
    """What an act tells of a channel."""
    from hotelcs.models.people import Staff

    staff = lookup.by_id(work, Staff, row.staff_id).no if row.staff_id else ""
    return ChannelChanged(row.name, staff, row.post or "", row.service, row.rank)


def channel_of(work: Work, name: str) -> PagingChannel:
    """The channel of a name that is in use. Raises Refusal CHANNEL_UNKNOWN."""
    query = select(PagingChannel).where(PagingChannel.name == name, PagingChannel.ended_at == None)  # noqa: E711 - SQL
    found = work.session.exec(query).first()
    if found is None:
        raise lookup.unknown("CHANNEL_UNKNOWN", N_("There is no channel {reference}."), "channel", name)
    return found
