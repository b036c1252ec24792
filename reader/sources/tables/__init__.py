"""Tables and lists of references -> pages, an article a row."""
