"""Guests, their identity documents, and the terms by which anything is found."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, one_of, table, version_column

BLACKLIST = ("none", "watch", "refuse")
DOC_TYPES = (
    "cn_id", "cn_temp_id", "hukou", "passport", "hk_mo_permit", "tw_permit", "hkmt_residence", "foreign_pr",
    "military", "police_cert", "other",
)  # fmt: skip


class Guest(SQLModel, table=True):
    """A person. Names are kept as they were typed; searching uses terms."""

    __table_args__ = table(
        one_of("blacklist", BLACKLIST),
        one_of("sex", ("m", "f", "x")),
        check("vip", "vip_level BETWEEN 0 AND 3"),
        check("name", "length(name) > 0"),
        UniqueConstraint("source", "source_ref"),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    name: str
    name_latin: str = ""
    sex: str | None = None
    birth_date: date | None = None
    nationality: str = ""
    phone: str = ""
    email: str = ""
    lang: str = ""
    vip_level: int = 0
    company: str = ""
    note: str = ""
    blacklist: str = "none"
    blacklist_reason: str = ""
    source: str | None = None
    source_ref: str | None = None
    created_at: datetime = instant()
    version: int = version_column()


class IdDocument(SQLModel, table=True):
    """An identity document: the number sealed, found by its blind index, shown by its last characters."""

    __tablename__ = "id_document"
    __table_args__ = table(one_of("kind", DOC_TYPES))
    id: int | None = Field(default=None, primary_key=True)
    guest_id: int = Field(foreign_key="guest.id", index=True)
    kind: str
    issuer: str = ""
    sealed: bytes
    blind: str = Field(unique=True)
    first: str = ""
    last: str = ""
    length: int = 0
    expires_date: date | None = None
    checked_by: str
    checked_at: datetime = instant()


class SearchTerm(SQLModel, table=True):
    """A folded word, pinyin, initials or number tail by which a guest is found (prefix search on the key)."""

    __tablename__ = "search_term"
    __table_args__ = table(rowid=False)
    term: str = Field(primary_key=True)
    guest_id: int = Field(primary_key=True, foreign_key="guest.id", index=True)
