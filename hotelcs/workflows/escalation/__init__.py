"""Escalation: who is told when nobody takes a case, step by step, each step once."""
