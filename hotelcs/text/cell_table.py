"""How many cells each character takes: the table of Rich 15 (wcwidth, Unicode 17, MIT), which Textual draws by.

Each string lists ranges as pairs of base-36 numbers: how many characters are skipped since the last range,
and how many follow its first one. A test compares every code point with Rich and prints the new table.
"""

from collections.abc import Iterator

ZERO = (
    "0 0 lb 33 7n 6 7b 18 1 0 1 1 1 1 1 0 20 a 1 0 1a k g 0 2t 6 2 5 2 1 1 3 z 0 u q 2j a 1m 8 9 0 o 3 1 8 1 2 "
    "1 4 17 2 1n 8 16 n 1 w 1i 2 1 h 1 6 a 1 t 2 1k 0 1 6 2 1 2 2 9 0 a 1 q 0 2 2 1k 0 1 4 4 1 2 2 3 0 u 1 3 0 "
    "b 2 1k 0 1 7 1 2 1 2 k 1 m 5 1 2 1k 0 1 6 2 1 2 2 7 2 a 1 u 0 1n 4 3 2 1 3 9 0 14 4 1j 0 1 6 1 2 1 3 7 1 b "
    "1 t 2 1k 0 1 6 1 2 1 3 7 1 b 1 f 0 c 3 1j 1 1 6 1 2 1 3 9 0 a 1 t 2 1y 0 4 5 1 0 1 7 i 1 1p 0 2 6 c 7 2q 0 "
    "2 8 b 6 21 1 r 0 1 0 1 0 4 1 1d j 1 1 5 a 1 z 9 0 2s j n 3 4 2 1 2 2 6 3 3 d b 1 0 a 3 5e 4f 9p 2 qa 3 s 2 "
    "t 1 u 1 1s v 9 0 19 4 39 1 y 0 3a b 4 b 63 4 1l 9 1 s 2 0 1c 19 2 b k 4 1b g 12 8 c 2 u c 1k d 1c j 48 2 1 "
    "k 4 0 6 0 2 2 5i 1r ej 4 o 6 1d f 2o w 2da 2 3x 0 2o v fe 5 2x 1 5l 0 n4a 3 1 9 w 1 28 1 7k 0 3 0 4 0 n 4 "
    "4 0 2b 1 1e h q h d 0 12 7 p c 18 3 1b d 10 0 1v d c 0 8 1 19 2 1e 0 1 2 2 1 5 1 1 0 15 4 5 1 6k 7 1 1 8n6 "
    "27 6xq 0 kh f g f 5r 0 4g 0 27 b e9 0 6a 0 45 4 1ae 2 1 1 5 3 14 2 4 0 4l 1 fx 3 1t 4 8t 1 25 5 1y a 1d 3 "
    "3e 2 1h e 15 0 2 1 a 3 19 a 7 0 1p 2 10 d g 1 18 0 c 2 1c d 8 3 1 1 2k b 6 0 2 0 4d b l 3 1j 1 1 6 2 1 2 2 "
    "9 0 a 1 2 6 3 4 1v 8 1 0 2 0 1 3 1 4 1 0 e 1 2a h n 0 29 j 6j 6 2 8 r 1 2a g 2y c 2t e 74 e 6t 5 1 1 2 3 1 "
    "0 1 1 3x 6 2 6 3 0 s 9 14 6 1 3 8 0 9 a 1a f 5i 7 5j 7 1 7 2a l 1 d 3e 5 3 0 1 1 1 6 1 0 1u 4 1 1 1 4 9n 3 "
    "9 1 1 0 1c 6 3 4 n 0 445 g 6 e 8ug h 1xc 4 1n 6 t4 0 1 1i 7 3 29 0 b 1 f57 1 1 3 3mk 19 2 m f2 4 3 l 2 6 u "
    "3 44 2 1iz 1i 4 1d 8 0 e 0 m 4 1 e 11s 6 1 g 2 6 1 1 1 4 2s 0 4g 6 af 0 1p 3 e4 3 72 1 6r 0 2 0 7 1 5 0 d6 "
    "6 31 6 240 4 gx6o 35r"
)
"""Characters that take no cell."""

WIDE = (
    "3cw 2n 3i2 1 d 1 5a 3 3 0 2 0 eh 1 l 1 q 7 g b 17 0 a 5 3 0 d 0 8 1 h 1 5 1 8 0 5 0 l 0 7 1 1 0 4 0 2 0 7 "
    "0 4 1 s 0 z 0 1 0 4 2 1 0 1p 2 o 0 e 0 nv 1 1f 0 4 0 mi p 1 2g c 5x q 1l 6 e 2 2d 4 2s 5 16 1 1e 1 15 1 2d "
    "9 1b 1 13 8 mkc 3 1i wp s hv 8mb 6l8 e7 ls 9 m y 1 i 1 3 45 2n 3j 6 m49 3 e 4 9 5p1 15 v 2p 36 6pp 3 1 6 1 "
    "1 1 82 f 0 t 2 2 0 e 3 8 az 6bo 2e 9 m 5n1 0 5m 0 5a 0 2 9 2t 2 d 17 4 8 7 1 e 5 4a w c 8 1 1x 1 l c 16 4 "
    "4 c g 3 0 3 2 5 1q 1 0 1 56 2 1q d 3 1 n i 0 q 1 d 0 2e 2c 1c 1x 6 0 3 2 2 3 3 3 b 1 7 8 6b b 4 0 7v 1a 1 "
    "9 1 54 34 c 3 a 3 1k 1 0 4 f 2 b 4 9 zr 1ekd 2 1ekd"
)
"""Characters that take two cells."""

EMOJI = (
    "z 0 6 0 5 9 33 0 4 0 68d 0 c 0 60 0 m 0 2i 5 f 1 al 0 4m 0 t 2 1 1 5 2 5j 0 6f 1 a 0 9 0 1m 1 3 4 9 0 2 0 "
    "6 0 4 0 2 0 1 1 2 0 3 0 3 1 8 2 5 0 1 0 s 1 2 0 1 1 1 0 i 0 2 0 j 0 1 3 1 0 1 1 3 0 6 0 8 1 m 0 6 0 1 0 1 "
    "0 l 0 6 1 2 0 2 2 8 0 5 1 2 1 1 0 2 0 1 0 1 0 6 0 3 0 h 1 f 0 2 0 r 1 1o 0 b6 1 cv 2 2hrc 1 c 1 bl 0 2 8 9 "
    "0 1y 0 o 1 1 2 2 1 17 3 5 b j 0 1 0 1 0 1z 0 1 0 57 0 23 1 10 1 2 6 d 0 2 3 2 0 k 0 2 0 8 1 9 0 5 2 c 2 8 "
    "2 2 0 1 0 4 0 6 0 3 0 6 0 5s 0 1 2 g 5 3 0 6 0 2 0"
)
"""One-cell characters that a following variation selector 16 makes two cells wide."""


def ranges(packed: str) -> Iterator[tuple[int, int]]:
    """The (first, last) code points of a packed table, in ascending order."""
    numbers = [int(word, 36) for word in packed.split()]
    position = 0
    for skipped, further in zip(numbers[::2], numbers[1::2], strict=True):
        yield position + skipped, position + skipped + further
        position += skipped + further + 1
