"""The comparison: articles in columns, passages level in rows, changes marked; and the overview beside it."""
