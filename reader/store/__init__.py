"""The one SQLite file: schema and migrations, every SQL statement, search, backup and check."""
