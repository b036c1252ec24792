"""Mail -> pages: messages and mailboxes."""
