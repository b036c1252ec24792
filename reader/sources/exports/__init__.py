"""Exports of press databases, tables and lists of references -> pages, an article each."""
