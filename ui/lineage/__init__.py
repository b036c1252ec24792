"""The lineage of a story: who printed whose text, drawn over time."""
