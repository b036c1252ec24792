"""Ledgers: every quotation and every figure of a story in one table."""
