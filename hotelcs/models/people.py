"""People: who works here and in which posts, and the accounts they sign in with (handbook 02 §2.3.1)."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import organisation  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant_or_none, one_of, table, version_column

ACCOUNT_STATES = ("active", "disabled")
QUALIFICATIONS = (
    "first_aid", "fire_warden", "aed", "lift_rescue", "lang_en", "lang_ja", "lang_ko", "sign_language", "food_safety",
    "rapid_response",
)  # fmt: skip


class Staff(SQLModel, table=True):
    """Somebody who works here. `languages` are codes separated by spaces."""

    __table_args__ = table(
        check("name", "length(name) > 0"),
        check("left", "left_on IS NULL OR hired_on IS NULL OR left_on >= hired_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    name: str
    name_latin: str = ""
    phone: str = ""
    hired_on: date | None = None
    left_on: date | None = None
    languages: str = ""
    version: int = version_column()


class StaffPost(SQLModel, table=True):
    """A post somebody holds from a day to a day, both included. Triggers: one main post a day, no post twice.

    With `deputy_for` the post is held in the place of that person and ends with its last day.
    """

    __tablename__ = "staff_post"
    __table_args__ = table(
        check("days", "valid_to IS NULL OR valid_to >= valid_from"),
        check(
            "deputy", "deputy_for IS NULL OR (deputy_for <> staff_id AND valid_to IS NOT NULL AND NOT main)"
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    post: str = Field(foreign_key="post.code", index=True)
    main: bool = False
    valid_from: date
    valid_to: date | None = None
    reason: str = ""
    deputy_for: int | None = Field(default=None, foreign_key="staff.id")


class Qualification(SQLModel, table=True):
    """What somebody is trained for; after `expires_date` it does not count."""

    __table_args__ = table(
        one_of("kind", QUALIFICATIONS), check("days", "expires_date IS NULL OR expires_date >= issued_date")
    )
    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    kind: str
    issued_date: date
    expires_date: date | None = None


class Account(SQLModel, table=True):
    """A login. A person's rights are those of the posts held; a service account has the one in `post`.

    `password` and `pin` are argon2id hashes, empty when there is none. `must_change` says that the password is
    a secret handed out once, good until `secret_until`.
    """

    __table_args__ = table(
        one_of("status", ACCOUNT_STATES),
        check("whose", "(service AND staff_id IS NULL AND post IS NOT NULL) "
              "OR (NOT service AND staff_id IS NOT NULL AND post IS NULL)"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(unique=True)
    name: str = ""
    staff_id: int | None = Field(default=None, foreign_key="staff.id", unique=True)
    post: str | None = Field(default=None, foreign_key="post.code")
    lang: str = "en"
    status: str = "active"
    service: bool = False
    password: str = ""
    password_at: datetime | None = instant_or_none()
    must_change: bool = False
    secret_until: datetime | None = instant_or_none()
    pin: str = ""
    signed_in_at: datetime | None = instant_or_none()
