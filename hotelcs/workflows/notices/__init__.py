"""Notices to departments, posts or everybody, and who has read them."""
