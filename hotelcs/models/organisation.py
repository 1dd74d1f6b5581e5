"""The organisation: departments, posts and what they may, who stands in for whom, versions of all of it."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, one_of, table

DEPARTMENT_KINDS = ("core", "liaison")


class Department(SQLModel, table=True):
    """A department; a liaison department is outside the centre and never answers for a duty."""

    __table_args__ = table(one_of("kind", DEPARTMENT_KINDS))
    code: str = Field(primary_key=True)
    name_en: str
    name_zh: str
    kind: str = "core"
    active: bool = True
    sort: int = 0


class Post(SQLModel, table=True):
    """A post with its place in the hierarchy (1 staff to 5 manager) and what its holder may spend or take off.

    Money in minor units: `compensation_minor` for one case, `gesture_minor` for a day. `discount` in per cent.
    """

    __table_args__ = table(
        check("level", "level BETWEEN 1 AND 5"),
        check("limits", "compensation_minor >= 0 AND gesture_minor >= 0 AND discount BETWEEN 0 AND 100"),
        check("reports_to", "reports_to IS NULL OR reports_to <> code"),
    )
    code: str = Field(primary_key=True)
    department: str = Field(foreign_key="department.code", index=True)
    name_en: str
    name_zh: str
    level: int = 1
    reports_to: str | None = Field(default=None, foreign_key="post.code")
    compensation_minor: int = 0
    gesture_minor: int = 0
    discount: int = 0
    sort: int = 0


class PostGrant(SQLModel, table=True):
    """One permission of one post (handbook 02 §2.10)."""

    __tablename__ = "post_grant"
    __table_args__ = table(rowid=False)
    post: str = Field(primary_key=True, foreign_key="post.code")
    permission: str = Field(primary_key=True)


class PostDeputy(SQLModel, table=True):
    """Who answers while nobody of `post` is on shift: the deputies in the order of `place` (handbook 01 S-57)."""

    __tablename__ = "post_deputy"
    __table_args__ = table(check("deputy", "deputy <> post"), rowid=False)
    post: str = Field(primary_key=True, foreign_key="post.code")
    place: int = Field(primary_key=True)
    deputy: str = Field(foreign_key="post.code")


class OrganisationVersion(SQLModel, table=True):
    """The whole organisation as it was at an instant, as canonical JSON. Append-only (handbook 01 S-43)."""

    __tablename__ = "organisation_version"
    __table_args__ = table()
    id: int | None = Field(default=None, primary_key=True)
    label: str
    at: datetime = instant()
    business_date: date
    actor: str
    snapshot: str
    note: str = ""
