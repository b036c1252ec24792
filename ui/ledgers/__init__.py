"""Ledgers: every quotation, figure, attribution and label of a story, each kind in a table."""
