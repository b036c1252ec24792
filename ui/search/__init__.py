"""Searching the text of every article."""
