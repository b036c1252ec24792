"""Findings -> report files; and the JSON records of the command line."""
