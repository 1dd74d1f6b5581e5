"""The names of posts and rights, marked so that refusals speak them in the reader's language.

Who has which right is data: data/organisation/rights.csv at founding, the table post_grant afterwards.
"""

from hotelcs.i18n import N_

POSTS = (
    N_("GM"), N_("SUP"), N_("NM"), N_("RES"), N_("REC"), N_("RAT"), N_("HKS"), N_("MNT"), N_("CRM"), N_("CMP"),
    N_("INF"), N_("TQC"),
)  # fmt: skip

RIGHTS = (
    N_("door"), N_("read"), N_("account.own"), N_("guest.read"), N_("folio.read"), N_("registration.read"),
    N_("staff.read"), N_("users.read"), N_("ledger.read"), N_("health.read"), N_("reservation.write"),
    N_("feed.read"), N_("reservation.expire"), N_("fee.waive"), N_("rates.write"), N_("overbook"), N_("stay.write"),
    N_("stay.override"), N_("undo.late"), N_("room.clean"), N_("room.inspect"), N_("walk"), N_("room.block"),
    N_("room.oos"), N_("room.unpin"), N_("folio.write"), N_("folio.correct"), N_("folio.others"), N_("folio.refund"),
    N_("folio.transfer"), N_("company.read"), N_("company.write"), N_("drawer.move"), N_("folio.allowance"),
    N_("deposit.waive"), N_("guest.write"), N_("guest.refuse"), N_("id.reveal"), N_("registration.write"),
    N_("register.write"), N_("day.close"), N_("settings"), N_("users.write"), N_("users.unlock"), N_("import"),
    N_("backup"), N_("restore"), N_("staff.write"), N_("organisation.write"), N_("duty.sign"), N_("roster.write"),
    N_("rotation.propose"), N_("rotation.approve"), N_("log.write"), N_("shift.write"), N_("shift.settle"),
    N_("item.transfer"), N_("item.assign"), N_("notice.write"), N_("approval.ask"), N_("approval.decide"),
    N_("restricted.read"), N_("restricted.write"), N_("incident.raise"), N_("incident.command"),
    N_("complaint.take"), N_("complaint.own"), N_("complaint.lower"), N_("complaint.sensitive"),
    N_("complaint.grave"), N_("plan.write"), N_("plan.approve"), N_("drill.run"), N_("drill.score"),
    N_("incident.act"), N_("roll.call"), N_("page.channel"), N_("page.write"), N_("callout.write"),
    N_("escalation.run"), N_("export.reveal"), N_("ticket.raise"), N_("system.write"), N_("event.ready"),
    N_("privacy.read"), N_("privacy.write"),
)  # fmt: skip
"""Every right there is."""

ADMINISTRATION = frozenset(
    {"users.write", "staff.write", "organisation.write", "settings", "restore", "ledger.read"}
)
"""Rights over the hotel itself. A post that has one is given only by somebody who has it too."""
