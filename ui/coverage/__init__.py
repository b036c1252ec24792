"""The map of a story: which outlet carries which passage, and how much of each text stands in each other one."""
