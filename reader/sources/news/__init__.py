"""Feeds and the messages of news agencies -> pages."""
