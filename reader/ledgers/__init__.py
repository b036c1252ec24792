"""Articles of a story -> ledgers: every quotation, figure, attribution and label across them."""
