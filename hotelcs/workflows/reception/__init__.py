"""Reception: identity, check-in, the stay, check-out, the folio."""
