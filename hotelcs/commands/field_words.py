"""The words `field=value` of a command line, as the fields of an act's JSON Schema want them.

Numbers, booleans and dates stay text: the act reads them itself, and says what is wrong with them. Lists and
objects are JSON. An empty value means "none" where the field may be left open.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from hotelcs.errors import Usage
from hotelcs.i18n import N_

LONGEST_KEY = 200
WORD = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)=(.*)", re.DOTALL)


def split(words: Iterable[str]) -> dict[str, str]:
    """The fields among `words`, a dash in a name read as an underscore. Raises Usage for any other word."""
    given: dict[str, str] = {}
    for word in words:
        found = WORD.fullmatch(word)
        if found is None:
            raise Usage(N_("{word} is not of the form field=value."), word=word[:60])
        name = found[1].replace("-", "_")
        if name in given:
            raise Usage(N_("The field {name} is given twice."), name=name)
        given[name] = found[2].encode("utf-8", "ignore").decode()
    return given


def read(given: dict[str, str], schema: dict[str, Any]) -> dict[str, Any]:
    """`given` as the properties of `schema` have it; unknown fields stay as they are, for the act to refuse."""
    properties = schema.get("properties", {})
    return {name: _value(name, text, properties.get(name), schema) for name, text in given.items()}


def _value(name: str, text: str, wanted: dict[str, Any] | None, schema: dict[str, Any]) -> Any:
    kinds = set(_kinds(wanted or {}, schema))
    if not text and "null" in kinds and "string" not in kinds:
        return None
    if kinds & {"array", "object"} and text.lstrip()[:1] in ("[", "{"):
        return parse_json(text, name)
    return text


def _kinds(wanted: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    """Every JSON type that `wanted` allows, references followed."""
    if "$ref" in wanted:
        yield from _kinds(schema.get("$defs", {}).get(wanted["$ref"].rpartition("/")[2], {}), schema)
    for below in (*wanted.get("anyOf", ()), *wanted.get("allOf", ()), *wanted.get("oneOf", ())):
        yield from _kinds(below, schema)
    if "type" in wanted:
        yield wanted["type"]


def key_of(given: Any) -> str | None:
    """An idempotency key as it is kept; None without one. Raises Usage for what is no short text."""
    if given is None or given == "":
        return None
    if not isinstance(given, str):
        raise Usage(N_("The key is not text."))
    try:
        given.encode()
    except UnicodeEncodeError:  # half characters: two such keys could look alike
        raise Usage(N_("The key is not UTF-8 text.")) from None
    if len(given) > LONGEST_KEY:
        raise Usage(
            N_("The key has {count} characters; at most {most} fit."), count=len(given), most=LONGEST_KEY
        )
    return given


def parse_json(text: str, name: str) -> Any:
    """`text` as JSON of the field or line `name`. Raises Usage; NaN and doubled keys are refused too.

    Half characters (lone surrogates) are dropped, as everywhere on the way in.
    """
    try:
        content = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
        if "\\ud" in text.lower():  # half a character, written as an escape
            content = json.loads(json.dumps(content, ensure_ascii=False).encode("utf-8", "ignore"))
        return content
    except (ValueError, RecursionError) as error:
        raise Usage(N_("{name} is not JSON: {why}"), name=name, why=error) from None


def _no_constant(word: str) -> None:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand there once."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands there twice")
    return made
