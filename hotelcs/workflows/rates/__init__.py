"""What a stay costs and what may be sold: plans, seasons, rules of sale, taxes, packages."""
