"""Tags on articles: putting them on, taking them off, showing them."""
