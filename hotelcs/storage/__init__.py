"""How the hotel is kept: driver, units of work, migrations, backup. Knows SQL, not hotels."""
