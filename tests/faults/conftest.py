"""Hotels are made by their migrations here: making one is among the matters of these tests."""

from tests.in_earnest import made_in_earnest

__all__ = ("made_in_earnest",)
