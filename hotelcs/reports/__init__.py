"""A report is a query and its columns; the renderers turn rows into a table, CSV or JSON."""
