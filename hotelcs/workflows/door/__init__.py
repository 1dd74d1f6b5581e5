"""The door: passwords and PINs, who is signed in where, what went wrong, what somebody was typing."""
