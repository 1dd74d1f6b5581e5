"""Companies with credit, invoices, the price list."""
