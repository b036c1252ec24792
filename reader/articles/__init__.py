"""Page -> Article: the role of every block, headline, outlet, agency, byline, credit chain, date, language."""
