"""What hands type, read: dates, nights, times, amounts, rooms, quoted numbers and the `:` line. All pure."""

from hotelcs.entry.dates import parse_date, parse_departure, parse_nights
from hotelcs.entry.figures import parse_amount, parse_count, parse_room
from hotelcs.entry.line import Spoken, Word, split_line
from hotelcs.entry.numbers import NumberPattern, number_pattern, parse_number
from hotelcs.entry.times import parse_time

__all__ = [
    "NumberPattern",
    "Spoken",
    "Word",
    "number_pattern",
    "parse_amount",
    "parse_count",
    "parse_date",
    "parse_departure",
    "parse_nights",
    "parse_number",
    "parse_room",
    "parse_time",
    "split_line",
]
