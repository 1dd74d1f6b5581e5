"""What happens in a shift: its log, its cash, its handover."""
