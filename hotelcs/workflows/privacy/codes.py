"""The code of an erasure: kept nowhere, made of what would go."""

import json
from typing import Any

from hotelcs.storage.keys import Keys

CODE_LENGTH = 6


def digest_of(keys: Keys, scope: dict[str, Any], plan: dict[str, Any]) -> str:
    """What the second person's yes is bound to: what goes by which limits, and how much that is."""
    return keys.digest("erasure:" + json.dumps([scope, plan], sort_keys=True))


def code_of(keys: Keys, number: str, digest: str) -> str:
    """The code of a request, kept nowhere: whoever says it has seen this plan of this request."""
    return keys.digest(f"erasure-code:{number}:{digest}")[:CODE_LENGTH].upper()
