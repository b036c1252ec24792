"""What every room of the engine may use: spans, ids, errors, changes to the store."""
