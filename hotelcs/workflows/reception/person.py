"""Somebody who will sleep in the room, as the desk writes them down (handbook 02 §2.3.5, StayGuest)."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hotelcs.workflows.fields import Name, Words

DocumentText = Annotated[str, Field(max_length=200, description="a number as typed, or what the reader read")]
"""A document as typed or read; it is never kept as it came."""


class Person(BaseModel):
    """A person with a document; a minor with a guardian; or an exception granted by the duty manager.

    `confirmed`: somebody compared with the page what the document's own check digits doubt.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Name | None = None
    document: DocumentText = ""
    minor: bool = False
    guardian: Words = ""
    guardian_phone: Words = ""
    relation: Words = ""
    exception: Words = ""
    confirmed: bool = False
