"""Passages of several articles -> rows of those that say the same thing."""
