"""Batches: many files on their way into a library, read in processes that a bad file cannot take down with it."""
