"""The structure: departments, posts, what posts may, who stands in for whom, versions of all of it (handbook S-15, S-43)."""

import json
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlmodel import delete, select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_, AnyOf
from hotelcs.models.organisation import Department, OrganisationVersion, Post, PostDeputy, PostGrant
from hotelcs.storage.reading import value
from hotelcs.workflows import ledger, lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.actors import who_may
from hotelcs.workflows.fields import Amount, Name, Ref, Refs, Words
from hotelcs.workflows.organisation import snapshots
from hotelcs.workflows.organisation.furnishing import Furnisher
from hotelcs.workflows.organisation.grants import ADMINISTRATION, RIGHTS
from hotelcs.workflows.organisation.templates import template
from hotelcs.workflows.people import administrators, finding
from hotelcs.workflows.stale import Was, refuse_moved

_HELD = (
    "SELECT 1 FROM staff_post h JOIN staff s ON s.id = h.staff_id AND (s.left_on IS NULL OR s.left_on >= :day) "
    "WHERE h.post = :post AND (h.valid_to IS NULL OR h.valid_to >= :day) LIMIT 1"
)
"""Somebody who holds a post, or will."""
_DEPUTIES = "SELECT deputy FROM post_deputy WHERE post = :post ORDER BY place"
Code = Annotated[str, Field(pattern="^[A-Z]{2,5}$", description="two to five capitals")]


@dataclass(frozen=True, slots=True)
class StructureChanged:
    """The post or department, and what about it."""

    post: str
    department: str
    what: str


class AddDepartment(Act):
    """Add a department; a liaison department is outside the centre."""

    code: Code
    name_en: Name
    name_zh: Name
    kind: Annotated[str, Field(pattern="^(core|liaison)$")] = "core"

    def perform(self, work: Work) -> StructureChanged:
        """A code is used once."""
        if work.session.get(Department, self.code) is not None:
            raise Refusal("DEPARTMENT_KNOWN", N_("The department {department} is there already."), field="code",
                          department=self.code)  # fmt: skip
        work.add(
            Department(code=self.code, name_en=self.name_en, name_zh=self.name_zh, kind=self.kind, sort=900)
        )
        return StructureChanged("", self.code, "added")


class AddPost(Act):
    """Add a post to a department; it may read, and nothing else until rights are granted."""

    code: Code
    department: Ref
    name_en: Name
    name_zh: Name
    level: Annotated[int, Field(ge=1, le=5)] = 1
    reports_to: Ref | None = None

    def perform(self, work: Work) -> StructureChanged:
        """Never above one's own level."""
        finding.refuse_above(work, self.level, "level")
        if work.session.get(Post, self.code) is not None:
            raise Refusal("POST_KNOWN", N_("The post {post} is there already."), field="code", post=self.code)
        if work.session.get(Department, self.department) is None:
            raise lookup.unknown(
                "DEPARTMENT_UNKNOWN", N_("There is no department {reference}."), "department", self.department
            )
        above = finding.post(work, self.reports_to, "reports_to").code if self.reports_to else None
        work.add(Post(code=self.code, department=self.department, name_en=self.name_en, name_zh=self.name_zh,
                      level=self.level, reports_to=above, sort=900))  # fmt: skip
        for right in ("door", "read", "account.own", "incident.raise", "duty.sign"):
            work.session.add(PostGrant(post=self.code, permission=right))
        return StructureChanged(self.code, self.department, "added")


class SetLimits(Act):
    """Set what a post may give away: for a case and a day in money, off a price in per cent."""

    post: Ref
    compensation: Amount | None = None
    gesture: Amount | None = None
    discount: Annotated[int, Field(ge=0, le=100)] | None = None
    was: Was | None = None

    def perform(self, work: Work) -> StructureChanged:
        """Nobody lets others give away more than they may themselves."""
        post = finding.post(work, self.post)
        finding.refuse_above(work, post.level, "post")
        refuse_moved(
            work, post.code, self.was,
            [(name, mine, now) for name, mine, now in (("compensation", self.compensation, post.compensation_minor),
                                                       ("gesture", self.gesture, post.gesture_minor),
                                                       ("discount", self.discount, post.discount)) if mine is not None],
        )  # fmt: skip
        for field, name, wanted in (("compensation", "compensation_minor", self.compensation),
                                    ("gesture", "gesture_minor", self.gesture), ("discount", "discount", self.discount)):  # fmt: skip
            if wanted is None:
                continue
            if wanted > max(int(getattr(work.actor, name)), int(getattr(post, name))):
                raise Denied("BEYOND_YOU", N_("This is beyond your post too: {need}."), field=field,
                             next=("ask-supervisor",), need=field)  # fmt: skip
            setattr(post, name, wanted)
        work.changed += 1
        return StructureChanged(post.code, post.department, "limits")


