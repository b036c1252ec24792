"""The timeline of a storyline: events side by side, who told of them, and what recurs."""
