"""What schema 4 adds, a file for each part of cases: each makes its tables, its columns, its rights, its rules."""
