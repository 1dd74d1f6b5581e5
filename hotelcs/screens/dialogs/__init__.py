"""What lies over a screen for a moment: find, help, a numbered menu."""
