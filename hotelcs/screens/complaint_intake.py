"""09, the intake: the guest's words, what is understood, what they want, their mood; the house fills in the rest (wireframe SC09)."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.keymap import INTAKE
from hotelcs.screens.complaint_facts import beside, steps_told
from hotelcs.screens.complaint_words import FLAGS, MOODS, WANTS
from hotelcs.screens.complaints import open_case
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field, Option
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import ALARM, Line, panes, words
from hotelcs.screens.prompts import Choice
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

LEFT, LEFT_WIDE, WIDE = 43, 66, 120
ASKED = ("safety", "media", "vulnerable", "sensitive", "anonymous")


def _options(listed: dict[str, str]) -> list[Option]:
    return [Option(str(n), value, told) for n, (value, told) in enumerate(listed.items(), 1)]


class ComplaintIntake(FormSheet):
    """Words, mood, what is wanted; F10 repeats it to the guest, or without what is wanted keeps the half."""

    number: ClassVar[str] = "09"
    title: ClassVar[str] = N_("Complaint")
    keys: ClassVar[tuple[Any, ...]] = INTAKE
    verb: ClassVar[str] = "take-complaint"

    def __init__(self, counter: "Counter", whose: str = "", code: str = "", parked: str = "") -> None:
        self.facts: Any = None
        self.suggested: tuple[Any, ...] = ()
        self.separate = False
        self.whose = Field(
            "whose",
            N_("Room, guest"),
            help=N_("A room, a stay, a booking or the number of a guest; nothing when nobody said a name."),
        )
        self.code = Field(
            "code",
            N_("Of what"),
            required=True,
            help=N_("Its code as NOI-1, or one word: noise, clean, ac, wifi, bill, rude."),
        )
        self.words = Field(
            "words", N_("Words"), required=True, help=N_("What the guest says, as they say it.")
        )
        self.mood = Field("mood", N_("Mood"), options=_options(MOODS), wanted=True)
        self.wants = Field("wants", N_("Wants"), options=_options(WANTS), wanted=True)
        self.understood = Field(
            "understood", N_("Understood"), help=N_("In your own words, repeated to the guest.")
        )
        self.flags = Field(
            "flags", N_("Flags"), options=_options({name: FLAGS[name] for name in ASKED}), several=True
        )
        self.steps = Field("steps", N_("Do now"), several=True)
        self.whose.put(whose)
        self.code.put(code)
        ordered = [
            self.whose,
            self.code,
            self.words,
            self.mood,
            self.wants,
            self.understood,
            self.flags,
            self.steps,
        ]
        super().__init__(counter, parked or whose, FormState(ordered))
        self.whose.wanted = not whose
        self.form.go_to_next_needed(0)

    # --- what is known

    def open(self) -> None:
        """Ask for what is known of the room and the kind of complaint."""
        self._ask()

    def _ask(self) -> None:
        room, code = self.whose.value, self.code.value
        self._asked = (room, code)
        self.counter.ask_first("intake", lambda desk: _known_of(desk, room, code), self._known)

    _asked: tuple[str, str] = ("", "")

    def _known(self, found: tuple[Any, Refusal | None]) -> None:
        facts, refusal = found
        before, self.facts, untouched = self.facts, facts, not self.form.changed
        if refusal is not None:
            self.code.refusal = refusal
            self.counter.say(str(refusal), ALARM)
        if facts.code and facts.steps != self.suggested:
            self.suggested = facts.steps
            self.steps.options = [
                Option(str(one.seq), str(one.seq), one.department) for one in facts.steps if one.minutes
            ]
            self.steps.put(" ".join(one.value for one in self.steps.options))
            self.steps.line.selected = False
        stood = before.title if before is not None else ""
        if facts.title and self.understood.value in ("", stood):
            self.understood.put(facts.title)
        if untouched:
            self.form.settle()

    def moved(self, before: int) -> None:
        """Another room or another kind is asked for anew."""
        super().moved(before)
        if (self.whose.value, self.code.value) != self._asked:
            self._ask()

    # --- drawing

    def banner(self) -> Line:
        """Who, and by when somebody answers."""
        facts = self.facts
        if facts is None:
            return ()
        who = (
            tr(N_("Room {room}  {guest}"), room=facts.room, guest=facts.guest or tr(N_("nobody in it")))
            if facts.room
            else ""
        )
        night = (
            tr(N_("night {night}, stays {stays}"), night=facts.night, stays=facts.stays)
            if facts.night
            else ""
        )
        vip = tr(N_("VIP {level}"), level=facts.vip) if facts.vip else ""
        grade = facts.severity.upper()
        clock = (
            tr(N_("answer in {minutes} min"), minutes=facts.minutes["ack"]) if "ack" in facts.minutes else ""
        )
        return (words(" " + "   ".join(filter(None, (who, facts.lang, night, vip, grade, clock)))),)

    def sections(self, width: int) -> list[Section]:
        """What happened, and what helps."""
        fields = [self.whose, self.code, self.words, self.mood, self.wants, self.understood, self.flags]
        parts = [Section(tr(N_("What happened")), [(field,) for field in fields])]
        if self.facts is not None and self.suggested:
            title = tr(N_("Plan suggested by {code}"), code=self.facts.code)
            chosen = [(self.steps,)] if self.steps.options else []
            parts.append(Section(title, chosen, steps_told(self.facts, width)))
        return parts

    def body(self, width: int, height: int) -> list[Line]:
        """The form, and what is known beside it."""
        left = LEFT_WIDE if width >= WIDE else LEFT
        form = self.view.draw(self.form, self.sections(left), left, height - 1)
        side = width - left - 3
        return panes(height, (form, left), (beside(self.facts, side, self._currency()), side))

    def _currency(self) -> str:
        me = self.counter.sitting.me
        return me.currency if me else "CNY"

    @property
    def script(self) -> str:
        """What to say, for F1."""
        return str(self.facts.script) if self.facts is not None else ""

    def status(self) -> str:
        """What is missing; else what F10 does."""
        told = super().status()
        if not self.form.complete:
            return told
        if not self.wants.value:
            return tr(N_("F10 keeps the half: what the guest wants is asked later."))
        return tr(N_("F10: repeated to the guest, and the actions chosen are given out."))

    # --- saving

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        told: dict[str, Any] = {"code": self.code.value, "words": self.words.value}
        told |= {
            one.name: one.value
            for one in (self.whose, self.mood, self.wants, self.understood, self.steps)
            if one.value
        }
        told |= dict.fromkeys(self.flags.value.split(), True)
        if self.wants.value:
            told["acknowledge"] = True
        if self.separate:
            told["separate"] = True
        return told

    def refused(self, failure: Failure) -> None:
        """It may be the same as one that is there: what was thought to be mended opens again, of others it is asked."""
        if not isinstance(failure, Refusal) or failure.code != "NEAR_DUPLICATE":
            return
        twin = failure.items[0]
        if self._came_back(twin):
            self.code.refusal = None
            self._same(twin)
            return
        question = tr(N_("{no} is about the same:  1 go on with it  2 another matter"), no=twin)
        self.code.refusal = None
        self.counter.ask_line(Choice(question, {"1": lambda: self._same(twin), "2": self._another}))

    def _came_back(self, twin: str) -> bool:
        """Whether the same kind was resolved in the same room a while ago (W-04: it opens again by itself)."""
        facts = self.facts
        return (
            facts is not None
            and facts.twin == twin
            and facts.twin_code == facts.code
            and facts.twin_status == "resolved"
        )

    def _same(self, twin: str) -> None:
        fields = {"complaint": twin, "words": self.words.value}

        told = N_("{complaint} goes on: {severity}.")
        if self._came_back(twin):
            told = N_("{complaint} is open again: {severity}.")

        def done(answer: Any) -> None:
            self.counter.praise(tr(told, complaint=twin, severity=answer.result["severity"].upper()))
            self.counter.drop_draft(self.record)
            if self.counter.sheet is self:
                self.counter.close_sheet()
            open_case(self.counter, twin)

        self.counter.do("complain-again", fields, done)

    def _another(self) -> None:
        self.separate = True
        self.save()

    def saved(self, done: Any) -> None:
        """The number, how bad, in whose hands."""
        result = done.result
        self.counter.praise(tr(N_("{complaint} is taken: {severity}, in the hands of {owner}."), complaint=result["complaint"],
                               severity=result["severity"].upper(), owner=result["owner"] or "-"))  # fmt: skip
        open_case(self.counter, result["complaint"])


def _known_of(desk: Any, room: str, code: str) -> tuple[Any, Refusal | None]:
    """What is known; of a kind of complaint that there is not, at least what is known of the room."""
    try:
        return desk.show("complaint-intake", room=room, code=code), None
    except Refusal as refusal:
        if not code:
            raise
        return desk.show("complaint-intake", room=room, code=""), refusal


def open_intake(counter: "Counter", whose: str = "", code: str = "") -> None:
    """The form, with what is known already."""
    counter.show_sheet(ComplaintIntake(counter, whose, code))
