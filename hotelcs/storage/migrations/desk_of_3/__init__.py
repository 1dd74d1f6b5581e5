"""What schema 3 adds, a file for each part of the front desk: each makes its tables, its columns, its rights."""
