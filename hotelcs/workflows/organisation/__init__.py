"""The organisation: the hotel's rooms, accounts and rights."""