class Grant(Act):
    """Grant a right to a post."""

    post: Ref
    right: Ref

    def perform(self, work: Work) -> StructureChanged:
        """Only a right the own posts have: nobody gives what they do not have."""
        post = finding.post(work, self.post)
        _refuse_unknown(self.right)
        finding.refuse_above(work, post.level, "post")
        if not work.actor.may(self.right):
            posts = who_may(work.reader, self.right)
            raise Denied("NOT_YOURS_TO_GIVE", N_("Nobody gives a right they do not have; {right} is for {posts}."), field="right",
                         next=("ask-supervisor",), right=self.right, posts=AnyOf(posts), items=posts)  # fmt: skip
        if work.session.get(PostGrant, (post.code, self.right)) is None:
            work.add(PostGrant(post=post.code, permission=self.right))
        return StructureChanged(post.code, post.department, f"+{self.right}")

    @classmethod
    def reverse(cls, result: dict[str, str]) -> Act:
        """Taking it away."""
        from hotelcs.workflows.verbs import act_of

        return act_of("revoke").parse({"post": result["post"], "right": result["what"][1:]})


class Revoke(Act):
    """Take a right from a post."""

    post: Ref
    right: Ref

    def perform(self, work: Work) -> StructureChanged:
        """What administers the hotel can be given back by somebody; whoever holds a post can sign in."""
        post = finding.post(work, self.post)
        _refuse_unknown(self.right)
        finding.refuse_above(work, post.level, "post")
        row = work.session.get(PostGrant, (post.code, self.right))
        if row is not None:
            self._take(work, post, row)
            work.changed += 1
        return StructureChanged(post.code, post.department, f"-{self.right}")

    def _take(self, work: Work, post: Post, row: PostGrant) -> None:
        """Take it away. Raises Refusal RIGHT_NEEDED, LAST_ADMINISTRATOR."""
        if self.right in administrators.ENTRY and value(
            work.reader, _HELD, post=post.code, day=work.business_date.isoformat()
        ):
            raise Refusal("RIGHT_NEEDED", N_("People hold the post {post}; without {right} they could not sign in."),
                          field="right", next=("end-post",), post=post.code, right=self.right)  # fmt: skip
        if self.right not in ADMINISTRATION | administrators.ENTRY:
            work.session.delete(row)
            return
        with administrators.kept(work, "right", self.right, post.level):
            work.session.delete(row)

    @classmethod
    def reverse(cls, result: dict[str, str]) -> Act:
        """Granting it again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("grant").parse({"post": result["post"], "right": result["what"][1:]})


def _refuse_unknown(right: str) -> None:
    if right not in RIGHTS:
        raise Refusal(
            "RIGHT_UNKNOWN",
            N_("There is no right {right}."),
            field="right",
            right=right,
            next=("show rights",),
        )


class SetDeputies(Act):
    """Say who answers while nobody of a post is on shift, in this order; an empty list means nobody."""

    post: Ref
    deputies: Annotated[Refs, Field(max_length=9)] = ()
    was: Was | None = None

    def perform(self, work: Work) -> StructureChanged:
        """Each one once, and never the post itself."""
        post = finding.post(work, self.post)
        chain = tuple(dict.fromkeys(finding.post(work, code, "deputies").code for code in self.deputies))
        if post.code in chain:
            raise Refusal("SAME_PERSON", N_("Nobody stands in for themselves."), field="deputies")
        now = work.reader.rows(_DEPUTIES, post=post.code)
        refuse_moved(
            work, post.code, self.was, [("deputies", chain or None, [code for (code,) in now] or None)]
        )
        work.session.exec(delete(PostDeputy).where(PostDeputy.post == post.code))  # type: ignore[arg-type]
        work.session.add_all(
            [PostDeputy(post=post.code, place=place, deputy=code) for place, code in enumerate(chain, 1)]
        )
        work.changed += 1
        return StructureChanged(post.code, post.department, "deputies")


@dataclass(frozen=True, slots=True)
class TemplateApplied:
    """The template, and how many rows of what were added."""

    template: str
    added: dict[str, int]


class ApplyTemplate(Act):
    """Give the hotel what it has nothing of yet, as a template has it: duties, shifts, limits, calendars."""

    template: Annotated[str, Field(pattern="^(boutique|business|chain)$")]

    def perform(self, work: Work) -> TemplateApplied:
        """What is there stays as it is."""
        chosen = template(self.template)
        furnisher = Furnisher(work.session, chosen, work.property.currency, work.actor.login, work.now)
        added = furnisher.furnish(work.business_date)
        work.changed += sum(added.values())
        return TemplateApplied(self.template, added)


@dataclass(frozen=True, slots=True)
class OrganisationSaved:
    """The number of the version and its label."""

    version: int
    label: str


class SaveOrganisation(Act):
    """Keep the whole organisation as it is now, to be compared with later (handbook S-43)."""

    label: Name
    note: Words = ""

    def perform(self, work: Work) -> OrganisationSaved:
        """Departments, posts, rights, deputies, duties and their matrix."""
        found = snapshots.taken(work.reader, work.business_date.isoformat())
        last = work.session.exec(select(OrganisationVersion).order_by(OrganisationVersion.id.desc())).first()  # type: ignore[union-attr]
        if last is not None and json.loads(last.snapshot) == found:
            raise Refusal("NOTHING_CHANGED", N_("Nothing has changed since the version {label}."), field="label",
                          label=last.label)  # fmt: skip
        row = work.add(OrganisationVersion(
            label=self.label, at=work.now, business_date=work.business_date, actor=work.actor.login,
            snapshot=ledger.canonical(found), note=self.note,
        ))  # fmt: skip
        return OrganisationSaved(int(row.id or 0), self.label)
