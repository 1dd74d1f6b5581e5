"""What the program notes in a timeline, as sentences; what people wrote stays as it is."""

from hotelcs.i18n import N_, tr

CODES = {
    "raised": N_("alarm raised: {text}"),
    "confirmed": N_("confirmed by somebody on the spot, level {text}"),
    "false_alarm": N_("false alarm: {text}"),
    "cause": N_("cause: {text}"),
    "level": N_("level is now {text}"),
    "voided": N_("void: {text}"),
    "command": N_("takes the command"),
    "command_offered": N_("hands the command to {text}"),
    "step": N_("step {seq} done: {step}"),
    "step_back": N_("step {seq} is not done after all"),
    "situation": N_("situation report: {text}"),
    "called": N_("called {text}"),
    "evacuate": N_("EVACUATE, assembly {text}"),
    "contained": N_("no further danger"),
    "danger_again": N_("danger again: {text}"),
    "handed_to_rescue": N_("{text} people not accounted for, handed to the rescuers"),
    "all_clear": N_("ALL CLEAR"),
    "all_clear_authority": N_("ALL CLEAR by the authority: {text}"),
    "claimed": N_("searches {text}"),
    "cleared": N_("{text} is clear"),
    "care": N_("care: {text}"),
    "followed": N_("asked after: {text}"),
    "recovered": N_("recovered"),
    "casualties": N_("people hurt: {text}"),
    "damage": N_("damage: {text}"),
    "media": N_("the press takes notice"),
    "media_none": N_("no press"),
    "cctv": N_("recordings are kept until {text}"),
    "signed_safety": N_("signed off: safety"),
    "signed_rooms": N_("signed off: rooms"),
    "signed_guests": N_("signed off: guests"),
    "signed_money": N_("signed off: money"),
    "signed_record": N_("signed off: the record"),
    "signed_media": N_("signed off: media"),
    "plan_change_yes": N_("the plan changes: {text}"),
    "plan_change_no": N_("the plan stays: {text}"),
    "closed": N_("closed"),
    "cpr": N_("compressions begun"),
    "aed_shock": N_("AED shock given"),
    "breathing": N_("breathing again"),
    "aed_there": N_("the AED is there"),
    "first_aider": N_("the first-aider is there"),
    "ambulance": N_("the ambulance is here"),
    "brigade": N_("the fire brigade is here"),
    "police": N_("the police are here"),
    "relatives": N_("relatives informed"),
}
"""Code of a line → its sentence."""


def told(code: str, text: str, seq: int | None = None, step: str = "") -> str:
    """A line in the current language."""
    message = CODES.get(code)
    if message is None:
        return text
    text = text.upper() if code in ("level", "confirmed") else text
    words = tr(message).replace("{text}", text).replace("{seq}", str(seq or "")).replace("{step}", step)
    return words if not text or "{text}" in message else f"{words}: {text}"
