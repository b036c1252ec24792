"""The inspector: the current change with its readings, the verdict and the note on it, and the counts by class."""
