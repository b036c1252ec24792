"""The list of stories, grouped by storyline."""
