"""People: who works here in which posts, what they are trained for, the accounts they sign in with."""
