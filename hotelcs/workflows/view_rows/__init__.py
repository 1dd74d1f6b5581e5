"""The views of each department."""
