"""Aligned passages -> tokens, changes and their classes, variations and readings."""
