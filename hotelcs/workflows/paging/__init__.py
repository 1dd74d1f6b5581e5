"""Paging: telling the person on call, kept until it is known to have gone out."""
