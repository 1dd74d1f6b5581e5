"""Text from outside: cleaned on the way in, filtered on the way out, measured in cells, folded for search."""

from hotelcs.text.cells import clip, clusters, pad, width
from hotelcs.text.cleaning import clean, optional, visible
from hotelcs.text.folding import csv_cell, fold, halfwidth_key, words

__all__ = [
    "clean",
    "clip",
    "clusters",
    "csv_cell",
    "fold",
    "halfwidth_key",
    "optional",
    "pad",
    "visible",
    "width",
    "words",
]
