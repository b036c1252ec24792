"""The engine of Variorum: reads saved articles, relates, aligns and compares them. Knows no Qt."""
