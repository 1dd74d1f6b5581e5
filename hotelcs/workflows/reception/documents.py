"""Identity documents as scanned or typed at the desk (handbook 02 §2.7). Pure: nothing is looked up or kept.

A text says itself what it is (a resident ID, a passport's machine-readable zone, a travel permit), or
names its kind: `passport:GBR:X1234567`, `military:…`, `police_cert:…`, `hukou:…`.
"""

import re
from datetime import date
from unicodedata import normalize

from hotelcs.i18n import N_
from hotelcs.text import clean
from hotelcs.workflows.reception.mrz import looks_like_mrz, read_mrz
from hotelcs.workflows.reception.papers import Document, age_on, ends, invalid, is_minor, mask
from hotelcs.workflows.reception.resident_id import read_resident_id

__all__ = ["KINDS", "Document", "age_on", "ends", "is_minor", "mask", "read_document"]

KINDS = (
    "cn_id",
    "cn_temp_id",
    "hukou",
    "passport",
    "hk_mo_permit",
    "tw_permit",
    "hkmt_residence",
    "foreign_pr",
    "military",
    "police_cert",
)
"""DocType of handbook 02 §2.2."""
ALIASES = (
    {
        "id": "cn_id",
        "身份证": "cn_id",
        "临时身份证": "cn_temp_id",
        "户口簿": "hukou",
        "户口本": "hukou",
        "pp": "passport",
        "temp_id": "cn_temp_id",
        "hk_permit": "hk_mo_permit",
        "permit": "hk_mo_permit",
        "residence": "hkmt_residence",
        "police": "police_cert",
    }
    | {"护照": "passport", "回乡证": "hk_mo_permit", "港澳通行证": "hk_mo_permit", "台胞证": "tw_permit"}
    | {"居住证": "hkmt_residence", "永居证": "foreign_pr", "军官证": "military", "公安证明": "police_cert"}
)
EIGHTEEN = ("cn_id", "cn_temp_id", "hukou", "hkmt_residence", "foreign_pr")
"""Kinds whose number is an 18-character one by GB 11643."""
HK_MACAO = re.compile(r"([HM])[0-9]{8}(?:[0-9]{2})?")
TAIWAN = re.compile(r"[0-9]{8}")
TAIWAN_OLD = re.compile(r"([0-9]{10})\(?[A-Z]?\)?")
OLD_FOREIGN_PR = re.compile(r"([A-Z]{3})[0-9]{12}")
PASSPORT = re.compile(r"[A-Z0-9]{3,20}")
FREE_LIMIT = 40

OLD_TAIWAN_PERMIT = N_("This is a Taiwan permit of the old kind. Look at its expiry date.")
NO_ISSUER = N_(
    "The issuing country is not known. Ask for it, and register the guest as from overseas until then."
)
UNKNOWN = N_(
    "This is neither an ID number, a passport's two lines nor a permit. Type the kind first, as in passport:GBR:X1234567."
)

NO_SUCH_KIND = N_(
    "There is no document of this kind. Type it as in passport:GBR:X1234567; others are id, temp id, hukou, hk permit, "
    "tw permit, residence, foreign pr, military, police."
)


def read_document(text: str, kind: str | None = None, *, today: date | None = None) -> Document:
    """The document that `text` is; `kind` or a prefix decides where the text alone does not.

    `today` is the business date: births after it are refused or belong to the last century.
    Raises Refusal DOCUMENT_INVALID with the field "document", the failed check and the next step.
    """
    typed = normalize("NFKC", text[:400]).strip()
    head, colon, rest = typed.partition(":")
    if colon and kind is None:
        kind, typed = _kind_named(head), rest.strip()
    elif kind is not None:
        kind = _kind_named(kind)
    if kind in (None, "passport") and looks_like_mrz(typed):
        return read_mrz(typed, today)
    if kind in ("military", "police_cert"):
        return Document(kind, clean(typed, field="document", limit=FREE_LIMIT))
    return _numbered(typed, kind or _kind_of(_compact(typed)), today)


def _numbered(typed: str, kind: str, today: date | None) -> Document:
    """A document known by its number alone."""
    if kind == "passport":
        return _passport(typed)
    number = _compact(typed)
    if kind == "foreign_pr" and (found := OLD_FOREIGN_PR.fullmatch(number)):
        return Document(kind, number, nationality=found[1], overseas=True, issuer="CHN")
    if kind in EIGHTEEN:
        return read_resident_id(number, kind, today)
    return _hk_macao(number) if kind == "hk_mo_permit" else _taiwan(number)


def _compact(typed: str) -> str:
    """The number in capitals without spaces and dashes."""
    return re.sub(r"[\s\-\u2010-\u2015\u2212]", "", typed).upper()


def _kind_named(name: str) -> str:
    """A kind as typed before the colon, in either language."""
    name = name.strip().casefold().replace("-", "_").replace(" ", "_")
    kind = ALIASES.get(name, name)
    if kind not in KINDS:
        raise invalid(NO_SUCH_KIND)
    return kind


def _kind_of(number: str) -> str:
    """The kind that a number without a prefix can only be."""
    if HK_MACAO.fullmatch(number):
        return "hk_mo_permit"
    if TAIWAN.fullmatch(number) or TAIWAN_OLD.fullmatch(number):
        return "tw_permit"
    if OLD_FOREIGN_PR.fullmatch(number):
        return "foreign_pr"
    if re.fullmatch(r"[0-9]{11,}[0-9X]", number):
        return "cn_id"  # of whatever length: its own check says what is wrong
    raise invalid(UNKNOWN)


def _passport(typed: str) -> Document:
    """passport:X1234567 or passport:GBR:X1234567."""
    issuer, colon, number = typed.rpartition(":")
    issuer, number = issuer.strip().upper(), _compact(number)
    if colon and not re.fullmatch(r"[A-Z]{3}", issuer):
        raise invalid(
            N_("The country is not a code of three letters, as in passport:GBR:X1234567. Type it again.")
        )
    if not PASSPORT.fullmatch(number) or not re.search("[0-9]", number):
        raise invalid(N_("A passport number has 3 to 20 letters and digits. Compare it with the page."))
    return Document(
        "passport",
        number,
        nationality=issuer or None,
        overseas=issuer != "CHN",
        warnings=() if issuer else (NO_ISSUER,),
        issuer=issuer or None,
    )


def _hk_macao(number: str) -> Document:
    """Permit of residents of Hong Kong or Macao to the mainland."""
    found = HK_MACAO.fullmatch(number)
    if not found:
        raise invalid(
            N_("A Hong Kong or Macao permit is H or M and 8 or 10 digits. Compare it with the card.")
        )
    nationality = "HKG" if found[1] == "H" else "MAC"
    return Document("hk_mo_permit", number, nationality=nationality, overseas=True, issuer="CHN")


def _taiwan(number: str) -> Document:
    """Permit of residents of Taiwan to the mainland; the old kind has ten digits and a letter."""
    old = TAIWAN_OLD.fullmatch(number)
    if not old and not TAIWAN.fullmatch(number):
        raise invalid(N_("A Taiwan permit has 8 digits (10 of the old kind). Compare it with the card."))
    return Document(
        "tw_permit",
        old[1] if old else number,
        nationality="TWN",
        overseas=True,
        warnings=(OLD_TAIWAN_PERMIT,) if old else (),
        issuer="CHN",
    )
