"""The people of a form: a document and a name for each adult, one more line to spare, a line for each child."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.forms.field import Field

Pair = tuple[Field, Field]
"""Document and name of one person."""


@lru_cache(maxsize=8)
def read(text: str) -> Any:
    """The document that `text` is, or the refusal that says why it is none."""
    from hotelcs.errors import Refusal
    from hotelcs.workflows.reception.documents import read_document

    try:
        return read_document(text)
    except Refusal as refusal:
        return refusal


def document_fault(text: str) -> str:
    """What is wrong with a document number, by its own check digits; nothing when it can be right."""
    found = read(text)
    return str(found) if isinstance(found, Exception) else ""


def masked(text: str) -> str:
    """A document as it may stand on a screen that guests can see (handbook 04 §4.1 rule 8)."""
    from hotelcs.workflows.reception.papers import mask

    kind, _, number = text.strip().rpartition(":")
    issuer = kind.rpartition(":")[2]
    return f"{issuer}:{mask(number)}" if issuer else mask(number)


NUMBERED = re.compile(r"[A-Z]{0,3}[0-9]{6,}[0-9A-Z]{0,4}")
"""A document's number alone, after its kind and country."""
RESIDENT = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
"""A resident ID among other words."""


def in_words(text: str) -> str:
    """Says that a document number does not belong into a line of words; nothing when there is none in it."""
    alone = text.rpartition(":")[2].replace(" ", "").replace("-", "").upper()
    if not NUMBERED.fullmatch(alone) and not RESIDENT.search(text):
        return ""
    return tr(N_("This is a document number; it belongs in {field}."), field=tr(N_("Document")))


def hidden(text: str) -> str:
    """Words as they are; a document number among them as it may stand on a screen that guests can see."""
    return masked(text) if in_words(text) else text


def name_from(pair: Pair) -> bool:
    """Fill an empty name from a document that carries one (the two lines of a passport); True when it did."""
    document, name = pair
    if name.value or not document.value:
        return False
    name.put(getattr(read(document.value), "name", "") or "")
    return bool(name.value)


def adult_fields(adults: int, known: Sequence[tuple[str, str]]) -> list[Pair]:
    """A required pair for each adult, names filled where `known`, and an optional pair for one more."""
    pairs = []
    for index in range(adults + 1):
        needed = index < adults
        number = index + 1 if adults > 1 or not needed else 0
        document = Field(
            f"guests.{index}.document",
            N_("Document"),
            required=needed,
            number=number,
            check=document_fault,
            masks=masked,
        )
        name = Field(
            f"guests.{index}.name",
            N_("Name"),
            wanted=needed,
            number=number,
            check=in_words,
            masks=hidden,
        )
        if index < len(known):
            name.put(known[index][0])
        pairs.append((document, name))
    return pairs


def child_fields(children: int) -> list[Pair]:
    """An optional pair for each child booked: the name, and a document if there is one."""
    return [
        (
            Field(f"children.{index}.name", N_("Child"), number=index + 1),
            Field(f"children.{index}.document", N_("Document"), check=document_fault, masks=masked),
        )
        for index in range(children)
    ]


def people_of(adults: Sequence[Pair], children: Sequence[Pair], *, confirmed: bool) -> list[dict[str, Any]]:
    """The act's `guests`: adults with a document, then children who were written down, with their guardian."""
    people: list[dict[str, Any]] = []
    for document, name in adults:
        if document.value:
            people.append(_person(name.value, document.value, confirmed=confirmed))
    guardian = adults[0][1].value if adults else ""
    for name, document in children:
        if name.value:
            people.append(
                {**_person(name.value, document.value, confirmed=False), "minor": True, "guardian": guardian}
            )
    return people


def _person(name: str, document: str, *, confirmed: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name} if name else {}
    if document:
        told["document"] = document
    if confirmed and document:
        told["confirmed"] = True
    return told
