"""A view, and a verb, has a name of its own: a later row of the same name would take the place of the first."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from hotelcs.workflows import verb_rows, view_rows


@pytest.mark.parametrize("package", [view_rows, verb_rows], ids=["views", "verbs"])
def test_no_two_rows_have_one_name(package) -> None:
    names = [
        name
        for module in iter_modules(package.__path__)
        for name in getattr(import_module(f"{package.__name__}.{module.name}"), "ROWS", {})
    ]
    assert len(names) > 100
    assert [name for name, count in Counter(names).items() if count > 1] == []
