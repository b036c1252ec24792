"""Articles -> relations, families, stories, storylines; each with its reasons."""
