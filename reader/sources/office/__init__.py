"""Documents of writing programs and prints -> pages."""
