"""Articles -> tokens, alignment, changes and their classes, readings, quotations, figures."""
