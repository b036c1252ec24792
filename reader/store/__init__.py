"""The one file of the library: schema and migrations, every SQL statement, search, check and backup."""
