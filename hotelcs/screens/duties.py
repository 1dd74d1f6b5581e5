"""18 Duties: who answers for what, who has signed, what is wrong, which shift lacks an owner (handbook SC18)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import DUTIES
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.codes import shift_word
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.widgets.line_list import Column

ALL, MINE, SHIFT, LACKS, WRONG, POSTS = range(6)


def _letters(row: Any) -> str:
    told = [f"A {row.answers or '!'}"]
    told += [
        f"{letter} {'+'.join(posts)}"
        for letter, posts in (("R", row.does), ("C", row.asked), ("I", row.told))
        if posts
    ]
    return "  ".join(told)


def _signed(row: Any) -> str:
    if row.mine:
        return tr(N_("!you sign"))
    return tr(N_("{count} to sign"), count=row.unsigned) if row.unsigned else ""


DUTIES_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Duty"), 6, lambda row: row.duty),
    Column(N_("Dept"), 4, lambda row: row.department),
    Column(N_("What"), 0, lambda row: row.name if row.active else f"({row.name})"),
    Column(N_("Answers"), 7, lambda row: row.answers or "!"),
    Column(N_("Does it"), 12, lambda row: "+".join(row.does) or "!"),
    Column(N_("Signatures"), 11, _signed),
)
OWNERS: tuple[Column[Any], ...] = (
    Column(N_("Duty"), 6, lambda row: row.duty),
    Column(N_("What"), 0, lambda row: row.name),
    Column(N_("Post"), 5, lambda row: row.post),
    Column(N_("Owner"), 18, lambda row: row.owner or tr(N_("!nobody"))),
    Column(
        N_("In post"), 14, lambda row: f"{row.by_post} {tr(N_('on call')) if row.on_call else ''}".strip()
    ),
)
GAPS: tuple[Column[Any], ...] = (
    Column(N_("Day"), 10, lambda row: row.day),
    Column(N_("Shift"), 7, lambda row: shift_word(row.shift)),
    Column(N_("Duty"), 6, lambda row: row.duty),
    Column(N_("What"), 0, lambda row: row.name),
    Column(N_("Post"), 5, lambda row: row.post),
    Column(N_("From"), 5, lambda row: row.begins[-5:]),
)
PROBLEMS: tuple[Column[Any], ...] = (
    Column(N_("Duty"), 6, lambda row: row.duty or "-"),
    Column(N_("How bad"), 9, lambda row: tr(N_("warning")) if row.warning else tr(N_("!wrong"))),
    Column(N_("What"), 0, lambda row: row.words),
)
POSTS_SHOWN: tuple[Column[Any], ...] = (
    Column(N_("Post"), 5, lambda row: row.post),
    Column(N_("Dept"), 4, lambda row: row.department),
    Column(N_("Called"), 0, lambda row: row.name),
    Column(N_("Reports to"), 10, lambda row: row.reports_to or "-"),
    Column(N_("Deputies"), 20, lambda row: row.deputies or "-"),
    Column(N_("Held by"), 7, lambda row: str(row.holders), "right"),
)


def _told(row: Any) -> str:
    return f"{row.duty} {row.name}  {_letters(row)}"


def _gap(row: Any) -> str:
    return tr(N_("{duty} {name}: nobody answers from {begins} to {ends}"), duty=row.duty, name=row.name, begins=row.begins,
              ends=row.ends)  # fmt: skip


def _owner(row: Any) -> str:
    if not row.owner:
        return tr(N_("{duty}: nobody answers for it now."), duty=row.duty)
    told = tr(N_("as deputy of {post}"), post=row.post) if row.deputy else ""
    return f"{row.duty} {row.name}: {row.staff} {row.owner} {told}".strip()


class Duties(Listing):
    """Tabs: every duty, one's own to sign, this shift, the week's gaps, the matrix's faults, the posts."""

    number: ClassVar[str] = "18"
    title: ClassVar[str] = N_("Duties")
    keys: ClassVar[tuple[Any, ...]] = DUTIES
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Duties"), DUTIES_SHOWN, lambda desk: desk.show("duties"), lambda row: row.duty,
            N_("No duties: m furnishes from a template."), _told, lambda row: [row.name, _letters(row), _signed(row)]),
        Tab(N_("To sign"), DUTIES_SHOWN, lambda desk: desk.show("duties", unsigned=True), lambda row: row.duty,
            N_("You have signed every duty of yours."), _told, lambda row: [row.name, _letters(row)]),
        Tab(N_("This shift"), OWNERS, lambda desk: desk.show("duty-owners"), lambda row: row.duty,
            N_("No duties: m furnishes from a template."), _owner),
        Tab(N_("Gaps"), GAPS, lambda desk: desk.show("duty-gaps"), lambda row: f"{row.day} {row.shift} {row.duty}",
            N_("Every duty has an owner on every shift of this week."), _gap),
        Tab(N_("Faults"), PROBLEMS, lambda desk: desk.show("duty-problems"), lambda row: f"{row.duty} {row.problem} {row.words}",
            N_("Nothing is wrong with the matrix."), lambda row: f"{row.duty} {row.words}"),
        Tab(N_("Posts"), POSTS_SHOWN, lambda desk: desk.show("posts"), lambda row: row.post, N_("There are no posts."),
            lambda row: f"{row.post} {row.name}"),
    )  # fmt: skip

    def __init__(self, counter: Any, tab: int = 0) -> None:
        super().__init__(counter, tab)
        self.what_if = ""

    def banner(self) -> Line:
        """What the checker says, once it was asked."""
        gaps, wrong = self.rows[LACKS], self.rows[WRONG]
        told = []
        if self.what_if:
            told.append(self.what_if)
        elif gaps is not None:
            told.append(tr(N_("Without an owner this week: {count}"), count=len(gaps)))
        if wrong is not None:
            told.append(tr(N_("Faults: {count}"), count=sum(1 for row in wrong if not row.warning)))
        return (words(" " + "   ".join(told), WARN if gaps or self.what_if else ""),) if told else ()

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What needs no row."""
        return {"n": lambda: open_act(self.counter, "add-duty"), "l": self._check, "w": self.ask_what_if, "k": self._sign,
                "m": self._furnish}  # fmt: skip

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a duty or a post."""
        return {"r": self._assign, "e": self._change, "x": self._retire, "d": self._versions}

    def opened(self, row: Any) -> None:
        """A duty in full."""
        if self.tab in (ALL, MINE, SHIFT, LACKS):
            self.counter.ask_first("duty", lambda desk: desk.show("duty", no=row.duty), self._show)
        else:
            super().opened(row)

    def _show(self, found: Any) -> None:
        lines = [found.detail, "", "  ".join(found.letters), "",
                 tr(N_("Signed: {who}"), who=", ".join(found.signed) or "-"),
                 tr(N_("Not signed: {who}"), who=", ".join(found.unsigned) or "-")]  # fmt: skip
        Card(self.counter, tr(N_("{duty} {name}, version {version}"), duty=found.duty, name=found.name, version=found.version),
             lines).open()  # fmt: skip

    def _duty(self, row: Any) -> str:
        duty = getattr(row, "duty", "")
        if not duty:
            self.counter.say(tr(N_("Choose a duty first.")))
        return duty

    def _versions(self, row: Any) -> None:
        """Every version of the words, newest first."""
        if not (duty := self._duty(row)):
            return

        def there(found: Any) -> None:
            lines: list[str] = []
            for one in found.versions:
                lines += [tr(N_("{version}  {at}  {actor}  {reason}"), version=one.version, at=one.at, actor=one.actor, reason=one.reason),
                          f"  {one.name}", *([f"  {one.detail}"] if one.detail else [])]  # fmt: skip
            Card(self.counter, duty, lines).open()

        self.counter.ask_first("duty", lambda desk: desk.show("duty", no=duty), there)

    def _assign(self, row: Any) -> None:
        if duty := self._duty(row):
            open_act(self.counter, "assign-duty", {"duty": duty})

    def _change(self, row: Any) -> None:
        if self.tab == POSTS:
            open_edit(
                self.counter, "set-deputies", {"post": row.post}, {"deputies": row.deputies.replace("+", " ")}
            )
        elif duty := self._duty(row):
            self.counter.ask_first("duty", lambda desk: desk.show("duty", no=duty), self._reword)

    def _reword(self, found: Any) -> None:
        open_edit(self.counter, "change-duty", {"duty": found.duty}, {}, found.version)

    def _retire(self, row: Any) -> None:
        if duty := self._duty(row):
            told = tr(N_("Retire {duty}? Nobody answers for it any more. y/n"), duty=duty)
            deeds.sure(self.counter, "retire-duty", told, {"duty": duty}, N_("{duty} is retired."))

    def _sign(self) -> None:
        """Sign everything that is one's own, after it was shown."""
        if self.tab != MINE:
            self.go_to(MINE)
            self.counter.say(tr(N_("Read them with Enter; k once more signs them all.")))
            return
        count = len(self.rows[MINE] or ())
        told = tr(N_("Sign that you know these {count} duties? y/n"), count=count)
        deeds.sure(self.counter, "sign-duties", told, {}, N_("Signed: {signed}."))

    def _check(self) -> None:
        """Both checks: the matrix, and the shifts of the week."""
        self.what_if = ""
        self.tab = WRONG
        self.open()
        self.go_to(LACKS)

    def ask_what_if(self) -> None:
        """Ask who alone is on the shifts, and show which duty then has no owner."""

        def entered(text: str) -> None:
            if text.strip():
                self._what_if(text.strip().replace("，", ",").replace(" ", ","))

        self.counter.ask_line(
            Prompt(tr(N_("Only these are there (logins or numbers, with commas):")), entered)
        )

    def _what_if(self, people: str) -> None:
        today = self.counter.home.business_date if self.counter.home else None

        def there(rows: list[Any]) -> None:
            self.tab = LACKS
            self.rows[LACKS] = rows
            self.what_if = tr(N_("Only {people} on each shift of {day}: without an owner {count}"), people=people, day=today or "",
                              count=len(rows))  # fmt: skip
            self.sift("")

        self.counter.ask_first(
            "what-if",
            lambda desk: desk.show("duty-gaps", **{"from": today, "to": today, "with": people}),
            there,
        )

    def _instead(self) -> str:
        """What if nothing were missing is not that nothing is."""
        if self.what_if and self.tab == LACKS and not self.front.rows and not self.wanted:
            return tr(N_("What if only these were there: every duty would have an owner."))
        return super()._instead()

    def status(self) -> str:
        """What was asked, where the banner has no room for it."""
        told = super().status()
        return f"{self.what_if}. {told}" if self.what_if and self.tab == LACKS else told

    def go_to(self, tab: int) -> None:
        """Another tab shows what is so, not what if."""
        self.what_if = ""
        super().go_to(tab)

    def reload(self) -> None:
        """What if is not read again by itself."""
        if not self.what_if:
            super().reload()

    def _furnish(self) -> None:
        from hotelcs.screens.dialogs.menu import Entry, Menu

        names = (("boutique", N_("Boutique: few people, several posts each")), ("business", N_("Business hotel")),
                 ("chain", N_("House of a chain")))  # fmt: skip
        if not self.counter.may("apply-template"):
            self.counter.refuse("apply-template")
            return

        def furnishing(name: str) -> Callable[[], None]:
            return lambda: deeds.do(
                self.counter, "apply-template", {"template": name}, N_("Furnished from {template}.")
            )

        entries: list[Entry] = [(tr(told), furnishing(name)) for name, told in names]
        Menu(self.counter, tr(N_("What is missing is added; nothing is changed")), entries).open()
