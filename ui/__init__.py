"""The window of Variorum. Knows the engine, never the other way round."""
