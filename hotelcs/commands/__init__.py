"""The command line, a file per family of commands. Heavy imports stay inside the command that needs them."""
