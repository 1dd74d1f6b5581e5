"""The mark on every line of a drill. A leaf: views read it, too."""

MARK = "DRILL 演练"
"""On every line of a drill, in both languages whoever reads it (handbook 01 S-121)."""
