"""The calls of the command line: what each takes, and what answers it over the library."""
