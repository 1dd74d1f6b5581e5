"""The hotel itself: its day, rooms, settings, organisation."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "add-service-item": ("accounts.price_list:AddServiceItem", N_("Put an item on the price list"), "settings"),
    "set-service-price": ("accounts.price_list:SetServicePrice", N_("Set the price of an item"), "settings"),
    "change-service-item": ("accounts.price_list:ChangeServiceItem", N_("Change an item of the price list"), "settings"),
    "add-company": ("accounts.companies:AddCompany", N_("Open the account of a company"), "company.write"),
    "change-company": ("accounts.companies:ChangeCompany", N_("Change the account of a company"), "company.write"),
    "add-beds": ("organisation.bed_acts:AddBeds", N_("Sell the beds of a room"), "settings"),
    "import": ("transfer.take:TakeFile", N_("Import a file"), "import"),
    "add-room-type": ("organisation.rooms:AddRoomType", N_("Add a room type"), "settings"),
    "add-room": ("organisation.rooms:AddRoom", N_("Add a room"), "settings"),
    "set-overbooking": ("organisation.rooms:SetOverbooking", N_("Set the overbooking limit"), "overbook", "set-overbooking"),
    "begin-restore": ("organisation.begin_restore:BeginRestore", N_("Bring a backup back over the hotel"), "restore"),
    "note-restore": ("organisation.note_restore:NoteRestore", N_("Note that a backup was brought back"), "restore"),
    "add-department": ("organisation.structure:AddDepartment", N_("Add a department"), "organisation.write"),
    "add-post": ("organisation.structure:AddPost", N_("Add a post"), "organisation.write"),
    "set-limits": ("organisation.structure:SetLimits", N_("Set what a post may give away"), "users.write"),
    "grant": ("organisation.structure:Grant", N_("Grant a right to a post"), "users.write", "revoke"),
    "revoke": ("organisation.structure:Revoke", N_("Take a right from a post"), "users.write", "grant"),
    "set-deputies": ("organisation.structure:SetDeputies", N_("Set the deputies of a post"), "organisation.write"),
    "apply-template": ("organisation.structure:ApplyTemplate", N_("Furnish from a template"), "organisation.write"),
    "save-organisation": ("organisation.structure:SaveOrganisation", N_("Keep a version of the organisation"), "organisation.write"),
    "change-setting": ("organisation.settings_acts:ChangeSetting", N_("Change a setting"), "settings", "change-setting"),
    "set-shift": ("organisation.settings_acts:SetShift", N_("Set the hours of a shift"), "settings"),
    "set-least": ("organisation.settings_acts:SetLeast", N_("Set the least on a shift"), "roster.write"),
    "set-sla": ("organisation.settings_acts:SetSla", N_("Set a service level"), "settings"),
    "set-hours": ("organisation.calendar_acts:SetHours", N_("Set the hours of a calendar"), "settings"),
    "set-day": ("organisation.calendar_acts:SetDay", N_("Set a day of a calendar"), "settings"),
}  # fmt: skip
