"""hotelcs: a hotel's customer service centre, run from a terminal."""

__version__ = "0.1.0"
