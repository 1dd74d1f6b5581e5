"""The machine room: backups, tickets, parts of the system, health, jobs; and whether the house is ready for an event."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "note-restore-drill": ("machine.note_drill:NoteRestoreDrill", N_("Note that a backup was tried"), "backup"),
    "raise-ticket": ("machine.tickets:RaiseTicket", N_("Ask for support"), "ticket.raise"),
    "take-ticket": ("machine.tickets:TakeTicket", N_("Take a ticket"), "system.write"),
    "wait-ticket": ("machine.tickets:WaitTicket", N_("Say what a ticket waits for"), "system.write"),
    "resolve-ticket": ("machine.tickets:ResolveTicket", N_("Resolve a ticket"), "system.write"),
    "withdraw-ticket": ("machine.tickets:WithdrawTicket", N_("Take a ticket back"), "ticket.raise"),
    "reopen-ticket": ("machine.tickets:ReopenTicket", N_("Open a ticket again"), "ticket.raise"),
    "add-component": ("machine.components:AddComponent", N_("Name a part of the system"), "system.write"),
    "end-component": ("machine.components:EndComponent", N_("End a part of the system"), "system.write"),
    "note-outage": ("machine.components:NoteOutage", N_("Note that a part of the system is down"), "ticket.raise"),
    "end-outage": ("machine.components:EndOutage", N_("Say that it works again"), "ticket.raise"),
    "plan-maintenance": ("machine.components:PlanMaintenance", N_("Plan maintenance"), "system.write", "cancel-maintenance"),
    "cancel-maintenance": ("machine.components:CancelMaintenance", N_("Call maintenance off"), "system.write"),
    "note-health": ("machine.health_acts:NoteHealth", N_("Write down how the checks ended"), "health.read"),
    "ack-health": ("machine.health_acts:AckHealth", N_("Look after a check that is not well"), "health.read"),
    "expect-job": ("machine.health_acts:ExpectJob", N_("Say how often a job is to run"), "settings"),
    "run-readiness": ("events.readiness_acts:RunReadiness", N_("Look whether the house is ready"), "event.ready"),
    "assign-readiness": ("events.readiness_acts:AssignReadiness", N_("Give a check to somebody"), "event.ready"),
    "tick-readiness": ("events.readiness_acts:TickReadiness", N_("Tick a check"), "event.ready"),
    "sign-readiness": ("events.readiness_acts:SignReadiness", N_("Sign that the house is ready"), "event.ready"),
}  # fmt: skip
