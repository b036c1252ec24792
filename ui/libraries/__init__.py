"""Libraries in the window: which were open lately, going to another one, backups and their return."""
