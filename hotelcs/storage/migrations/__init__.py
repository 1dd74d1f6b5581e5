"""The schema's history. `versions/NNNN_*.py` are applied in order; none imports the live models."""
